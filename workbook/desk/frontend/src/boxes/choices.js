/** Answers that are chosen: one out of a few, one out of a list, any number. */

import { button, h } from "../base/dom.js";
import { labelOf } from "../document/form.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../document/form.js").Option} Option */
/** @typedef {import("../document/slots.js").Slot} Slot */
/** @typedef {import("../document/slots.js").Ticks} Ticks */
/** @typedef {{element: HTMLElement, refresh: () => void, destroy?: () => void}} Box */

/**
 * Make a place of one value known, so that colleagues and 別案 can be shown at it.
 * @param {Desk} desk
 * @param {Slot} slot
 * @param {HTMLElement} element
 * @param {(text: string) => string} show how people read a value
 */
export function placeSlot(desk, slot, element, show) {
  const key = `${slot.map}/${slot.key}`;
  desk.place(key, { element, isText: false, show, take: (text) => slot.write(text) });
  return () => desk.unplace(key, element);
}

/**
 * One out of a few, all of them in sight.
 * @param {Desk} desk
 * @param {object} given
 * @param {Slot} given.slot
 * @param {Option[]} given.options
 * @param {Record<string, any>} given.attributes of the group
 * @param {boolean} [given.isScale]
 * @returns {Box}
 */
export function radios(desk, { slot, options, attributes, isScale = false }) {
  const name = desk.id("radio");
  const inputs = options.map(({ code }) =>
    h("input", {
      type: "radio",
      name,
      value: code,
      disabled: desk.isReadOnly,
      onchange: () => slot.write(code),
    }),
  );
  const labels = inputs.map((input, index) =>
    h("label", { class: "option" }, input, h("span", {}, options[index].label)),
  );
  const old = h("p", { class: "old" });
  const undo = button(desk.words.unchoose, () => {
    slot.write("");
    inputs[0].focus();
  });
  undo.className = "quiet";
  const group = h(
    "div",
    { role: "radiogroup", class: isScale ? "options is-scale" : "options", ...attributes },
    ...labels,
  );
  const element = h("div", { class: "choice" }, group, old, undo);
  const unplace = placeSlot(desk, slot, element, (code) => labelOf(options, code));
  return {
    element,
    refresh() {
      const value = slot.read();
      for (const input of inputs) input.checked = input.value === value;
      const isOld = value !== "" && !options.some((option) => option.code === value);
      old.textContent = isOld ? desk.words.oldChoice(value) : "";
      undo.hidden = !value || desk.isReadOnly;
    },
    destroy: unplace,
  };
}

/**
 * One out of a list.
 * @param {Desk} desk
 * @param {object} given
 * @param {Slot} given.slot
 * @param {() => Option[]} given.options
 * @param {Record<string, any>} given.attributes
 * @param {() => string} [given.empty] what the first line says while nothing is chosen
 * @param {(code: string) => string} [given.old] what is said of a value that is not in the list
 * @returns {Box & {input: HTMLSelectElement}}
 */
export function select(
  desk,
  { slot, options, attributes, empty = () => desk.words.choose, old = desk.words.oldChoice },
) {
  const input = h("select", {
    disabled: desk.isReadOnly,
    onchange: () => slot.write(input.value),
    ...attributes,
  });
  const element = h("div", { class: "choice" }, input);
  const unplace = placeSlot(desk, slot, element, (code) => labelOf(options(), code));
  return {
    element,
    input,
    refresh() {
      const value = slot.read();
      const known = options();
      const lines = [{ code: "", label: empty() }, ...known];
      if (value && !known.some((option) => option.code === value))
        lines.push({ code: value, label: old(value) });
      fill(input, lines);
      input.value = value;
      onPaper(input, known, !value);
    },
    destroy: unplace,
  };
}

/**
 * One that is either so or not.
 * @param {Desk} desk
 * @param {{slot: Slot, option: Option, attributes: Record<string, any>}} given
 * @returns {Box}
 */
