/** What stands beside: words that could not be merged wait at their place until somebody decides. */

import { button, h } from "../base/dom.js";
import { BESIDE } from "../document/layout.js";
import { sayAt } from "./phrases.js";

/** @typedef {{key: string, by: string, at: string, text: string}} Kept */

export class Beside {
  /** @param {import("./common.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.kept = desk.doc.getMap(BESIDE);
    /** @type {Map<string, HTMLElement>} cards by place */
    this.cards = new Map();
    desk.newcomers.add((place) => this.draw(place));
  }

  /** @param {import("./common.js").Changes} changes */
  hear(changes) {
    const places = new Set([...(changes.get(BESIDE) ?? [])].map((key) => placeOf(key ?? "")));
    for (const place of places) this.draw(place);
  }

  /** @param {string} place */
  draw(place) {
    const spot = this.desk.spots.get(place);
    const found = this.at(place);
    const held = this.cards.get(place);
    if (!spot || (!found.length && !held)) return;
    held?.remove();
    this.cards.delete(place);
    if (!found.length) return;
    const cards = h("div", { class: "beside" }, ...found.map((kept) => this.card(place, spot, kept)));
    this.cards.set(place, cards);
    spot.element.append(cards);
  }

  /** @param {string} place @returns {Kept[]} */
  at(place) {
    /** @type {Kept[]} */
    const found = [];
    for (const [key, json] of this.kept.entries()) {
      if (typeof json === "string" && placeOf(key) === place) found.push({ key, ...parsed(json) });
    }
    return found.sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  /** @param {string} place @param {import("./common.js").Spot} spot @param {Kept} kept */
  card(place, spot, { key, by, at, text }) {
    const { desk } = this;
    const { words } = desk;
    const title = h("p", { class: "beside-title", id: desk.id("beside") }, words.beside(by, sayAt(at)));
    const card = h(
      "section",
      { class: "card", "aria-labelledby": title.id, tabindex: -1 },
      title,
      h("p", { class: "beside-text" }, spot.show(text)),
    );
    if (desk.isReadOnly) return card;
    /** @param {() => void} work */
    const decide = (work) => () => {
      desk.sheet.undo.stopCapturing();
      desk.act(() => {
        work();
        this.kept.delete(key);
      });
      desk.say(words.besideDone);
      /** @type {HTMLElement | null} */ (spot.element.querySelector("textarea, select, input"))?.focus();
    };
    const both = () => {
      const live = desk.doc.getText(place);
      const now = live.toString();
      live.insert(live.length, now && !now.endsWith("\n") ? `\n${text}` : text);
    };
    card.append(
      h(
        "div",
        { class: "acts" },
        button(
          words.takeBeside,
          decide(() => spot.take(text)),
        ),
        spot.isText ? button(words.keepBoth, decide(both)) : null,
        button(
          words.leaveBeside,
          decide(() => undefined),
        ),
      ),
    );
    return card;
  }
}

/** @param {string} key */
const placeOf = (key) => key.slice(0, key.lastIndexOf("/"));

/**
 * Return what is kept beside an answer.
 * @param {string} json
 * @returns {{by: string, at: string, text: string}}
 */
export function parsed(json) {
  try {
    const { by = "", at = "", text = "" } = JSON.parse(json);
    return { by: String(by), at: String(at), text: String(text) };
  } catch (oops) {
    if (!(oops instanceof SyntaxError)) throw oops;
    return { by: "", at: "", text: json };
  }
}
