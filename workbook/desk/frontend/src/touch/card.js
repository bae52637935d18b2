/** What can be said of the one thing that was touched: its cells under each other, and what can be done with it. */

import { button, h } from "../base/dom.js";
import { CELLS } from "../boxes/cell.js";

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
 * @property {(Node | false)[]} more
 * @property {() => void} close
 */

/** @param {Desk} desk @param {Given} given */
export function card(desk, { title, grid, row, fields, labelOf, choices, more, close }) {
  const quiet = beside(desk);
  const heading = h("h3", { tabindex: -1, id: desk.id("card") }, title);
  const boxes = fields.map((field) => {
    const label = h("span", { class: "card-label", id: desk.id("label") }, labelOf(field));
    const box = CELLS[field.holds](quiet, {
      grid,
      row,
      field,
      choices,
      attributes: { id: desk.id("cell"), "aria-labelledby": `${heading.id} ${label.id}` },
    });
    return { box, element: h("div", { class: "card-line" }, label, box.element) };
  });
  const top = h(
    "div",
    { class: "touched-head" },
    heading,
    button(desk.words.close, close, { class: "quiet" }),
  );
  const element = h(
    "section",
    { class: "touched", "aria-labelledby": heading.id },
    top,
    ...boxes.map((one) => one.element),
    ...more,
  );
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  });
  return {
    element,
    top,
    heading,
    row,
    refresh: () => boxes.forEach(({ box }) => box.refresh()),
    destroy: () => {
      for (const { box } of boxes) box.destroy?.();
      element.remove();
    },
  };
}

/**
 * The same desk, but places made known to it are not: each cell is at home in its table, where colleagues and 別案 are
 * shown.
 * @param {Desk} desk
 * @returns {Desk}
 */
const beside = (desk) =>
  Object.create(desk, { place: { value: () => undefined }, unplace: { value: () => undefined } });