export function tick(desk, { slot, option, attributes }) {
  const onchange = () => slot.write(input.checked ? option.code : "");
  const input = h("input", { type: "checkbox", disabled: desk.isReadOnly, onchange, ...attributes });
  const element = h("label", { class: "option" }, input, h("span", { "aria-hidden": "true" }, option.label));
  const unplace = placeSlot(desk, slot, element, (code) => labelOf([option], code));
  return {
    element,
    refresh() {
      input.checked = slot.read() !== "";
    },
    destroy: unplace,
  };
}

/**
 * Mark what is not chosen yet; on paper it says what there is to choose from (`paper.css`).
 * @param {HTMLElement} shown
 * @param {Option[]} options
 * @param {boolean} isEmpty
 */
function onPaper(shown, options, isEmpty) {
  shown.classList.toggle("is-empty", isEmpty);
  const part = /** @type {HTMLElement} */ (shown.parentElement);
  part.dataset.choices = isEmpty ? options.map((option) => option.label).join(" ／ ") : "";
}

/**
 * Change the lines of a list in place: a list that is open stays open.
 * @param {HTMLSelectElement} input
 * @param {Option[]} lines
 */
function fill(input, lines) {
  lines.forEach(({ code, label }, index) => {
    const line = input.options[index] ?? input.appendChild(document.createElement("option"));
    if (line.value !== code || !line.hasAttribute("value")) line.value = code;
    if (line.text !== label) line.textContent = label;
  });
  while (input.options.length > lines.length) input.remove(lines.length);
}

/**
 * Any number, all of them in sight.
 * @param {Desk} desk
 * @param {object} given
 * @param {Ticks} given.ticks
 * @param {Option[]} given.options
 * @param {Record<string, any>} given.attributes of the group
 * @returns {Box}
 */
export function checks(desk, { ticks, options, attributes }) {
  const group = h("div", { role: "group", class: "options", ...attributes });
  const key = `${ticks.map}/${ticks.prefix}`.replace(/\/$/, "");
  desk.place(key, {
    element: group,
    isText: false,
    show: (text) => labelOf(options, text),
    take: () => undefined,
  });
  /** @type {Map<string, HTMLInputElement>} */
  const inputs = new Map();
  /** @param {string} code @param {string} label */
  const line = (code, label) => {
    const onchange = () => ticks.tick(code, input.checked);
    const input = h("input", { type: "checkbox", value: code, disabled: desk.isReadOnly, onchange });
    inputs.set(code, input);
    group.append(h("label", { class: "option" }, input, h("span", {}, label)));
  };
  for (const { code, label } of options) line(code, label);
  return {
    element: group,
    refresh() {
      for (const code of ticks.held()) if (!inputs.has(code)) line(code, desk.words.oldChoice(code));
      for (const [code, input] of inputs) input.checked = ticks.has(code);
    },
    destroy: () => desk.unplace(key, group),
  };
}

/**
 * Any number, folded away in a table's cell: one reads what is chosen, and opens it to change it.
 * @param {Desk} desk
 * @param {object} given
 * @param {Ticks} given.ticks
 * @param {Option[]} given.options
 * @param {Record<string, any>} given.attributes
 * @returns {Box}
 */
export function foldedChecks(desk, { ticks, options, attributes }) {
  const inner = checks(desk, { ticks, options, attributes });
  const chosen = h("span", { id: desk.id("chosen") });
  const summary = h(
    "summary",
    { "aria-labelledby": `${attributes["aria-labelledby"]} ${chosen.id}` },
    chosen,
  );
  const element = h("details", { class: "fold" }, summary, inner.element);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    element.open = false;
    summary.focus();
  });
  return {
    element,
    refresh() {
      inner.refresh();
      const held = ticks.held();
      const labels = options.filter((option) => held.includes(option.code)).map((option) => option.label);
      labels.push(...held.filter((code) => !options.some((option) => option.code === code)));
      chosen.textContent = labels.join("、") || desk.words.pick;
      onPaper(chosen, options, !labels.length);
    },
    destroy: inner.destroy,
  };
}
