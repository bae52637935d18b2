/** What a team sees of its facilitator on every page: what runs now, messages, the call back, and a hand to raise. */

import { h } from "../base/dom.js";
import { Cards } from "./announcements.js";
import { focused, isForWriting } from "./going_along.js";
import { Hand } from "./hand.js";
import css from "./live.css";
import { Strip } from "./now_strip.js";

const TICK = 250;
/** So long after a key or a finger a button is being used. */
const USING = 5_000;
const PRESSED = "a[href], button, input, summary, [role=button]";
const TOUCHES = /** @type {const} */ (["pointerdown", "keydown", "focusin"]);
const REGION = "進行役からのお知らせ";

/**
 * @typedef {object} Options
 * @property {import("./line.js").Line} line
 * @property {Record<string, string>} reasons what one may call for, by code; none: nobody can be called
 * @property {string} who whose page it is
 */

export class Bar {
  /** @param {ShadowRoot | HTMLElement} root @param {Options} options */
  constructor(root, { line, reasons, who }) {
    this.line = line;
    this.cards = new Cards(who);
    this.strip = new Strip(line);
    this.hand = new Hand(line, reasons);
    this.foot = h("div", { class: "foot" }, this.strip.element, this.hand.element, this.strip.choices);
    const { polite, urgent } = this.cards;
    this.region = h(
      "section",
      { class: "live", lang: "ja", "aria-label": REGION },
      this.cards.element,
      this.foot,
      ...[polite, urgent, this.strip.polite],
    );
    this.host = h("div");
    this.host.attachShadow({ mode: "open" }).append(h("style", {}, css), this.region);
    root.append(this.host);
    this.usedAt = 0;
    this.taken = "";
    this.draw = this.draw.bind(this);
    this.use = this.use.bind(this);
    for (const touch of TOUCHES) document.addEventListener(touch, this.use, true);
    line.on("news", this.draw);
    addEventListener("storage", this.draw); // what is closed in one window is closed in the others
    this.ticking = setInterval(() => this.tick(), TICK);
    this.draw();
  }

  destroy() {
    this.line.off("news", this.draw);
    removeEventListener("storage", this.draw);
    clearInterval(this.ticking);
    for (const touch of TOUCHES) document.removeEventListener(touch, this.use, true);
    document.documentElement.style.removeProperty("--wb-foot");
    this.host.remove();
  }

  use() {
    this.usedAt = Date.now();
  }

  draw() {
    if (this.line.news) {
      this.cards.draw(this.line.news);
      this.hand.draw();
    }
    this.tick();
  }

  tick() {
    const isOn = this.strip.tick();
    this.region.classList.toggle("is-on", isOn);
    // Until the first news there is nothing in it: what grew then would move.
    this.foot.classList.toggle("is-empty", !isOn && !(this.line.news && this.hand.reasons.length));
    this.makeWay();
  }

  /** Never cover the box that somebody writes in, or the button in use; and let the page end above what stands here. */
  makeWay() {
    const box = focused();
    const isUsed = isForWriting(box) || (box?.matches(PRESSED) && Date.now() - this.usedAt < USING);
    const isInTheWay =
      Boolean(isUsed) && !this.region.contains(box) && overlap(box, this.cards.element, this.foot);
    this.region.classList.toggle("is-away", isInTheWay);
    const taken = `${this.region.offsetHeight}px`;
    if (taken !== this.taken) document.documentElement.style.setProperty("--wb-foot", (this.taken = taken));
  }
}

/** @param {HTMLElement | null} box @param {...HTMLElement} parts */
function overlap(box, ...parts) {
  const one = box?.getBoundingClientRect();
  return parts.some((part) => {
    const other = part.getBoundingClientRect();
    return (
      one && other.height > 0 && one.bottom > other.top && one.top < other.bottom && one.right > other.left
    );
  });
}
