/** Raised hands where facilitators look last: in the tab's title, and as two soft notes for those who want them. */

import { h } from "../base/dom.js";
import css from "./live.css";
import { allow, chime } from "./sound.js";
import { titled } from "./title.js";

const TICK = 1000;
const WORD = "手が挙がったら音を鳴らす";
const WANTED = "workbook-hands-sound";

/** The newest hand that this window knows of; null before the first look, for which nothing rings. @type {number | null} */
let known = null;

export class Waiting {
  /** @param {ShadowRoot | HTMLElement} root @param {{waiting: number, newest: number}} given */
  constructor(root, { waiting, newest }) {
    this.waiting = waiting;
    this.box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
    this.box.checked = localStorage.getItem(WANTED) === "1";
    this.box.addEventListener("change", () => {
      localStorage.setItem(WANTED, this.box.checked ? "1" : "");
      if (this.box.checked) allow();
    });
    this.host = h("div");
    const choice = h("label", { class: "choice", lang: "ja" }, this.box, h("span", {}, WORD));
    this.host.attachShadow({ mode: "open" }).append(h("style", {}, css), choice);
    root.append(this.host);
    this.wake = () => this.box.checked && allow();
    document.addEventListener("pointerdown", this.wake);
    if (known !== null && newest > known && this.box.checked) chime();
    known = Math.max(known ?? 0, newest);
    // Streamlit writes the title anew on every page.
    this.ticking = setInterval(() => this.tick(), TICK);
    this.tick();
  }

  tick() {
    const title = titled(document.title, this.waiting);
    if (document.title !== title) document.title = title;
  }

  destroy() {
    clearInterval(this.ticking);
    document.removeEventListener("pointerdown", this.wake);
    document.title = titled(document.title, 0);
    this.host.remove();
  }
}
