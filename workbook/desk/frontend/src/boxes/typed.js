/** Answers that are typed but are no prose: numbers and days. */

import { placeSlot } from "./choices.js";
import { sayDay } from "../base/days.js";
import { button, h } from "../base/dom.js";
import { readNumber } from "../base/numbers.js";
import { isFocused } from "../text/textbinding.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../document/slots.js").Slot} Slot */
/** @typedef {{unit?: string, minimum?: number | null, maximum?: number | null}} Limits */

/**
 * A number: what was typed is kept as it is, and it is said kindly when it cannot be read.
 * @param {Desk} desk
 * @param {{slot: Slot, limits: Limits, attributes: Record<string, any>}} given
 */
export function numberBox(desk, { slot, limits, attributes }) {
  const note = h("p", { class: "asks", role: "status", hidden: true });
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    maxlength: 40,
    readonly: desk.isReadOnly,
    ...attributes,
  });
  const element = h(
    "div",
    { class: "number" },
    h("div", { class: "with-unit" }, input, limits.unit ? h("span", {}, limits.unit) : null),
    note,
  );
  let isComposing = false;
  const take = () => slot.write(input.value.trim());
  input.addEventListener("compositionstart", () => (isComposing = true));
  input.addEventListener("compositionend", () => {
    isComposing = false;
    take();
  });
  input.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || take());
  input.addEventListener("blur", () => {
    isComposing = false;
    take();
    judge();
  });
  const judge = () => {
    const fault = faultOf(desk, input.value, limits);
    note.textContent = fault;
    note.hidden = !fault;
  };
  const unplace = placeSlot(desk, slot, element);
  return {
    element,
    refresh() {
      if (isComposing || slot.read() === input.value.trim()) return isFocused(input) || judge();
      input.value = slot.read();
      return judge();
    },
    destroy: unplace,
  };
}

/** @param {Desk} desk @param {string} typed @param {Limits} limits */
function faultOf({ words }, typed, { unit = "", minimum, maximum }) {
  if (!typed.trim()) return "";
  const number = readNumber(typed, unit);
  if (number === null) return words.unreadable;
  if (typeof minimum === "number" && number < minimum) return words.tooSmall(`${minimum}${unit}`);
  if (typeof maximum === "number" && number > maximum) return words.tooBig(`${maximum}${unit}`);
  return "";
}

/**
 * A day: the browser's own calendar, and the day as offices write it.
 * @param {Desk} desk
 * @param {{slot: Slot, attributes: Record<string, any>}} given
 */
export function dateBox(desk, { slot, attributes }) {
  const said = h("p", { class: "day" });
  const input = h("input", { type: "date", max: "9999-12-31", readonly: desk.isReadOnly, ...attributes });
  const clear = button(desk.words.clearDay, () => {
    slot.write("");
    input.value = "";
    input.focus();
  });
  clear.className = "quiet";
  const element = h("div", { class: "date" }, input, said, clear);
  let isDirty = false;
  input.addEventListener("input", () => {
    isDirty = true;
    // Half a day is no day: while the year is being typed the browser gives 0002-11-24.
    if (input.value >= "1000") slot.write(input.value);
  });
  input.addEventListener("blur", () => {
    if (isDirty && !input.validity.badInput && input.value !== slot.read()) slot.write(input.value);
    isDirty = false;
  });
  const unplace = placeSlot(desk, slot, element);
  return {
    element,
    refresh() {
      const value = slot.read();
      const day = sayDay(value);
      if (!isDirty || !isFocused(input)) input.value = day ? value : "";
      said.textContent = day ?? (value && desk.words.typedDay(value));
      clear.hidden = !value || desk.isReadOnly;
    },
    destroy: unplace,
  };
}
