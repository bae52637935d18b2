/** A name typed where somebody is to stand; what was typed is never thrown away, but for Escape. */

import { h } from "../base/dom.js";

/**
 * Ask for a name at a point of the paper.
 * @param {import("./surface.js").Surface} surface
 * @param {{at: import("./surface.js").Point, words: {nameHere: string, putHere: string}, done: (name: string, byKey: boolean) => void}} given
 */
export function askName(surface, { at, words, done }) {
  const input = h("input", {
    type: "text",
    "aria-label": words.nameHere,
    placeholder: words.nameHere,
    autocomplete: "off",
    maxlength: 200,
  });
  const form = h("form", { class: "name-box" }, input, h("button", { type: "submit" }, words.putHere));
  let isOver = false;
  /** @param {string} name @param {boolean} byKey */
  const end = (name, byKey) => {
    if (isOver) return;
    isOver = true;
    form.remove();
    done(name.trim(), byKey);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    end(input.value, true);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) end("", true);
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!form.contains(/** @type {Node | null} */ (relatedTarget))) end(input.value, false);
  });
  surface.element.append(form);
  const width = form.offsetWidth;
  const left = Math.min(
    Math.max(at[0] * surface.scale - width / 2, 4),
    Math.max(4, surface.width - width - 4),
  );
  form.style.left = `${left}px`;
  form.style.top = `${Math.max(4, at[1] * surface.scale - 24)}px`;
  input.focus();
}
