/** The rows of a part: which there are, in which order, and which were removed. */

import * as Y from "yjs";

import { places } from "./form.js";
import * as layout from "./layout.js";

/** @typedef {string | string[]} Cell */
/** @typedef {Map<string, Record<string, Cell>>} Rows cells by field, by row */

const LAST = 1_000_000_000;
const STEP = 1e-6;
/** So near behind another row comes one that has no place in the form. */
const NEAR = 1 / 1024;
/** So many rows a table begins with on a screen. */
const FIRST = 2;

/**
 * Return everything the document holds for the rows of a part, whatever the form says.
 * @param {Y.Doc} doc
 * @param {string} grid
 * @returns {Rows}
 */
export function cellsByRow(doc, grid) {
  /** @type {Rows} */
  const found = new Map();
  /** @param {string} row */
  const cellsOf = (row) => found.get(row) ?? found.set(row, {}).get(row) ?? {};
  const prefix = `cell/${grid}/`;
  for (const name of doc.share.keys()) {
    if (!name.startsWith(prefix)) continue;
    const words = doc.getText(name).toString();
    const [row, field] = name.slice(prefix.length).split("/");
    if (words) cellsOf(row)[field] = words;
  }
  const others = [...doc.getMap(layout.cells(grid)).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, value] of others) {
    const [row, field, code] = key.split("/");
    if (code === undefined && field && typeof value === "string" && value) cellsOf(row)[field] ??= value;
  }
  /** @type {Map<string, string[]>} */
  const ticked = new Map();
  for (const [key, value] of others) {
    const [row, field, code] = key.split("/");
    if (code === undefined || value !== true) continue;
    const place = `${row}/${field}`;
    ticked.set(place, [...(ticked.get(place) ?? []), code]);
  }
  for (const [place, codes] of ticked) {
    const [row, field] = place.split("/");
    cellsOf(row)[field] ??= codes;
  }
  return found;
}

/**
 * Return the mark of a row's content: a removed row stays removed while it is the same.
 * @param {Record<string, Cell> | undefined} cells
 */
export const fingerprint = (cells) => layout.canonical(cells ?? {});

/**
 * Tell whether a row was removed and nobody has written in it since.
 * @param {Y.Doc} doc
 * @param {string} grid
 * @param {string} row
 * @param {Rows} [found] everything the document holds for the part, where it is known already
 */
export function isRemoved(doc, grid, row, found) {
  const mark = doc.getMap(layout.gone(grid)).get(row);
  return mark !== undefined && mark === fingerprint((found ?? cellsByRow(doc, grid)).get(row));
}

/**
 * Return how rows are ordered: order number, then id.
 * @param {Y.Doc} doc
 * @param {import("./form.js").Grid} grid
 * @returns {(row: string) => number}
 */
export function orderOf(doc, grid) {
  const moved = doc.getMap(layout.rows(grid.id));
  const known = new Map(places(grid).map((row, index) => [row, index + 1]));
  return (row) => {
    const number = moved.get(row);
    if (typeof number === "number" && Number.isFinite(number)) return number;
    return known.get(row) ?? (/^r[0-9]{1,5}$/.test(row) ? Number(row.slice(1)) : LAST);
  };
}

/**
 * Return the ids in the order people see them.
 * @param {Iterable<string>} ids
 * @param {(row: string) => number} order
 */
