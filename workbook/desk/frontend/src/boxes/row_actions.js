/** What people do with the rows of a table: add one, move one, remove one and bring it back. */

import { button, focusedIn, h } from "../base/dom.js";
import * as rows from "../document/rows.js";

/** @typedef {import("./table.js").Table} Table */

/** @param {Table} table */
export function add(table) {
  const { desk, grid, rows: shown } = table;
  const before = rows.onScreen(desk.doc, grid, table.least);
  const waiting = rows.listed(desk.doc, grid).find((id) => !before.includes(id));
  // A row that the form has anyway only has to be shown; one more is written down, for everybody to see.
  let id = waiting ?? "";
  table.least = before.length + 1;
  if (waiting) table.arrange();
  else
    desk.act(() => {
      id = rows.add(desk.doc, grid);
    });
  const row = shown.get(id);
  desk.say(desk.words.added(row?.head.textContent ?? ""));
  row?.focus();
}

/** @param {Table} table @param {string} id @param {-1 | 1} by */
export function move({ desk, grid, rows: shown }, id, by) {
  desk.act(() => rows.move(desk.doc, grid, id, by));
  const row = shown.get(id);
  row?.focusAction(by < 0 ? "up" : "down");
  if (row) desk.say(desk.words.rowMoved(row.index + 1));
}

/** @param {Table} table @param {string} id */
export function remove(table, id) {
  const { desk, grid } = table;
  const name = table.rows.get(id)?.head.textContent ?? "";
  focusedIn(table.element)?.blur();
  desk.act(() => rows.remove(desk.doc, grid, id));
  const back = button(desk.words.undo, () => {
    desk.act(() => rows.restore(desk.doc, grid, id));
    table.rows.get(id)?.focus();
    desk.say(desk.words.restored(name));
  });
  table.removed = id;
  table.hints.replaceChildren(h("p", {}, `${desk.words.removed(name)} `, back));
  back.focus();
}
