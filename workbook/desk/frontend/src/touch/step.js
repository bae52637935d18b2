/** Changes that hands make in a picture: each is one step to undo, of its own. */

import * as layout from "../document/layout.js";
import * as rows from "../document/rows.js";

/** @param {import("../editor/common.js").Desk} desk @param {() => void} work */
export function step(desk, work) {
  desk.sheet.undo.stopCapturing();
  desk.act(work);
  desk.sheet.undo.stopCapturing();
}

/**
 * Let a cell say another code; where several may be chosen the others stay. The empty code is none.
 * @param {import("yjs").Doc} doc
 * @param {import("../document/form.js").Grid} grid
 * @param {{row: string, column: string, from?: string[], to: string}} given `from`: the codes it takes the place of
 */
export function reassign(doc, { id, fields }, { row, column, from = [], to }) {
  const cells = doc.getMap(layout.cells(id));
  const place = `${row}/${column}`;
  if (fields.find((field) => field.id === column)?.holds === "ticks") {
    for (const code of from) cells.delete(`${place}/${code}`);
    if (to) cells.set(`${place}/${to}`, true);
  } else if (to) cells.set(place, to);
  else cells.delete(place);
}

/** Let a row stand where another one does. @param {import("yjs").Doc} doc @param {import("../document/form.js").Grid} grid @param {string} row @param {string} other */
export function beside(doc, grid, row, other) {
  const ids = rows.listed(doc, grid);
  const [from, to] = [ids.indexOf(row), ids.indexOf(other)];
  for (let count = Math.abs(to - from); count > 0; count--) rows.move(doc, grid, row, to < from ? -1 : 1);
}
