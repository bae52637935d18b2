/** When things happen: rows in the order of time, and the axis they stand on; as workbook/charts/drawing/in_time.py. */

import { NARROW } from "./grid.js";
import { fieldOf } from "./table_rows.js";

/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("./table_rows.js").Row} Row */

const UNDATED = { code: "", label: "時期はまだ" };

/** Return the rows in the order of time, with where each begins and ends. @param {Ask} ask @param {Row[]} rows */
export function inTime({ grids: [grid], picture: part }, rows) {
  const options = fieldOf(grid, part?.when)?.options ?? [];
  const axis = rows.some((row) => !row[part?.when]) ? [...options, UNDATED] : options;
  const place = (/** @type {string | string[] | undefined} */ said) =>
    options.findIndex(({ code }) => code === said);
  const ends = rows.map((row) => {
    const [start, end] = [place(row[part?.when]), place(row[part?.until ?? ""])];
    const first = start < 0 ? axis.length - 1 : start;
    return { row, first, last: Math.max(first, end), order: start < 0 ? options.length : start };
  });
  return { axis, steps: ends.sort((one, other) => one.order - other.order) };
}

/** Return where the axis begins and how wide its places are. @param {number} width @param {number} count of places on the axis */
export function measures(width, count) {
  const isNarrow = width < NARROW;
  const left = isNarrow ? 4 : width * 0.42;
  return { isNarrow, left, room: (width - left - 4) / count };
}