export function sorted(ids, order) {
  return [...ids].sort((a, b) => order(a) - order(b) || (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * Return the ids of the rows to show: those of the form, those that were added, those with words; not the removed.
 * @param {Y.Doc} doc
 * @param {import("./form.js").Grid} grid
 * @returns {string[]}
 */
export function listed(doc, grid) {
  if (grid.fixed.length) return sorted(places(grid), orderOf(doc, grid));
  const found = cellsByRow(doc, grid.id);
  const ids = new Set([...places(grid), ...doc.getMap(layout.rows(grid.id)).keys(), ...found.keys()]);
  for (const row of doc.getMap(layout.gone(grid.id)).keys()) {
    if (isRemoved(doc, grid.id, row, found)) ids.delete(row);
  }
  return sorted(ids, orderOf(doc, grid));
}

/**
 * Return the ids of the rows that are on the screen: two at the start, one more than has words, and every row that
 * somebody added. The next one comes by writing in the last one; paper has all rows of the form.
 * @param {Y.Doc} doc
 * @param {import("./form.js").Grid} grid
 * @param {number} [least] as many as somebody asked for
 * @returns {string[]}
 */
export function onScreen(doc, grid, least = FIRST) {
  const ids = listed(doc, grid);
  if (grid.fixed.length) return ids;
  const found = cellsByRow(doc, grid.id);
  const added = doc.getMap(layout.rows(grid.id));
  const last = ids.findLastIndex((id) => found.has(id) || added.has(id));
  const isWritten = last >= 0 && found.has(ids[last]);
  const count = Math.max(FIRST, least, last + (isWritten ? 2 : 1));
  const gone = doc.getMap(layout.gone(grid.id));
  for (let place = 1; ids.length < count; place += 1) {
    const id = `r${place}`;
    if (!ids.includes(id) && !gone.has(id)) ids.push(id);
  }
  return ids.slice(0, count);
}

/**
 * Add an empty row at the end and return its id.
 * @param {Y.Doc} doc
 * @param {import("./form.js").Grid} grid
 */
export function add(doc, grid) {
  const row = layout.newRow();
  const order = orderOf(doc, grid);
  const numbers = [...listed(doc, grid), ...places(grid)].map(order).filter((number) => number < LAST);
  doc.getMap(layout.rows(grid.id)).set(row, Math.floor(Math.max(0, ...numbers)) + 1);
  return row;
}

/**
 * Add an empty row behind the last one with something in it, before those that are only waiting, and return its id: two
 * people who do so at once have two rows.
 * @param {Y.Doc} doc
 * @param {import("./form.js").Grid} grid
 */
export function addNext(doc, grid) {
  const row = layout.newRow();
  const order = orderOf(doc, grid);
  const numbers = doc.getMap(layout.rows(grid.id));
  const used = [...cellsByRow(doc, grid.id).keys(), ...numbers.keys()]
    .map(order)
    .filter((number) => number < LAST);
  numbers.set(row, Math.max(0, ...used) + NEAR);
  return row;
}

/**
 * Remove a row as it is now; words that a colleague writes at the same moment bring it back.
 * @param {Y.Doc} doc
 * @param {import("./form.js").Grid} grid
 * @param {string} row
 */
export function remove(doc, grid, row) {
  doc.getMap(layout.gone(grid.id)).set(row, fingerprint(cellsByRow(doc, grid.id).get(row)));
}

/**
 * Bring a removed row back.
 * @param {Y.Doc} doc
 * @param {import("./form.js").Grid} grid
 * @param {string} row
 */
export function restore(doc, grid, row) {
  doc.getMap(layout.gone(grid.id)).delete(row);
}

/**
 * Move a row one place up (-1) or down (1).
 * @param {Y.Doc} doc
 * @param {import("./form.js").Grid} grid
 * @param {string} row
 * @param {-1 | 1} by
 */
export function move(doc, grid, row, by) {
  const ids = listed(doc, grid);
  const target = ids.indexOf(row) + by;
  if (target < 0 || target >= ids.length) return;
  const order = orderOf(doc, grid);
  const numbers = doc.getMap(layout.rows(grid.id));
  const near = order(ids[target]);
  const far = ids[target + by] === undefined ? near + by : order(ids[target + by]);
  if (Math.abs(near - far) > STEP) {
    numbers.set(row, (near + far) / 2);
    return;
  }
  // Two rows were given the same number at the same moment, or there is no room left: number all anew.
  ids.splice(target, 0, ...ids.splice(target - by, 1));
  ids.forEach((id, index) => numbers.set(id, index + 1));
}
