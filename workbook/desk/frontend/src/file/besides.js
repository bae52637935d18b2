/** What stands beside answers, said in the words of the sheet: for the page of a file, and for what a copy brings. */

import { labelOf } from "../document/form.js";
import { BESIDE } from "../document/layout.js";
import { values } from "../document/plain_values.js";
import { listed } from "../document/rows.js";
import { parsed } from "../editor/beside.js";
import { nodeNames, say } from "./sheet_tables.js";

/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("../document/form.js").Form} Form */

/** @typedef {{key: string, id: string, where: string, text: string}} Besides `id` is that of the question or table */

/**
 * Return what waits beside the answers of a form.
 * @param {Form} form
 * @param {import("yjs").Doc} doc
 * @returns {Besides[]}
 */
export function besides(form, doc) {
  const found = [...doc.getMap(BESIDE).entries()].filter(([, kept]) => typeof kept === "string");
  return found.flatMap(([key, kept]) => {
    const place = placeOf(form, doc, key.split("/").slice(0, -1));
    const { text } = parsed(String(kept));
    return place ? [{ key, id: place.id, where: place.where, text: place.show(text) }] : [];
  });
}

/**
 * Return what a place is called.
 * @param {Form} form
 * @param {import("yjs").Doc} doc
 * @param {string[]} target as docs/desk.md names it
 * @returns {{id: string, where: string, show: (text: string) => string} | null}
 */
function placeOf(form, doc, [root, id, row, column]) {
  const ask = form.asks.find((one) => one.id === id || one.grids.some((grid) => grid.id === id));
  if (!ask) return null;
  if (root === "many") {
    /** @param {string} codes */
    const show = (codes) =>
      codes
        .split(",")
        .map((code) => labelOf(ask.options, code))
        .join("、");
    return { id, where: ask.label, show };
  }
  if (root === "text" || root === "one") return { id, where: ask.label, show: (text) => say(text, ask) };
  const grid = ask.grids.find((one) => one.id === id);
  const field = grid?.fields.find((one) => one.id === column);
  if (!grid || !field) return null;
  const name = labelOf(grid.fixed, row);
  const number = listed(doc, grid).indexOf(row) + 1;
  const where = `${ask.label} ${name === row ? `${number}行目` : name} ${field.label}`;
  return { id, where, show: (text) => (field.kind === "node" ? nameOf(doc, ask, text) : say(text, field)) };
}

/** @param {import("yjs").Doc} doc @param {Ask} ask @param {string} row */
function nameOf(doc, ask, row) {
  const answers = values(doc, { id: "", title: "", purpose: "", asks: [ask] });
  const { nodes = [] } = /** @type {{nodes?: any[]}} */ (answers[ask.id] ?? {});
  return nodeNames(nodes, ask.grids[0]).get(row) ?? row;
}
