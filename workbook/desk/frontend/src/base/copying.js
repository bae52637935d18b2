/** A button that puts a text of the page into the clipboard. */

import { button, h } from "./dom.js";

const WORDS = {
  copy: "コピーする",
  done: "コピーしました",
  never: "コピーできませんでした。文を押して全体を選び、Ctrl+C を押してください。",
};
const SHOWN = 4000;

export class Copying {
  /** @param {ShadowRoot | HTMLElement} root @param {string} text @param {string} css */
  constructor(root, text, css) {
    const said = h("span", { role: "status" });
    const press = async () => {
      said.textContent = await copy(text);
      setTimeout(() => said.replaceChildren(), SHOWN);
    };
    this.host = h("div");
    const line = h("div", { class: "copying", lang: "ja" }, button(WORDS.copy, press), said);
    this.host.attachShadow({ mode: "open" }).append(h("style", {}, css), line);
    root.append(this.host);
  }

  destroy() {
    this.host.remove();
  }
}

/** Copy, also where the page came without https: there a browser copies only what is selected. @param {string} text */
async function copy(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return WORDS.done;
    } catch {
      // Not allowed here: the older way is tried.
    }
  }
  const box = h("textarea", { readonly: true, style: "position:fixed;opacity:0" });
  box.value = text;
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  document.body.append(box);
  box.select();
  const isDone = document.execCommand("copy");
  box.remove();
  before?.focus();
  return isDone ? WORDS.done : WORDS.never;
}
