/** Things brought into an order, with buttons only, so that keyboard and thumb do equally well. */

import { button, focusedIn, h } from "../base/dom.js";
import { labelOf } from "../document/form.js";
import * as layout from "../document/layout.js";
import { ranked } from "../document/plain_values.js";

const STEP = 1e-6;

/**
 * What the steps of one box share.
 * @typedef {object} Ranking
 * @property {import("../editor/common.js").Desk} desk
 * @property {import("../document/form.js").Ask} ask
 * @property {import("yjs").Map<unknown>} kept
 * @property {HTMLElement} element
 */

/**
 * @param {import("../editor/common.js").Desk} desk
 * @param {import("../document/form.js").Ask} ask
 * @param {Record<string, any>} attributes
 * @returns {import("./choices.js").Box}
 */
export function rankBox(desk, ask, attributes) {
  const { words } = desk;
  const name = layout.many(ask.id);
  const order = h("ol", { class: "ranked" });
  const rest = h("ul", { class: "unranked" });
  const hint = h("p", { class: "hint" });
  const restTitle = h("p", { class: "small-title" }, words.rankRest);
  const element = h("div", { role: "group", class: "rank", ...attributes }, hint, order, restTitle, rest);
  const ranking = { desk, ask, kept: desk.doc.getMap(name), element };
  desk.place(name, spot(ranking));
  let drawn = "";
  return {
    element,
    refresh() {
      const codes = ranked(desk.doc, ask);
      if (drawn === codes.join(",") && hint.textContent) return;
      drawn = codes.join(",");
      const left = ask.options.filter((option) => !codes.includes(option.code));
      keepFocus(element, () => {
        order.replaceChildren(...codes.map((code) => rankedLine(ranking, code, codes)));
        rest.replaceChildren(...left.map(({ code }) => restLine(ranking, code)));
        hint.textContent = codes.length ? words.rankOrder : words.rankEmpty;
        restTitle.hidden = !left.length;
      });
    },
    destroy: () => desk.unplace(name, element),
  };
}

/**
 * The whole order as one place: people read it numbered, and it is taken over as codes.
 * @param {Ranking} ranking
 * @returns {import("../editor/common.js").Spot}
 */
function spot({ desk, ask, kept, element }) {
  const numbered = (/** @type {string} */ code, /** @type {number} */ index) =>
    `${index + 1} ${labelOf(ask.options, code)}`;
  return {
    element,
    isText: false,
    show: (text) => text.split(",").map(numbered).join("　"),
    take: (text) => desk.act(() => replace(kept, text.split(","))),
  };
}

/**
 * One thing that has its place in the order.
 * @param {Ranking} ranking
 * @param {string} code
 * @param {string[]} codes
 */
function rankedLine(ranking, code, codes) {
  const { words } = ranking.desk;
  const act = acts(ranking, code);
  const [isFirst, isLast] = [code === codes[0], code === codes.at(-1)];
  return line(
    ranking,
    code,
    act("up", words.up, () => move(ranking, code, -1), isFirst),
    act("down", words.down, () => move(ranking, code, 1), isLast),
    act("unpick", words.unpick, () => unpick(ranking, code)),
  );
}

/** One thing that has no place yet. @param {Ranking} ranking @param {string} code */
function restLine(ranking, code) {
  const act = acts(ranking, code);
  return line(
    ranking,
    code,
    act("pick", ranking.desk.words.pick, () => pick(ranking, code)),
  );
}

/** @param {Ranking} ranking @param {string} code @param {...HTMLElement} buttons */
function line({ ask }, code, ...buttons) {
  return h(
    "li",
    { "data-code": code },
    h("span", { class: "what" }, labelOf(ask.options, code)),
    h("span", { class: "acts" }, ...buttons),
  );
}

/**
 * Return what makes a button of this thing's line; its full name says what it does to what.
 * @param {Ranking} ranking
 * @param {string} code
 */
function acts({ desk, ask }, code) {
  /** @param {string} action @param {string} text @param {() => void} work @param {boolean} [isOff] */
  return (action, text, work, isOff = false) =>
    button(text, work, {
      "data-action": action,
      "aria-label": `${labelOf(ask.options, code)}を${text}`,
      disabled: isOff || desk.isReadOnly,
    });
}

/** Put something at the end of the order. @param {Ranking} ranking @param {string} code */
function pick({ desk, ask, kept, element }, code) {
  const codes = ranked(desk.doc, ask);
  desk.act(() => place(kept, codes, code, codes.length));
  desk.say(desk.words.placed(labelOf(ask.options, code), codes.length + 1));
  focus(element, code, "up");
}

/** Move something by one place. @param {Ranking} ranking @param {string} code @param {-1 | 1} by */
function move({ desk, ask, kept, element }, code, by) {
  const codes = ranked(desk.doc, ask);
  const to = codes.indexOf(code) + by;
  const others = codes.filter((other) => other !== code);
  desk.act(() => place(kept, others, code, to));
  desk.say(desk.words.placed(labelOf(ask.options, code), to + 1));
  focus(element, code, by < 0 ? "up" : "down");
}

/** Take something out of the order. @param {Ranking} ranking @param {string} code */
function unpick({ desk, ask, kept, element }, code) {
  desk.act(() => kept.delete(code));
  desk.say(desk.words.unpicked(labelOf(ask.options, code)));
  focus(element, code, "pick");
}

/**
 * Go to this button of a thing's line, or to the first that can be pressed there.
 * @param {HTMLElement} element
 * @param {string} code
 * @param {string} action
 */
function focus(element, code, action) {
  const found = element.querySelector(`[data-code="${CSS.escape(code)}"]`);
  const wanted =
    found?.querySelector(`[data-action="${action}"]:not(:disabled)`) ??
    found?.querySelector("button:not(:disabled)");
  /** @type {HTMLElement | null} */ (wanted ?? null)?.focus();
}

/**
 * Draw anew; who stood at a button stands at the same one afterwards.
 * @param {HTMLElement} element
 * @param {() => void} draw
 */
function keepFocus(element, draw) {
  const held = focusedIn(element);
  const [code, action] = [held?.closest("li")?.dataset.code, held?.dataset.action];
  draw();
  if (code && action) focus(element, code, action);
}

/**
 * Give a code the place `to` among `others`; only its own number changes while there is room.
 * @param {import("yjs").Map<unknown>} kept
 * @param {string[]} others
 * @param {string} code
 * @param {number} to
 */
function place(kept, others, code, to) {
  const number = (/** @type {number} */ index) => Number(kept.get(others[index]));
  const before = to > 0 ? number(to - 1) : number(to) - 2;
  const after = to < others.length ? number(to) : before + 2;
  if (!others.length) kept.set(code, 1);
  else if (after - before > STEP) kept.set(code, (before + after) / 2);
  else replace(kept, [...others.slice(0, to), code, ...others.slice(to)]);
}

/** @param {import("yjs").Map<unknown>} kept @param {string[]} codes */
function replace(kept, codes) {
  for (const code of [...kept.keys()]) if (!codes.includes(code)) kept.delete(code);
  codes.forEach((code, index) => kept.set(code, index + 1));
}
