/** Rows that are still empty, folded under their names where a table stands as cards. */

import { button, h } from "../base/dom.js";
import * as rows from "../document/rows.js";

/** @typedef {import("./row.js").Row} Row */

const NARROW = 640;
const MANY = 3;

/**
 * Of cards under each other the empty ones are folded but for the first: named ones anywhere, others on a phone.
 * On a sheet of many tables the first one as well, but for the first table.
 * @param {import("./table.js").Table} table
 */
export function foldRows({ desk, grid, element, rows: shown }) {
  const isCards = element.classList.contains("is-cards");
  const canFold = isCards && (grid.fixed.length > 0 || desk.width <= NARROW);
  const found = rows.cellsByRow(desk.doc, grid.id);
  const tables = desk.form.asks.flatMap((ask) => ask.grids);
  const isFirst = tables.length <= MANY || tables[0].id === grid.id;
  for (const row of shown.values()) {
    if (!canFold || (isFirst && row.index === 0) || found.has(row.id) || desk.isReadOnly) unfold(row);
    else fold(row);
  }
}

/** Draw the name of a row; of a folded one as a button. @param {Row} row */
export function drawHead(row) {
  const { fixed } = row.around;
  const words = fixed ? [fixed] : [h("span", { class: "row-name" }, `${row.name} `), String(row.index + 1)];
  if (row.isOpen) {
    row.head.replaceChildren(...words);
    return;
  }
  const open = () => {
    row.wasOpened = true;
    unfold(row);
    row.focus();
  };
  const way = button("", open, { class: "unfold", "aria-expanded": "false" });
  way.append(...words);
  row.head.replaceChildren(way);
}

/** Nothing is folded that somebody opened or is in. @param {Row} row */
function fold(row) {
  if (!row.isOpen || row.wasOpened || row.hasFocus) return;
  row.isOpen = false;
  row.element.classList.add("is-folded");
  drawHead(row);
}

/** @param {Row} row */
function unfold(row) {
  if (row.isOpen) return;
  row.isOpen = true;
  row.element.classList.remove("is-folded");
  drawHead(row);
}
