/** What a sheet says after a step, as people read it: one text for each answer, one line for each row. */

import { labelOf } from "../document/form.js";
import { say } from "../file/sheet_tables.js";

/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("../document/form.js").Field} Field */
/** @typedef {import("../document/form.js").Grid} Grid */
/** @typedef {import("./states.js").State} State */
/** A row: its id, what it is called, and every cell that says something. @typedef {{id: string, name: string, cells: {field: Field, text: string}[]}} Row */

const SEVERAL = new Set(["ticks", "order"]);

/**
 * Return what stands in one place as people read it.
 * @param {string} text
 * @param {Ask | Field} what
 * @param {Map<string, string>} [names] what the people of a map are called
 */
export function said(text, what, names) {
  if (!text) return "";
  if (what.kind === "node") return names?.get(text) || text;
  if (!SEVERAL.has(what.holds)) return say(text, what);
  const labels = text.split("\n").map((code) => labelOf(what.options, code));
  return (what.holds === "order" ? labels.map((label, place) => `${place + 1}. ${label}`) : labels).join(
    "、",
  );
}

/** Return what the people of a map are called, by row; nothing for every other question. @param {State} state @param {Ask} ask */
export function namesIn(state, ask) {
  const nodes = ask.holds === "ties" ? ask.grids[0] : null;
  return new Map(
    (nodes ? ids(state, nodes) : []).map((row) => [row, state.get(`${nodes?.id}/${row}/name`) ?? ""]),
  );
}

/** Return the ids of a table's rows. @param {State} state @param {Grid} grid */
export const ids = (state, grid) => state.get(`${grid.id}/`)?.split("\n") ?? [];

/**
 * Return the rows of a table.
 * @param {State} state
 * @param {Grid} grid
 * @param {Map<string, string>} names
 * @returns {Row[]}
 */
export function rowsOf(state, grid, names) {
  return ids(state, grid).map((id, place) => {
    const cells = grid.fields
      .filter(({ kind }) => kind !== "position") // where somebody stands only the map tells
      .map((field) => ({ field, text: said(state.get(`${grid.id}/${id}/${field.id}`) ?? "", field, names) }))
      .filter(({ text }) => text);
    return { id, name: called(grid, id, cells, place), cells };
  });
}

/** Return what a row is called: its fixed name, whom it ties, its first words, or its number. @param {Grid} grid @param {string} id @param {Row["cells"]} cells @param {number} place */
function called(grid, id, cells, place) {
  const fixed = grid.fixed.find((option) => option.code === id);
  if (fixed) return fixed.label;
  const ends = cells.filter(({ field }) => field.kind === "node").map(({ text }) => text);
  if (ends.length) return ends.join("と");
  const words = cells.find(({ field }) => field.holds === "words")?.text.split("\n")[0];
  return words ? shortened(words, NAME) : `${place + 1}行目`;
}

/** @param {string} text @param {number} most */
export function shortened(text, most) {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most).join("")}…` : text;
}

const NAME = 24;
