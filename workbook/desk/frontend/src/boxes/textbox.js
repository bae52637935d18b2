/** A box for words: it grows with them, counts them near the limit, and asks about what looks like personal data. */

import { button, h } from "../base/dom.js";
import { splits, write } from "../text/letters.js";
import { ASKED, signs } from "./personal.js";
import { TextBinding } from "../text/textbinding.js";

/** More than this is never taken into one box. */
export const MOST = 20_000;
const NEAR = 0.9;
const PAUSE = 600;

/** @param {string} text */
const lengthOf = (text) => [...text].length;

/**
 * Build a box for a live text.
 * @param {import("../editor/common.js").Desk} desk
 * @param {object} given
 * @param {string} given.name root name of the text
 * @param {Record<string, any>} given.attributes of the text area: id, labels
 * @param {number} [given.lines]
 * @param {number} [given.most] letters that are asked for at most
 */
export function textBox(desk, { name, attributes, lines = 1, most = MOST }) {
  const text = desk.doc.getText(name);
  const input = h("textarea", { rows: lines, autocomplete: "off", readonly: desk.isReadOnly, ...attributes });
  const grow = h("div", { class: "grow" }, input);
  const element = h("div", { class: "words" }, grow);
  const counter = newCounter(desk, grow, most);
  const asker = newAsker(desk, element);
  const binding = new TextBinding(
    input,
    text,
    (work) => desk.act(work),
    (shown) => {
      grow.dataset.text = shown;
      counter(shown);
      asker(shown);
    },
  );
  const take = () => binding.take();
  desk.takers.add(take);
  guardPaste(desk, input, element);
  desk.place(name, { element, isText: true, show: (words) => words, take: (words) => write(text, words) });
  return {
    element,
    input,
    destroy() {
      desk.takers.delete(take);
      binding.destroy();
      desk.unplace(name, element);
    },
  };
}

/**
 * Show how many letters there are; said aloud only when the limit comes near and when it is passed, not at every letter.
 * @param {import("../editor/common.js").Desk} desk
 * @param {HTMLElement} grow
 * @param {number} most
 * @returns {(text: string) => void}
 */
function newCounter(desk, grow, most) {
  const { words } = desk;
  const line = h("p", { class: "count" });
  let heard = -1;
  return (text) => {
    const isShort = text.length < most * NEAR && most >= MOST;
    const count = isShort ? 0 : lengthOf(text);
    const level = count > most ? 2 : count < most * NEAR ? 0 : 1;
    const isRising = heard >= 0 && level > heard;
    heard = level;
    if (!level && most >= MOST) return line.remove();
    line.classList.toggle("is-over", level > 1);
    line.textContent = level > 1 ? words.over(count - most, most) : words.counted(count, most);
    if (isRising) desk.say(line.textContent);
    return line.isConnected || grow.after(line);
  };
}

/**
 * @param {import("../editor/common.js").Desk} desk
 * @param {HTMLElement} element
 * @returns {(text: string) => void}
 */
function newAsker({ words, isReadOnly, invented }, element) {
  const said = h("span");
  /** @type {Set<string>} */
  const fine = new Set();
  /** @type {string[]} */
  let found = [];
  const line = h("p", { class: "asks", role: "status" }, said, " ");
  line.append(
    button(words.signsFine, () => {
      for (const kind of found) fine.add(kind);
      line.remove();
    }),
  );
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;
  return (text) => {
    clearTimeout(pause);
    if (isReadOnly || (!text && !line.isConnected)) return;
    pause = setTimeout(() => {
      found = signs(text, invented).filter((kind) => !fine.has(kind));
      if (!found.length) return line.remove();
      said.textContent = `${found.map((kind) => ASKED.get(kind)).join("")}${words.signsAsk}`;
      return line.isConnected || element.insertBefore(line, element.querySelector(":scope > .beside"));
    }, PAUSE);
  };
}

/**
 * What does not fit is not taken, and not cut without a word: the person decides.
 * @param {import("../editor/common.js").Desk} desk
 * @param {HTMLTextAreaElement} input
 * @param {HTMLElement} element
 */
function guardPaste({ words }, input, element) {
  /** @type {HTMLElement | undefined} */
  let line;
  input.addEventListener("beforeinput", (event) => {
    line?.remove();
    const { inputType, data, dataTransfer } = event;
    if (!/^insertFrom(Paste|Drop)/.test(inputType)) return;
    const pasted = data ?? dataTransfer?.getData("text/plain") ?? "";
    const { selectionStart: start, selectionEnd: end } = input;
    let room = MOST - (input.value.length - (end - start));
    if (pasted.length <= room) return;
    event.preventDefault();
    const some = () => {
      while (splits(pasted, room)) room--;
      input.setRangeText(pasted.slice(0, room), start, end, "end");
      input.dispatchEvent(new InputEvent("input"));
      line?.remove();
      input.focus();
    };
    line = h("p", { class: "asks", role: "status" }, words.tooLongPaste(pasted.length - room, MOST), " ");
    if (room > 0) line.append(button(words.pasteSome, some));
    element.append(line);
  });
}
