/** The sheet as it stood after a step, with what has just changed marked. */

import { h } from "../base/dom.js";
import { namesIn, rowsOf, said } from "./in_words.js";

/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("../document/form.js").Form} Form */
/** @typedef {import("./states.js").State} State */
/** @typedef {import("./states.js").Step} Step */

const NOTHING = "（まだ書かれていません）";
const NEW = "新";

export class Stood {
  /** @param {Form} form */
  constructor(form) {
    this.parts = form.asks.map((ask) => ({ ask, head: h("h3", {}, ask.label), body: h("div"), mark: "" }));
    this.element = h("div", { class: "answers" });
    this.element.append(...this.parts.map(({ head, body }) => h("section", {}, head, body)));
  }

  /** Show a state; what did not change is not drawn anew. @param {State} state @param {Step} step */
  show(state, step) {
    const changed = new Map(step.changes.map((change) => [change[0], change]));
    for (const part of this.parts) {
      const children = drawn(part.ask, state, changed);
      const whole = h("div", {}, ...children);
      if (part.mark === whole.innerHTML) continue;
      part.mark = whole.innerHTML;
      part.body.replaceChildren(...whole.childNodes);
    }
  }
}

/** @param {Ask} ask @param {State} state @param {Map<string, import("./states.js").Change>} changed */
function drawn(ask, state, changed) {
  if (!ask.grids.length) {
    const text = state.get(ask.id) ?? "";
    if (!text) return [h("p", { class: "quiet" }, NOTHING)];
    return [
      h("p", { class: "words" }, ...marked(said(text, ask), changed.get(ask.id), ask.holds === "words")),
    ];
  }
  const names = namesIn(state, ask);
  const lists = ask.grids.flatMap((grid) => {
    const rows = rowsOf(state, grid, names);
    if (!rows.length) return [];
    const items = rows.map(({ id, name, cells }) => {
      const parts = cells.flatMap(({ field, text }, place) => {
        const change = changed.get(`${grid.id}/${id}/${field.id}`);
        const label = h("span", { class: "label" }, `${field.label}：`);
        return [place ? " ／ " : "", label, ...marked(text, change, field.holds === "words")];
      });
      return h("li", {}, grid.fixed.length > 0 && h("strong", {}, `${name}　`), ...parts);
    });
    const head = ask.grids.length > 1 && h("h4", {}, grid.label);
    return [head || "", h("ul", {}, ...items)];
  });
  return lists.length ? lists : [h("p", { class: "quiet" }, NOTHING)];
}

/**
 * Return a text in which the letters that have just come are marked; what is chosen is marked as a whole.
 * @param {string} text
 * @param {import("./states.js").Change | undefined} change
 * @param {boolean} isWords
 */
function marked(text, change, isWords) {
  if (!change) return [text];
  const letters = [...text];
  const [, at, , came] = change;
  const [begin, end] = isWords ? [at, at + [...came].length] : [0, letters.length];
  const middle = letters.slice(begin, end).join("");
  if (!middle.trim()) return [text];
  const mark = h("ins", {}, h("span", { class: "mark" }, NEW), middle);
  return [letters.slice(0, begin).join(""), mark, letters.slice(end).join("")];
}
