/** The answers of a table as pictures read them; as workbook/charts/drawing/table_rows.py. */

import { labelOf } from "../document/form.js";
import { readDuration } from "../kinds/duration.js";
import { TYPED } from "../kinds/kinds.js";
import { readNumber } from "../kinds/number.js";
import { drawable } from "../touch/lettering.js";

/** @typedef {import("../document/form.js").Field} Field */
/** @typedef {import("../document/form.js").Grid} Grid */
/** @typedef {{_row: string} & Record<string, string | string[]>} Row */

/** Return the rows of a table; named ones are all there as soon as somebody wrote in one. @param {Grid} grid @param {Row[]} answered @returns {Row[]} */
export const rowsOf = ({ fixed }, answered) =>
  fixed.length && answered.length
    ? fixed.map(({ code }) => answered.find(({ _row }) => _row === code) ?? { _row: code })
    : answered;

/** @param {Grid} grid @param {string | undefined} column */
export const fieldOf = ({ fields }, column) => fields.find(({ id }) => id === column);

/** Return what was chosen in a cell: none, one or several. @param {Row} row @param {string} column */
export const codes = (row, column) => [row[column] ?? []].flat();

/** Return a cell as people read it. @param {Grid} grid @param {Row} row @param {string | undefined} column */
export function say(grid, row, column = "") {
  const field = fieldOf(grid, column);
  if (!field) return "";
  const said = codes(row, column)
    .map((one) => drawable(field.options?.length ? labelOf(field.options, one) : one))
    .map((one) => TYPED[field.kind]?.say(one) ?? one)
    .join("、");
  return field.unit && amount(grid, row, column) !== null ? `${said}${field.unit}` : said;
}

/** Return what a row is called: by its column, its fixed name, or its number. @param {Grid} grid @param {Row} row @param {string | undefined} column @param {number} number */
export function name(grid, row, column, number) {
  const own = column ? say(grid, row, column) : grid.fixed.find(({ code }) => code === row._row)?.label;
  return own || `${grid.row_label || "行"}${number}（名前はまだ）`;
}

/** Return how much stands in a cell, or null when there is nothing that can be read. @param {Grid} grid @param {Row} row @param {string} column */
export function amount(grid, row, column) {
  const typed = row[column];
  if (typeof typed !== "string") return null;
  if (fieldOf(grid, column)?.kind !== "duration") return readNumber(typed);
  const minutes = readDuration(typed);
  return minutes === null ? null : minutes / 60;
}

/** @typedef {import("../document/form.js").Option} Option */

const UNSAID = { code: "", label: "まだ選んでいない" };

/** Return the places of a column on an axis; the last is for rows that have chosen none. @param {Grid} grid @param {string} column @param {Row[]} rows @returns {Option[]} */
export function axis(grid, column, rows) {
  const options = fieldOf(grid, column)?.options ?? [];
  const isKnown = (/** @type {string} */ code) => options.some((option) => option.code === code);
  const isOpen = rows.some((row) => !codes(row, column).length || !codes(row, column).every(isKnown));
  return isOpen ? [...options, UNSAID] : options;
}

/** Return in which places of an axis a row stands, with the codes that say so. @param {Option[]} options @param {string[]} chosen */
export function placed(options, chosen) {
  /** @type {Map<number, string[]>} */
  const found = new Map();
  for (const code of chosen.length ? chosen : [""]) {
    const place = options.findIndex((option) => option.code === code);
    const at = place < 0 ? options.indexOf(UNSAID) : place;
    found.set(at, [...(found.get(at) ?? []), code]);
  }
  return found;
}
