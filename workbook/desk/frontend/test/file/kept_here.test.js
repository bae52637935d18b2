/** Opening a colleague's file where one's own words are kept loses neither; opening one's own again changes nothing. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { IDBFactory } from "fake-indexeddb";
import * as Y from "yjs";

import { Sheet } from "../../src/connection/live_sheet.js";
import { copied } from "../../src/document/parted.js";
import { values } from "../../src/document/plain_values.js";
import { isApart, join, keptHere } from "../../src/file/kept_here.js";
import { write } from "../../src/text/letters.js";

const VECTORS = new URL("../../../../../tests/vectors/document.json", import.meta.url);
const { form } = JSON.parse(readFileSync(VECTORS, "utf-8"));

/** @param {Y.Doc} doc @returns {Record<string, any>} */
const said = (doc) => values(doc, form);

/** @param {Y.Doc} doc @returns {string[]} */
const beside = (doc) => [...doc.getMap("beside").values()].map((kept) => JSON.parse(String(kept)).text);

/** What left, and a copy of it after somebody wrote in it. @param {(doc: Y.Doc) => void} work */
function copy(work) {
  const file = new Y.Doc();
  file.clientID = 1;
  file.getText("text/aim").insert(0, "会う。聞く。");
  file.getMap("one").set("often", "1");
  const doc = copied(file);
  work(doc);
  return { file, doc };
}

/** Open a file in a browser, write in it, and close it. @param {Y.Doc} file @param {(doc: Y.Doc) => void} work */
async function written(file, work) {
  const sheet = new Sheet({ sheet: "file/a", held: Y.encodeStateAsUpdate(file) });
  await sheet.open();
  sheet.act(() => work(sheet.doc));
  while (!sheet.keep?.isSafe) await new Promise((done) => sheet.keep?.on("change", () => done(undefined)));
  sheet.destroy();
}

test("ones_own_kept_words_and_a_colleagues_file_are_both_there_and_one_step_back_leaves_ones_own", async () => {
  globalThis.indexedDB = new IDBFactory();
  const { file, doc: theirs } = copy((doc) => {
    write(doc.getText("text/aim"), "会う。聞く。話す。");
    doc.getMap("one").set("mood", "tense");
    doc.getMap("one").set("often", "3");
    doc.getText("cell/table/r1/what").insert(0, "同僚の行");
  });
  await written(file, (doc) => {
    write(doc.getText("text/aim"), "家で会う。聞く。");
    doc.getMap("one").set("mood", "calm");
    doc.getText("cell/table/r1/what").insert(0, "私の行");
  });

  const here = await keptHere("file/a");
  assert.ok(isApart(here, theirs));
  const sheet = new Sheet({ sheet: "file/a", held: Y.encodeStateAsUpdate(here) });
  const mine = said(sheet.doc);
  const news = join(sheet, form, theirs);
  await sheet.open();

  const { table, ...rest } = said(sheet.doc);
  assert.deepEqual(rest, { aim: "家で会う。聞く。話す。", mood: "calm", often: "3" });
  assert.deepEqual(
    table.map((/** @type {{what: string}} */ row) => row.what).sort(),
    ["私の行", "同僚の行"].sort(),
  );
  assert.deepEqual(beside(sheet.doc), ["tense"]);
  assert.match(String(news), /4か所（うち別案 1か所/);
  while (!sheet.keep?.isSafe) await new Promise((done) => sheet.keep?.on("change", () => done(undefined)));
  const later = await keptHere("file/a");
  assert.deepEqual([said(later), beside(later)], [said(sheet.doc), ["tense"]]);
  assert.ok(!isApart(later, theirs));
  sheet.undo.undo();
  assert.deepEqual([said(sheet.doc), beside(sheet.doc)], [mine, []]);
  assert.ok(!sheet.undo.undoStack.length);
  sheet.destroy();
});

test("what_is_only_older_or_newer_than_what_is_kept_is_never_apart", async () => {
  globalThis.indexedDB = new IDBFactory();
  const { file } = copy(() => undefined);
  assert.ok(!isApart(await keptHere("file/a"), file));
  await written(file, (doc) => write(doc.getText("text/aim"), "会う。"));

  const here = await keptHere("file/a");
  const newer = copied(here);
  newer.getMap("one").set("mood", "calm");

  assert.equal(said(here).aim, "会う。");
  for (const [name, one] of Object.entries({ file, here, newer })) assert.ok(!isApart(here, one), name);
});

test("words_taken_out_here_and_changed_there_never_leave_half_a_sentence", async () => {
  globalThis.indexedDB = new IDBFactory();
  const { file, doc: theirs } = copy((doc) => doc.getText("text/aim").insert(1, "いに行"));
  await written(file, (doc) => write(doc.getText("text/aim"), "聞く。"));
  const here = await keptHere("file/a");
  assert.ok(isApart(here, theirs));
  const sheet = new Sheet({ sheet: "file/b", held: Y.encodeStateAsUpdate(here) });

  const news = join(sheet, form, theirs);

  assert.equal(said(sheet.doc).aim, "聞く。");
  assert.deepEqual(beside(sheet.doc), ["会いに行う。聞く。"]);
  assert.match(String(news), /別案 1か所/);
  sheet.destroy();
});

test("a_store_that_cannot_be_opened_keeps_nothing_and_throws_nothing", async () => {
  globalThis.indexedDB = /** @type {IDBFactory} */ (
    /** @type {unknown} */ ({
      open() {
        throw new DOMException("no");
      },
    })
  );

  assert.deepEqual(said(await keptHere("file/a")), {});
});
