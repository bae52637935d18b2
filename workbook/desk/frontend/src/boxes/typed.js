/** Answers that are typed but are no prose: numbers, days, times. What is not understood stays as it was written. */

import { placeSlot } from "./choices.js";
import { button, h, icon } from "../base/dom.js";
import { readDay } from "../kinds/date.js";
import { isFocused } from "../text/textbinding.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../document/slots.js").Slot} Slot */
/** @typedef {import("../kinds/kinds.js").Limits} Limits */
/** @typedef {import("../kinds/kinds.js").Typed} Typed */

const LONGEST = 200;
const CALENDAR = "M4 6h16v14H4z M4 10h16 M8 3v5 M16 3v5";

/** Return the day it is where the writer sits, as 2026-11-28. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/**
 * A box for one line, with what it was understood as beside it.
 * @param {Desk} desk
 * @param {{slot: Slot, kind: Typed, limits: Limits, attributes: Record<string, any>}} given
 */
export function typedBox(desk, { slot, kind, limits, attributes }) {
  const said = h("p", { class: "said", role: "status", id: desk.id("said") });
  const note = h("p", { class: "asks", role: "status", hidden: true });
  const input = inputOf(desk, { kind, attributes, said });
  const element = h("div", { class: "typed" }, lineOf(desk, { slot, kind, limits, input }), said, note);
  /** What the box would keep of what stands in it. */
  const stored = () => {
    const typed = input.value.trim();
    return typed && (kind.store(typed, today()) ?? typed);
  };
  const tell = () => (said.textContent = understood(kind, slot.read(), input.value.trim()));
  const take = () => {
    slot.write(stored());
    tell();
  };
  const show = () => {
    input.value = kind.show(slot.read());
    tell();
    const typed = input.value.trim();
    note.textContent = typed && kind.fault(typed, limits, desk.words);
    note.hidden = !note.textContent;
  };
  const leave = () => {
    if (!desk.isReadOnly) slot.write(stored());
    show();
  };
  const isComposing = hear(input, { take, leave });
  const unplace = placeSlot(desk, slot, element, kind.say);
  return {
    element,
    refresh() {
      if (isComposing()) return;
      // What is being typed stays as it is, as long as it means what the sheet says.
      if (!isFocused(input) || stored() !== slot.read()) show();
      tell();
    },
    destroy: unplace,
  };
}

/**
 * @param {Desk} desk
 * @param {{kind: Typed, attributes: Record<string, any>, said: HTMLElement}} given
 */
function inputOf(desk, { kind, attributes, said }) {
  return h("input", {
    type: "text",
    inputmode: kind.hasUnit ? "decimal" : null,
    autocomplete: "off",
    maxlength: LONGEST,
    placeholder: kind.example || null,
    readonly: desk.isReadOnly,
    ...attributes,
    "aria-describedby": [attributes["aria-describedby"], said.id].filter(Boolean).join(" "),
  });
}

/**
 * The box with its unit and its calendar behind it.
 * @param {Desk} desk
 * @param {{slot: Slot, kind: Typed, limits: Limits, input: HTMLInputElement}} given
 */
function lineOf(desk, { slot, kind, limits, input }) {
  const line = h("div", { class: kind.hasUnit ? "typed-line has-unit" : "typed-line" }, input);
  if (limits.unit) line.append(h("span", {}, limits.unit));
  if (kind.hasCalendar && !desk.isReadOnly) line.append(...calendar(desk, { slot, input }));
  return line;
}

/** Return how people read a value, where the box alone does not say it. @param {Typed} kind @param {string} value @param {string} typed */
function understood(kind, value, typed) {
  const text = kind.say(value);
  const isNews = text !== value || kind.show(value) !== value;
  return isNews && text !== typed ? text : "";
}

/**
 * Hear what is typed, but not a composition before it is done. Returns whether one is under way.
 * @param {HTMLInputElement} input
 * @param {{take: () => void, leave: () => void}} given
 */
function hear(input, { take, leave }) {
  let isComposing = false;
  input.addEventListener("compositionstart", () => (isComposing = true));
  input.addEventListener("compositionend", () => {
    isComposing = false;
    take();
  });
  input.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || take());
  input.addEventListener("blur", () => {
    isComposing = false;
    leave();
  });
  return () => isComposing;
}

/**
 * The browser's own calendar, opened by a button: its box takes only its own order, so nobody types there.
 * @param {Desk} desk
 * @param {{slot: Slot, input: HTMLInputElement}} given
 */
function calendar(desk, { slot, input }) {
  const native = h("input", { type: "date", max: "9999-12-31", tabindex: -1, "aria-hidden": "true" });
  if (typeof native.showPicker !== "function") return [];
  native.addEventListener("change", () => {
    if (!native.value) return;
    desk.sheet.undo.stopCapturing();
    slot.write(native.value);
    input.focus();
  });
  const open = button(
    "",
    () => {
      native.value = readDay(slot.read()) ?? "";
      native.showPicker();
    },
    { class: "calendar", "aria-label": desk.words.calendar },
  );
  open.append(icon(CALENDAR));
  return [h("span", { class: "calendar-place" }, native, open)];
}
