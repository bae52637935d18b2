/** A hand to raise: why, and what became of it. */

import { button, h } from "../base/dom.js";

const WORDS = {
  call: "進行役を呼ぶ",
  short: "呼ぶ",
  why: "どうしましたか",
  calling: "進行役を呼んでいます",
  coming: "進行役が向かっています",
  never: "取り消す",
  back: "やめる",
};

export class Hand {
  /** @param {import("./line.js").Line} line @param {Record<string, string>} reasons by code; none: nobody can be called */
  constructor(line, reasons) {
    this.line = line;
    this.reasons = Object.entries(reasons);
    this.isAsking = false;
    this.drawn = "";
    this.element = h("div", { class: "hand" });
  }

  draw() {
    const hand = this.line.news?.hand ?? null;
    const drawn = JSON.stringify([hand, this.isAsking]);
    if (!this.reasons.length || drawn === this.drawn) return;
    this.drawn = drawn;
    const root = /** @type {ShadowRoot | Document} */ (this.element.getRootNode());
    const hadFocus = this.element.contains(root.activeElement) && this.element !== root.activeElement;
    if (hand) this.isAsking = false;
    this.element.replaceChildren(...(hand ? this.state(hand) : this.isAsking ? [this.why()] : [this.call()]));
    if (hadFocus) this.element.querySelector("button")?.focus();
  }

  /** @param {boolean} isAsking */
  ask(isAsking) {
    this.isAsking = isAsking;
    this.draw();
  }

  call() {
    const found = button("", () => this.ask(true), { "aria-label": WORDS.call });
    found.append(h("span", { class: "long" }, WORDS.call), h("span", { class: "short" }, WORDS.short));
    return found;
  }

  /** @param {{reason: string, taken: boolean}} hand */
  state(hand) {
    const text = hand.taken ? WORDS.coming : `${WORDS.calling}（${hand.reason}）`;
    const never = button(WORDS.never, () => this.line.say({ do: "hand-down" }), { class: "quiet" });
    return [h("p", { class: "state", role: "status" }, text), never];
  }

  why() {
    const say = (/** @type {string} */ reason) => () => this.line.say({ do: "hand", reason });
    return h(
      "div",
      { class: "why", role: "group", "aria-label": WORDS.why },
      h("p", {}, WORDS.why),
      ...this.reasons.map(([code, text]) => button(text, say(code))),
      button(WORDS.back, () => this.ask(false), { class: "quiet" }),
    );
  }
}
