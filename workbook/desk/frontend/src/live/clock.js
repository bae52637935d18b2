/** A countdown in large type, for the shared screen and the facilitator. */

import { h } from "../base/dom.js";
import { left } from "./countdown.js";
import css from "./live.css";

const TICK = 250;
const WORDS = { left: "残り", over: "時間になりました", none: "" };

export class Clock {
  /** @param {ShadowRoot | HTMLElement} root @param {import("./line.js").Line} line */
  constructor(root, line) {
    this.line = line;
    this.label = h("p", { class: "big-label" });
    this.time = h("p", { class: "big-time", role: "timer" });
    this.frame = h("div", { class: "big", lang: "ja", hidden: true }, this.label, this.time);
    this.host = h("div");
    this.host.attachShadow({ mode: "open" }).append(h("style", {}, css), this.frame);
    root.append(this.host);
    this.ticking = setInterval(() => this.tick(), TICK);
    this.tick();
  }

  destroy() {
    clearInterval(this.ticking);
    this.host.remove();
  }

  tick() {
    const timer = this.line.news?.timer ?? null;
    this.frame.hidden = !timer;
    if (!timer) return;
    const { text, level } = left(timer, this.line.now());
    const said = level === "over" ? WORDS.over : `${WORDS.left} ${text}`;
    if (this.time.textContent !== said) this.time.textContent = said;
    if (this.label.textContent !== timer.label) this.label.textContent = timer.label;
    this.frame.dataset.level = level;
  }
}
