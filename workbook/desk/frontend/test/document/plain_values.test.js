/** The browser reads a document as Python does. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as Y from "yjs";

import { besideKey, canonical, newRow } from "../../src/document/layout.js";
import * as rows from "../../src/document/rows.js";
import { values } from "../../src/document/plain_values.js";

const VECTORS = new URL("../../../../../tests/vectors/document.json", import.meta.url);
const { form, documents, beside_keys: besideKeys } = JSON.parse(readFileSync(VECTORS, "utf-8"));
/** @type {import("../../src/document/form.js").Grid} */
const TABLE = form.asks.find((/** @type {{id: string}} */ ask) => ask.id === "table").grids[0];

/** @param {string} base64 */
function opened(base64) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from(base64, "base64"));
  return doc;
}

test("python_and_the_browser_read_the_same_values", () => {
  for (const { name, update, values: expected, canonical: said } of documents) {
    const found = values(opened(update), form);
    assert.deepEqual(found, expected, name);
    assert.equal(canonical(found), said, name);
  }
});

test("python_and_the_browser_mark_rows_alike", () => {
  for (const { name, update, fingerprints } of documents) {
    const doc = opened(update);
    /** @type {Record<string, string>} */
    const found = {};
    for (const ask of form.asks) {
      for (const grid of ask.grids) {
        for (const [row, cells] of rows.cellsByRow(doc, grid.id))
          found[`${grid.id}/${row}`] = rows.fingerprint(cells);
      }
    }
    assert.deepEqual(found, fingerprints, name);
  }
});

test("the_same_words_beside_have_the_same_key", () => {
  for (const [words, key] of Object.entries(besideKeys)) assert.equal(besideKey("text/aim", words), key);
});

test("a_removed_row_comes_back_with_a_colleagues_words", () => {
  const doc = new Y.Doc();
  doc.getText("cell/table/r2/what").insert(0, "会議");

  rows.remove(doc, TABLE, "r2");
  rows.remove(doc, TABLE, "r1");
  assert.deepEqual(rows.listed(doc, TABLE), ["r3"]);

  doc.getText("cell/table/r2/what").insert(2, "です");
  assert.deepEqual(rows.listed(doc, TABLE), ["r2", "r3"]);

  rows.restore(doc, TABLE, "r1");
  assert.deepEqual(rows.listed(doc, TABLE), ["r1", "r2", "r3"]);
});

test("rows_are_added_at_the_end_and_moved_one_by_one", () => {
  const doc = new Y.Doc();
  const added = rows.add(doc, TABLE);
  assert.match(added, /^x[a-z0-9]{8}$/);
  assert.deepEqual(rows.listed(doc, TABLE), ["r1", "r2", "r3", added]);

  rows.move(doc, TABLE, added, -1);
  rows.move(doc, TABLE, "r1", 1);
  rows.move(doc, TABLE, "r2", -1);
  rows.move(doc, TABLE, "r3", 1);
  assert.deepEqual(rows.listed(doc, TABLE), ["r2", "r1", added, "r3"]);
});

test("a_hundred_moves_leave_no_row_without_a_place", () => {
  const doc = new Y.Doc();
  for (let round = 0; round < 100; round++) {
    const first = rows.listed(doc, TABLE)[0];
    rows.move(doc, TABLE, first, 1);
    assert.equal(rows.listed(doc, TABLE)[1], first);
  }
  assert.equal(new Set(rows.listed(doc, TABLE)).size, 3);
});

test("row_ids_are_never_the_same", () => {
  assert.equal(new Set(Array.from({ length: 500 }, newRow)).size, 500);
});
