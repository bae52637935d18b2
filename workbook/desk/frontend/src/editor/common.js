/** What the parts of the editor share: the sheet, the words, where people are, and who hears of which change. */

import * as Y from "yjs";

/** @typedef {Map<string, Set<string | null>>} Changes root name → keys (maps) that changed */

/**
 * A place where one answer or one cell is written. Its key is the name of its text, or map and key.
 * @typedef {object} Spot
 * @property {HTMLElement} element
 * @property {(text: string) => void} take make the place say this
 * @property {(text: string) => string} show how people read it
 * @property {boolean} isText
 */

export class Desk {
  /**
   * @param {object} given
   * @param {import("../connection/live_sheet.js").Sheet} given.sheet
   * @param {import("../document/form.js").Form} given.form
   * @param {import("./phrases.js").Phrases} given.words
   * @param {HTMLElement} given.live where screen readers listen
   * @param {string[]} [given.invented] names that belong to nobody: nobody is asked about them
   * @param {import("../boxes/picture_room.js").Pictures} [given.pictures] those one can work in
   */
  constructor({ sheet, form, words, live, invented = [], pictures = {} }) {
    this.sheet = sheet;
    this.doc = sheet.doc;
    this.form = form;
    this.words = words;
    this.live = live;
    this.invented = invented;
    this.pictures = pictures;
    this.isReadOnly = false;
    /** How wide the sheet is, in pixels. */
    this.width = 0;
    this.count = 0;
    /** @type {Set<(changes: Changes) => void>} */
    this.listeners = new Set();
    /** @type {Map<string, Spot>} */
    this.spots = new Map();
    /** @type {Set<(key: string) => void>} */
    this.newcomers = new Set();
    /** @type {Set<() => void>} text boxes that hand over what is typed and not yet in the document */
    this.takers = new Set();
    this.doc.on("afterTransaction", (transaction) => this.dispatch(transaction));
  }

  /** Return an id that no other element has. @param {string} name */
  id(name) {
    return `desk-${name}-${++this.count}`;
  }

  /** Do something as the person here: one step to undo. @param {() => void} work */
  act(work) {
    if (!this.isReadOnly) this.sheet.act(work);
  }

  /** Let screen readers say something. @param {string} text */
  say(text) {
    this.live.textContent = this.live.textContent === text ? `${text}\u200b` : text;
  }

  /** @param {(changes: Changes) => void} listener */
  hear(listener) {
    this.listeners.add(listener);
  }

  /**
   * Make a place known, so that colleagues and 別案 can be shown at it.
   * @param {string} key
   * @param {Spot} spot
   */
  place(key, spot) {
    spot.element.dataset.spot = key;
    this.spots.set(key, spot);
    for (const listener of this.newcomers) listener(key);
  }

  /** @param {string} key @param {HTMLElement} element */
  unplace(key, element) {
    if (this.spots.get(key)?.element === element) this.spots.delete(key);
  }

  /** @param {Y.Transaction} transaction */
  dispatch(transaction) {
    if (!transaction.changed.size) return;
    /** @type {Map<unknown, string>} */
    const names = new Map();
    for (const [name, type] of this.doc.share) names.set(type, name);
    /** @type {Changes} */
    const changes = new Map();
    for (const [type, keys] of transaction.changed) {
      const name = names.get(type);
      if (name !== undefined) changes.set(name, keys);
    }
    for (const listener of this.listeners) listener(changes);
  }
}
