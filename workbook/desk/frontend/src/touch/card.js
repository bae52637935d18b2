/** What can be said of the one thing that was touched: its cells under each other, and what can be done with it. */

import { button, focusedIn, h } from "../base/dom.js";
import { CELLS } from "../boxes/cell.js";
import { Staying } from "./staying.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../document/form.js").Field} Field */

/**
 * @typedef {object} Given
 * @property {string} title
 * @property {string} grid
 * @property {string} row
 * @property {Field[]} fields
 * @property {(field: Field) => string} labelOf
 * @property {import("../boxes/cell.js").Choices} choices
 * @property {(HTMLElement | false)[]} more
 * @property {() => boolean} isShown whether the picture has it
 * @property {(isGoingBack?: boolean) => void} close
 */

/** @param {Desk} desk @param {Given} given */
export function card(desk, given) {
  const { title, row, more, close } = given;
  const heading = h("h3", { tabindex: -1, id: desk.id("card") }, title);
  const lines = linesOf(desk, given, heading.id);
  const shut = button(desk.words.close, () => close(), { class: "quiet" });
  const top = h("div", { class: "touched-head" }, heading, shut);
  const told = h("p", { class: "asks", hidden: true });
  const parts = [top, told, ...lines.map((one) => one.element), ...more];
  const element = h("section", { class: "touched", "aria-labelledby": heading.id }, ...parts);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  });
  const staying = stayingOf(desk, given, { element, heading, told });
  return {
    element,
    top,
    heading,
    row,
    /** Bring it up to date; tell whether it stays. */
    refresh: () => {
      for (const { box } of lines) box.refresh();
      return staying.look();
    },
    destroy: () => {
      staying.end();
      for (const { box } of lines) box.destroy?.();
      element.remove();
    },
  };
}

/** @param {Desk} desk @param {Given} given @param {string} heading */
function linesOf(desk, { grid, row, fields, labelOf, choices }, heading) {
  const quiet = beside(desk);
  return fields.map((field) => {
    const label = h("span", { class: "card-label", id: desk.id("label") }, labelOf(field));
    const attributes = { id: desk.id("cell"), "aria-labelledby": `${heading} ${label.id}` };
    const box = CELLS[field.holds](quiet, { grid, row, field, choices, attributes });
    return { box, element: h("div", { class: "card-line" }, label, box.element) };
  });
}

/** @param {Desk} desk @param {Given} given @param {{element: HTMLElement, heading: HTMLElement, told: HTMLElement}} parts */
function stayingOf(desk, { title, grid, row, more, isShown, close }, { element, heading, told }) {
  const staying = new Staying(desk, {
    grid,
    row,
    name: title,
    isShown,
    isHeld: () => focusedIn(element) !== null,
    show: (text) => {
      // With what was removed nothing can be done but write.
      if (text && more.some((one) => one && focusedIn(one))) heading.focus({ preventScroll: true });
      for (const one of more) if (one) one.hidden = text !== "";
      told.textContent = text;
      told.hidden = !text;
    },
    close: () => close(false),
  });
  element.addEventListener("focusout", () => staying.isLeftover && setTimeout(() => staying.look()));
  return staying;
}

/**
 * The same desk, but places made known to it are not: each cell is at home in its table, where colleagues and 別案 are
 * shown.
 * @param {Desk} desk
 * @returns {Desk}
 */
const beside = (desk) =>
  Object.create(desk, { place: { value: () => undefined }, unplace: { value: () => undefined } });
