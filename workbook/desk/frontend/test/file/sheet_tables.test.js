/** What stands on the page of a file is what Python lays out, and no words in it are markup. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { IDBFactory } from "fake-indexeddb";
import * as Y from "yjs";

import { plain, stamp } from "../../src/file/copy.js";
import { laid } from "../../src/file/sheet_tables.js";
import { PHRASES } from "../../src/editor/phrases.js";
import { base64, bytes } from "../../src/editor/rescue.js";
import { Sheet } from "../../src/connection/live_sheet.js";
import { sayAlone } from "../../src/connection/status.js";

const VECTORS = new URL("../../../../../tests/vectors/document.json", import.meta.url);
const { form, documents } = JSON.parse(readFileSync(VECTORS, "utf-8"));
const COLUMNS = new Map(
  form.asks.flatMap((/** @type {import("../../src/document/form.js").Ask} */ ask) =>
    ask.kind === "rank"
      ? [[ask.id, ["place"]]]
      : ask.grids.map((grid) => [grid.id, grid.fields.map((field) => field.id)]),
  ),
);

/** @param {import("../../src/file/sheet_tables.js").Part[]} parts @returns {[string, string][]} */
const addressed = (parts) =>
  parts.flatMap((part) =>
    part.rows
      ? part.rows.flatMap(({ id, cells }) =>
          cells.map(
            (text, at) =>
              /** @type {[string, string]} */ ([`${part.id}/${id}/${COLUMNS.get(part.id)[at]}`, text]),
          ),
        )
      : [[part.id, part.text]],
  );

test("the_browser_lays_answers_out_as_python_does_in_the_same_order", () => {
  for (const { name, values, paper } of documents)
    assert.deepEqual(addressed(laid(form, values)), Object.entries(paper), name);
});

test("what_no_file_can_hold_is_left_out_as_in_python", () => {
  const aim = laid(form, { aim: "a\u0007\ud83db\r\nc\rd\uffff𠮷\0" })[0];

  assert.deepEqual(aim, { id: "aim", text: "ab\nc\nd𠮷" });
});

test("data_in_a_page_is_never_markup_and_stays_the_same", () => {
  const nasty = { words: "</script><script>alert(1)</script><!-- ]]> \u2028\u2029 & \ud800 \\u003c 𠮷" };

  const said = plain(nasty);

  assert.doesNotMatch(said, /[<>&\u2028\u2029]/);
  assert.deepEqual(JSON.parse(said), nasty);
  assert.deepEqual(bytes(base64(new Uint8Array([0, 60, 255]))), new Uint8Array([0, 60, 255]));
  assert.equal(stamp(new Date(2026, 10, 4, 9, 5)), "20261104-0905");
});

test("what_a_later_file_brought_is_there_when_an_older_file_is_opened", async () => {
  globalThis.indexedDB = new IDBFactory();
  const older = new Y.Doc();
  older.getText("text/aim").insert(0, "はじめ。");
  const later = new Y.Doc();
  Y.applyUpdate(later, Y.encodeStateAsUpdate(older));
  later.getText("text/aim").insert(4, "同僚の文。");
  const one = new Sheet({ sheet: "file/a", held: Y.encodeStateAsUpdate(later) });
  await one.open();
  one.act(() => one.doc.getText("text/aim").insert(9, "この端末の文。"));
  await new Promise((done) => one.keep?.on("change", () => one.keep?.isSafe && done(undefined)));
  one.destroy();

  const two = new Sheet({ sheet: "file/a", held: Y.encodeStateAsUpdate(older) });
  await two.open();

  assert.equal(two.doc.getText("text/aim").toString(), "はじめ。同僚の文。この端末の文。");
  two.destroy();
});

test("a_file_that_this_device_cannot_keep_alarms_only_when_there_are_words_to_lose", () => {
  const status = new Sheet({ sheet: "file/b" }).status;

  assert.equal(sayAlone(status, PHRASES).level, "calm");
  assert.deepEqual(sayAlone({ ...status, since: 1 }, PHRASES), {
    level: "alarm",
    text: PHRASES.unkept,
    canRescue: true,
  });
});
