/** Bars with the pattern of a choice, so that a copier keeps them apart; as `_functions` in workbook/charts/kinds/roadmap.py. */

import { PATTERNS } from "../touch/drawing.js";
import { fieldOf } from "./table_rows.js";

const OPEN = "bar-open";
const LOOKS = ["bar-middle", OPEN, "bar-pale", OPEN, "bar-pale", OPEN, OPEN, OPEN];

/** @typedef {import("../touch/drawing.js").Item} Item */

/**
 * Return what a row's choice means, and a bar that looks so.
 * @param {import("../document/form.js").Grid} grid
 * @param {import("./table_rows.js").Row} row
 * @param {string} column
 * @returns {{said: string, bar: (at: number[]) => Item}}
 */
export function patterned(grid, row, column) {
  const options = fieldOf(grid, column)?.options ?? [];
  const number = options.findIndex(({ code }) => code === row[column]);
  const [pattern, look] = number < 0 ? ["", OPEN] : [PATTERNS[number % 8], LOOKS[number % 8]];
  const said = options[number]?.label ?? (String(row[column] ?? "") || "まだ選んでいない");
  return { said, bar: (at) => ({ is: "bar", at, pattern, look }) };
}

/** Return what the bars of these rows mean, each once. @param {import("../document/form.js").Grid} grid @param {import("./table_rows.js").Row[]} rows @param {string} column */
export function keyOf(grid, rows, column) {
  const used = new Map(rows.map((row) => patterned(grid, row, column)).map((one) => [one.said, one]));
  return [...used.values()].map(({ said, bar }) => ({ said, items: [bar([2, 2, 26, 16])] }));
}
