/** Things brought into an order, with buttons only, so that keyboard and thumb do equally well. */

import { button, h } from "../base/dom.js";
import { labelOf } from "../document/form.js";
import * as layout from "../document/layout.js";
import { ranked } from "../document/plain_values.js";

const STEP = 1e-6;

/**
 * @param {import("../editor/common.js").Desk} desk
 * @param {import("../document/form.js").Ask} ask
 * @param {Record<string, any>} attributes
 * @returns {import("./choices.js").Box}
 */
export function rankBox(desk, ask, attributes) {
  const { words } = desk;
  const name = layout.many(ask.id);
  const kept = desk.doc.getMap(name);
  const order = h("ol", { class: "ranked" });
  const rest = h("ul", { class: "unranked" });
  const hint = h("p", { class: "hint" });
  const restTitle = h("p", { class: "small-title" }, words.rankRest);
  const element = h("div", { role: "group", class: "rank", ...attributes }, hint, order, restTitle, rest);
  const label = (/** @type {string} */ code) => labelOf(ask.options, code);

  /** @param {string} code @param {string} action */
  const focus = (code, action) => {
    const line = element.querySelector(`[data-code="${CSS.escape(code)}"]`);
    const wanted =
      line?.querySelector(`[data-action="${action}"]:not(:disabled)`) ??
      line?.querySelector("button:not(:disabled)");
    /** @type {HTMLElement | null} */ (wanted ?? null)?.focus();
  };
  /** @param {string} code @param {string} text @param {string} action @param {() => void} work @param {boolean} [isOff] */
  const act = (code, text, action, work, isOff = false) =>
    button(text, work, {
      "data-action": action,
      "aria-label": `${label(code)}を${text}`,
      disabled: isOff || desk.isReadOnly,
    });

  const pick = (/** @type {string} */ code) => {
    const codes = ranked(desk.doc, ask);
    desk.act(() => place(kept, codes, code, codes.length));
    desk.say(words.placed(label(code), codes.length + 1));
    focus(code, "up");
  };
  /** @param {string} code @param {-1 | 1} by */
  const move = (code, by) => {
    const codes = ranked(desk.doc, ask);
    const to = codes.indexOf(code) + by;
    desk.act(() =>
      place(
        kept,
        codes.filter((other) => other !== code),
        code,
        to,
      ),
    );
    desk.say(words.placed(label(code), to + 1));
    focus(code, by < 0 ? "up" : "down");
  };
  const unpick = (/** @type {string} */ code) => {
    desk.act(() => kept.delete(code));
    desk.say(words.unpicked(label(code)));
    focus(code, "pick");
  };
  /** @param {string} code @param {number} index @param {string[]} codes */
  const line = (code, index, codes) =>
    h(
      "li",
      { "data-code": code },
      h("span", { class: "what" }, label(code)),
      h(
        "span",
        { class: "acts" },
        act(code, words.up, "up", () => move(code, -1), index === 0),
        act(code, words.down, "down", () => move(code, 1), index === codes.length - 1),
        act(code, words.unpick, "unpick", () => unpick(code)),
      ),
    );

  desk.place(name, {
    element,
    isText: false,
    show: (text) =>
      text
        .split(",")
        .map((code, index) => `${index + 1} ${label(code)}`)
        .join("　"),
    take: (text) => desk.act(() => replace(kept, text.split(","))),
  });
  let drawn = "";
  return {
    element,
    refresh() {
      const codes = ranked(desk.doc, ask);
      if (drawn === codes.join(",") && hint.textContent) return;
      drawn = codes.join(",");
      const held = /** @type {HTMLElement | null} */ (element.querySelector(":focus"));
      const [heldCode, heldAction] = [held?.closest("li")?.dataset.code, held?.dataset.action];
      const left = ask.options.filter((option) => !codes.includes(option.code));
      order.replaceChildren(...codes.map(line));
      rest.replaceChildren(
        ...left.map(({ code }) =>
          h(
            "li",
            { "data-code": code },
            h("span", { class: "what" }, label(code)),
            h(
              "span",
              { class: "acts" },
              act(code, words.pick, "pick", () => pick(code)),
            ),
          ),
        ),
      );
      hint.textContent = codes.length ? words.rankOrder : words.rankEmpty;
      restTitle.hidden = !left.length;
      if (heldCode && heldAction) focus(heldCode, heldAction);
    },
    destroy: () => desk.unplace(name, element),
  };
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
