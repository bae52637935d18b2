/** The answers as they stand on the page of a file, for paper and for the way back: as workbook/handouts/layout/sheet.py. */

import { h } from "../base/dom.js";
import { labelOf, places } from "../document/form.js";
import { TYPED } from "../kinds/kinds.js";

// As phrases.BESIDE in Python.
const BESIDE = "別案";

/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("../document/form.js").Field} Field */
/** @typedef {import("../document/form.js").Grid} Grid */
/** @typedef {{_row: string} & Record<string, any>} Row */
/** @typedef {{id: string, label: string, cells: string[]}} Line */

/**
 * A question on the page: the text of its one answer, or the rows of its table.
 * @typedef {{id: string, text: string, rows?: undefined} | {id: string, rows: Line[], isNamed: boolean}} Part
 */

// What no kind of file can hold: control characters and halves of surrogate pairs (wording.printable in Python).
const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/** @param {string} text */
const printable = (text) => text.replace(/\r\n?/g, "\n").replace(UNPRINTABLE, "");

/**
 * Return what stands on the page, question by question.
 * @param {import("../document/form.js").Form} form
 * @param {Record<string, any>} answers
 * @returns {Part[]}
 */
export const laid = (form, answers) => form.asks.flatMap((ask) => parts(ask, answers[ask.id]));

/** @param {Ask} ask @param {any} value @returns {Part[]} */
function parts(ask, value) {
  if (ask.holds === "order") return [ranking(ask, value ?? [])];
  if (!ask.grids.length) return [{ id: ask.id, text: say(value, ask) }];
  if (ask.holds !== "ties") return [table(ask.grids[0], value ?? [], new Map())];
  const names = nodeNames(value?.nodes ?? [], ask.grids[0]);
  return ask.grids.map((grid) => table(grid, value?.[grid.name] ?? [], names));
}

/**
 * Return an answer as it stands on the page.
 * @param {any} value
 * @param {Ask | Field} what
 * @returns {string}
 */
export function say(value, { kind, options }) {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((code) => labelOf(options, code)).join("\n");
  const text = printable(value);
  return TYPED[kind]?.say(text) ?? labelOf(options, text);
}

/** @param {Ask} ask @param {string[]} codes @returns {Part} */
function ranking(ask, codes) {
  const rows = ask.options.map(({ code, label }) => {
    const place = codes.indexOf(code) + 1;
    return { id: code, label, cells: [place ? String(place) : ""] };
  });
  return { id: ask.id, rows, isNamed: true };
}

/** @param {Grid} grid @param {Row[]} rows @param {Map<string, string>} names @returns {Part} */
function table(grid, rows, names) {
  const written = new Map(rows.map((row) => [row._row, row]));
  const isNamed = grid.fixed.length > 0;
  // The order of the answers first (rows can be moved), then the empty places in theirs.
  const order = isNamed ? [...places(grid), ...written.keys()] : [...written.keys(), ...places(grid)];
  const lines = [...new Set(order)].map((id) => ({
    id,
    label: grid.fixed.find((option) => option.code === id)?.label ?? "",
    cells: grid.fields.map((field) => cell(field, written.get(id)?.[field.id], names)),
  }));
  return { id: grid.id, rows: lines, isNamed };
}

/** @param {Field} field @param {any} value @param {Map<string, string>} names */
const cell = (field, value, names) => (field.kind === "node" ? (names.get(value) ?? "") : say(value, field));

/**
 * Return what each node is called on paper; a name that is missing or used twice carries the row's id.
 * @param {Row[]} nodes
 * @param {Grid} grid
 */
export function nodeNames(nodes, grid) {
  const written = new Map(nodes.map((row) => [row._row, printable(row.name ?? "").trim()]));
  const said = [...written.values()];
  const rows = new Set([...written.keys(), ...places({ ...grid, fixed: [] })]);
  /** @param {string} row @param {string} name */
  const called = (row, name) => {
    if (!name) return `（${row}）`;
    return said.filter((other) => other === name).length === 1 ? name : `${name}（${row}）`;
  };
  return new Map([...rows].map((row) => [row, called(row, written.get(row) ?? "")]));
}

/**
 * Write the answers into the tables of the page; headings and choices stand there already.
 * @param {Part[]} parts
 */
export function show(parts) {
  for (const part of parts) {
    const body = document.getElementById(`part-${part.id}`);
    if (body && part.rows) body.replaceChildren(...part.rows.map((line) => row(part.id, part.isNamed, line)));
    else if (body && !part.rows) fill(/** @type {Element} */ (body.querySelector("td")), part.text);
  }
}

/**
 * Write what stands beside answers below the tables, so that it is printed and comes back with them.
 * @param {import("./besides.js").Besides[]} list
 */
export function showBesides(list) {
  document.getElementById("besides")?.remove();
  if (!list.length) return;
  const lines = list.map(({ id, where, text }) =>
    h("tr", {}, h("th", {}, `${BESIDE}/${id}`), h("th", { scope: "row" }, where), fill(h("td"), text)),
  );
  document
    .getElementById("paper")
    ?.append(h("section", { id: "besides" }, h("h2", {}, BESIDE), h("table", {}, h("tbody", {}, ...lines))));
}

/** @param {string} grid @param {boolean} isNamed @param {Line} line */
function row(grid, isNamed, { id, label, cells }) {
  const name = isNamed ? h("th", { scope: "row" }, label) : null;
  return h("tr", {}, h("th", {}, `${grid}/${id}`), name, ...cells.map((text) => fill(h("td"), text)));
}

/** Line breaks are elements: whoever saves the page anew may fold spaces. @param {Element} cell @param {string} text */
function fill(cell, text) {
  cell.replaceChildren(...text.split("\n").flatMap((line, at) => (at ? [h("br"), line] : [line])));
  return cell;
}
