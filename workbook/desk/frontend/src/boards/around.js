/** What stands around a picture: how to work in it, the card of a sign, what signs mean, and the same in words. */

import { button, focusedIn, h } from "../base/dom.js";
import { isRemoved } from "../document/rows.js";
import { card } from "../touch/card.js";
import { paint } from "../touch/drawing.js";
import { focusOn } from "./signs.js";
import { s } from "../touch/svg.js";
import { WORDS } from "./board_phrases.js";

/** @typedef {import("./signs.js").Thing} Thing */

export class Around {
  /** @param {import("./board.js").Board} board @param {import("../boxes/cell.js").Choices} choices */
  constructor(board, choices) {
    const { words } = board.desk;
    this.board = board;
    this.choices = choices;
    const title = h("p", { class: "small-title" }, words.map(board.ask.label));
    this.side = h("div", { class: "side" }, h("ol", { class: "how-to" }, ...WORDS.howToMove.map(item)));
    this.numbers = h("ul", { class: "key numbers" });
    this.key = h("ul", { class: "key", "aria-label": words.key });
    this.words = h("div");
    this.inWords = h("details", {}, h("summary", {}, words.mapInWords), this.words);
    const room = h("div", { class: "with-side" }, board.surface.element, this.side);
    this.element = h("div", { class: "board" }, title, room, this.numbers, this.key, this.inWords);
    /** @type {ReturnType<typeof card> | null} */
    this.card = null;
    /** Which sign was opened. */
    this.opened = "";
  }

  /** @param {import("./signs.js").Scene} scene */
  refresh({ numbered, key, zones, things }) {
    this.numbers.replaceChildren(...numbered.map(item));
    this.key.replaceChildren(
      ...key.map(({ items, said }) => h("li", {}, items.length ? sample(items) : null, said)),
    );
    this.card?.refresh();
    if (focusedIn(this.words)) return;
    const places = zones.map(({ id, name }) => ({ name, here: things.filter(({ zone }) => zone === id) }));
    const lines = places
      .filter(({ here }) => here.length)
      .map(({ name, here }) => h("li", {}, name, h("ul", {}, ...here.map((thing) => this.line(thing)))));
    this.words.replaceChildren(h("ul", { class: "in-words" }, ...lines));
  }

  /** @param {Thing} thing */
  line(thing) {
    return h(
      "li",
      {},
      button(thing.label, () => this.open(thing), { class: "quiet" }),
    );
  }

  /** @param {Thing} thing */
  open({ id, row, name }) {
    const { desk, ask, kind, part } = this.board;
    this.close(false);
    this.opened = id;
    const wanted = kind.columns(part);
    const [grid] = ask.grids;
    this.card = card(desk, {
      title: name,
      grid: grid.id,
      row,
      fields: grid.fields.filter((field) => wanted.includes(field.id)),
      labelOf: (field) => field.label,
      choices: this.choices,
      more: [],
      isShown: () => !isRemoved(desk.doc, grid.id, row),
      close: (isGoingBack) => this.close(isGoingBack),
    });
    this.card.refresh();
    this.side.append(this.card.element);
    this.side.classList.add("is-open");
    this.card.heading.focus({ preventScroll: true });
    this.card.top.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} [isGoingBack] whether the focus goes back to what was opened */
  close(isGoingBack = true) {
    const { card: open } = this;
    if (!open) return;
    this.card = null;
    open.destroy();
    this.side.classList.remove("is-open");
    if (isGoingBack) focusOn(this.board.surface, this.opened);
    this.board.plan();
  }
}

/** @param {string} text */
const item = (text) => h("li", {}, text);

/** @param {import("../touch/drawing.js").Item[]} items */
const sample = (items) => s("svg", { width: 30, height: 18, "aria-hidden": "true" }, ...items.flatMap(paint));
