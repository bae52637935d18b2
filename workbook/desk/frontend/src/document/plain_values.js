/** A document as plain values, exactly as the server derives them (workbook/desk/document/plain_values.py). */

import * as layout from "./layout.js";
import { cellsByRow, fingerprint, orderOf, sorted } from "./rows.js";

/** @typedef {import("./form.js").Ask} Ask */
/** @typedef {import("./form.js").Option} Option */
/** @typedef {import("yjs").Doc} Doc */

const BLANK = /^[ \t\r\n\u3000\u00a0]*$/;

/**
 * Return the answers a document holds to the questions of a form; only answered questions appear.
 * @param {Doc} doc
 * @param {import("./form.js").Form} form
 * @returns {Record<string, unknown>}
 */
export function values(doc, form) {
  /** @type {Record<string, unknown>} */
  const answers = {};
  for (const ask of form.asks) {
    const answer = READ[ask.holds](doc, ask);
    if (answer !== null) answers[ask.id] = answer;
  }
  return answers;
}

/** Return the answer a document holds to one question, or null. @param {Doc} doc @param {Ask} ask */
export const answerOf = (doc, ask) => READ[ask.holds](doc, ask);

/**
 * Return the codes of a rank question in the order people gave them.
 * @param {Doc} doc
 * @param {Ask} ask
 * @returns {string[]}
 */
export function ranked(doc, ask) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  for (const [code, number] of doc.getMap(layout.many(ask.id)).entries()) {
    if (typeof number === "number" && Number.isFinite(number)) numbers.set(code, number);
  }
  const order = inFormOrder(numbers.keys(), ask.options);
  return order.sort((a, b) => (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0));
}

/** @param {unknown} value @returns {string | null} */
function words(value) {
  if (typeof value !== "string") return null;
  const kept = value.replaceAll("\0", "");
  return BLANK.test(kept) ? null : kept;
}

/** @param {Iterable<string>} codes @param {Option[]} options @returns {string[]} */
function inFormOrder(codes, options) {
  const held = new Set(codes);
  const known = options.map((option) => option.code).filter((code) => held.delete(code));
  return [...known, ...[...held].sort()];
}

/** @template T @param {T[]} list @returns {T[] | null} */
const unlessEmpty = (list) => (list.length ? list : null);

/** @param {Doc} doc @param {Ask} ask */
const ofText = (doc, ask) => words(doc.getText(layout.text(ask.id)).toString());

/** @param {Doc} doc @param {Ask} ask */
const ofOne = (doc, ask) => words(doc.getMap(layout.ONE).get(ask.id));

/** @param {Doc} doc @param {Ask} ask */
function ofMulti(doc, ask) {
  const ticks = [...doc.getMap(layout.many(ask.id)).entries()].filter(([, tick]) => tick === true);
  return unlessEmpty(
    inFormOrder(
      ticks.map(([code]) => code),
      ask.options,
    ),
  );
}

/** @param {Doc} doc @param {Ask} ask */
const ofRank = (doc, ask) => unlessEmpty(ranked(doc, ask));

/** @param {Doc} doc @param {Ask} ask */
const ofTable = (doc, ask) => unlessEmpty(ofGrid(doc, ask.grids[0]));

/** @param {Doc} doc @param {Ask} ask */
function ofNetwork(doc, ask) {
  const parts = Object.fromEntries(ask.grids.map((grid) => [grid.name, ofGrid(doc, grid)]));
  return Object.values(parts).some((rows) => rows.length) ? parts : null;
}

/** @type {Record<string, (doc: Doc, ask: Ask) => unknown>} */
const READ = {
  words: ofText,
  one: ofOne,
  ticks: ofMulti,
  order: ofRank,
  rows: ofTable,
  ties: ofNetwork,
};

/** @param {Doc} doc @param {import("./form.js").Grid} grid */
function ofGrid(doc, grid) {
  const found = cellsByRow(doc, grid.id);
  const removed = doc.getMap(layout.gone(grid.id));
  const rows = [];
  for (const row of sorted(found.keys(), orderOf(doc, grid))) {
    const cells = found.get(row) ?? {};
    if (!grid.fixed.length && removed.get(row) === fingerprint(cells)) continue;
    /** @type {Record<string, unknown>} */
    const answered = {};
    for (const field of grid.fields) {
      const value = ofCell(cells[field.id], field);
      if (value !== null) answered[field.id] = value;
    }
    if (Object.keys(answered).length) rows.push({ _row: row, ...answered });
  }
  return rows;
}

/** @param {import("./rows.js").Cell | undefined} cell @param {import("./form.js").Field} field */
function ofCell(cell, field) {
  if (field.holds !== "ticks") return words(cell);
  return Array.isArray(cell) ? unlessEmpty(inFormOrder(cell, field.options ?? [])) : null;
}
