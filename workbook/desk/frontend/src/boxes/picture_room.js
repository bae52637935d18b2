/** Where the picture of a question stands: it is fetched when a sheet has one, and works on what is there by then. */

import { h } from "../base/dom.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../editor/common.js").Changes} Changes */
/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {Record<string, any>} View what of it is looked at */

/**
 * A picture one works in.
 * @typedef {object} Picture
 * @property {HTMLElement} element
 * @property {(changes: Changes) => void} hear
 * @property {() => void} plan draw it at the next frame
 * @property {(view: View) => void} [look]
 * @property {() => void} destroy
 */

/** @typedef {(desk: Desk, ask: Ask, choices: import("./cell.js").Choices) => Picture} Open */
/** @typedef {{css: string, open: Open}} Touchable */
/** @typedef {Record<string, () => Promise<Touchable>>} Pictures how each is fetched, by kind of chart */

export class PictureRoom {
  /** @param {Desk} desk @param {Ask} ask @param {import("./cell.js").Choices} choices what its cells offer */
  constructor(desk, ask, choices) {
    this.element = h("div", { class: "picture-room is-coming" });
    /** @type {Picture | null} */
    this.picture = null;
    /** @type {View} */
    this.view = {};
    this.isOver = false;
    void this.fetch(desk, ask, choices);
  }

  /** @param {Desk} desk @param {Ask} ask @param {import("./cell.js").Choices} choices */
  async fetch(desk, ask, choices) {
    const found = await desk.pictures[ask.picture?.kind ?? ""]?.().catch(() => null);
    this.element.classList.remove("is-coming");
    if (this.isOver) return;
    if (!found) return this.element.append(h("p", { class: "hint" }, desk.words.noPicture));
    this.picture = found.open(desk, ask, choices);
    this.element.append(h("style", {}, found.css), this.picture.element);
    this.picture.look?.(this.view);
  }

  /** @param {View} view */
  look(view) {
    this.view = { ...this.view, ...view };
    this.picture?.look?.(view);
  }

  /** @param {Changes} changes */
  hear(changes) {
    this.picture?.hear(changes);
  }

  plan() {
    this.picture?.plan();
  }

  destroy() {
    this.isOver = true;
    this.picture?.destroy();
  }
}

/** Let a table have its picture below: there it pushes away nothing that somebody writes in. @param {import("./table.js").Table} table @param {Ask} ask */
export function withPicture(table, ask) {
  const room = new PictureRoom(table.desk, ask, table.choices);
  const parts = [table, room];
  return {
    element: h("div", {}, table.element, room.element),
    refresh: () => (table.refresh(), room.plan()),
    hear: (/** @type {Changes} */ changes) => parts.forEach((part) => part.hear(changes)),
    destroy: () => parts.forEach((part) => part.destroy()),
  };
}
