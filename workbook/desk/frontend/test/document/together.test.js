/** Copies that went on from one file become one: every word once, whoever brings them together and how often. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as Y from "yjs";

import { LOCAL, Sheet } from "../../src/connection/live_sheet.js";
import { reunite } from "../../src/document/apart.js";
import { copied } from "../../src/document/parted.js";
import { values } from "../../src/document/plain_values.js";
import { again, isKnown, together } from "../../src/document/together.js";
import { write } from "../../src/text/letters.js";
import { chance } from "../chance.js";

const VECTORS = new URL("../../../../../tests/vectors/document.json", import.meta.url);
const { form } = JSON.parse(readFileSync(VECTORS, "utf-8"));
const at = "2026-11-24T00:05:00Z";

/** @param {Y.Doc} doc @returns {Record<string, any>} */
const said = (doc) => values(doc, form);

/** @param {Y.Doc} ours @param {...Y.Doc} others */
const all = (ours, ...others) =>
  others.reduce((doc, theirs) => together({ form, ours: doc, theirs, at }), ours);

/** @param {Y.Doc} doc */
const beside = (doc) =>
  Object.fromEntries(
    [...doc.getMap("beside").entries()].map(([key, kept]) => [
      key.slice(0, key.lastIndexOf("/")),
      JSON.parse(String(kept)).text,
    ]),
  );

/** A file and two copies of it that are written in apart. @param {(doc: Y.Doc) => void} left */
function copies(left = () => undefined) {
  const file = new Y.Doc();
  file.clientID = 1;
  left(file);
  return [copied(file), copied(file)];
}

/** @param {Y.Doc} doc @param {string} row @param {string} name */
const node = (doc, row, name) => doc.getText(`cell/ties.nodes/${row}/name`).insert(0, name);

test("what_two_wrote_apart_stands_in_one_and_what_both_chose_stands_twice", () => {
  const [ours, theirs] = copies((file) => {
    file.getText("text/aim").insert(0, "会う。聞く。");
    file.getMap("one").set("often", "1");
  });
  write(ours.getText("text/aim"), "家で会う。聞く。");
  write(theirs.getText("text/aim"), "会う。聞く。話す。");
  ours.getMap("one").set("mood", "calm");
  theirs.getMap("one").set("mood", "tense");
  theirs.getMap("one").set("often", "3");
  const before = [ours, theirs].map((doc) => Y.encodeStateAsUpdate(doc));

  const both = all(ours, theirs);

  assert.deepEqual(said(both), { aim: "家で会う。聞く。話す。", mood: "calm", often: "3" });
  assert.deepEqual(beside(both), { "one/mood": "tense" });
  assert.deepEqual(
    [ours, theirs].map((doc) => Y.encodeStateAsUpdate(doc)),
    before,
  );
});

test("rows_begun_in_one_place_are_two_rows_and_ties_follow_their_people", () => {
  const [ours, theirs] = copies((file) => node(file, "r1", "母"));
  for (const [doc, name] of /** @type {[Y.Doc, string][]} */ ([
    [ours, "兄"],
    [theirs, "叔母"],
  ])) {
    node(doc, "r2", name);
    doc.getMap("cells/ties.edges").set("r1/from", "r2");
    doc.getMap("cells/ties.edges").set("r1/to", "r1");
    doc.getText("cell/table/r1/what").insert(0, "同じ行");
  }

  const results = [all(ours, theirs), all(theirs, ours)].map(said);

  assert.deepEqual(results[0], results[1]);
  const { ties, table } = results[0];
  assert.deepEqual(
    ties.nodes.map((/** @type {{name: string}} */ row) => row.name).sort(),
    ["兄", "叔母", "母"].sort(),
  );
  const names = Object.fromEntries(
    ties.nodes.map((/** @type {{_row: string, name: string}} */ row) => [row._row, row.name]),
  );
  const tied = ties.edges.map((/** @type {{from: string, to: string}} */ row) => [
    names[row.from],
    names[row.to],
  ]);
  assert.deepEqual(
    tied.sort(),
    [
      ["兄", "母"],
      ["叔母", "母"],
    ].sort(),
  );
  assert.deepEqual(table, [{ _row: "r1", what: "同じ行" }]);
});

test("a_choice_that_one_side_made_and_took_back_never_takes_the_others_away", () => {
  for (const client of [1, 9]) {
    const [ours, theirs] = copies();
    theirs.clientID = client;
    ours.clientID = 5;
    for (const [map, key, value] of /** @type {[string, string, any][]} */ ([
      ["one", "mood", "calm"],
      ["many/who", "calm", true],
      ["cells/table", "r1/mood", "12"],
      ["many/order", "1", 1],
    ])) {
      theirs.getMap(map).set(key, value);
      theirs.getMap(map).delete(key);
      ours.getMap(map).set(key, value);
    }
    const expected = said(ours);
    const [known, doc] = [new Y.Doc(), copied(theirs)];
    reunite({ doc, known, arrived: [Y.encodeStateAsUpdate(ours)], isAhead: true, by: "", at });

    for (const one of [all(ours, theirs), all(theirs, ours), doc]) {
      assert.deepEqual(said(one), expected);
      assert.deepEqual(beside(one), {});
    }
    assert.equal(Object.keys(expected).length, 4);
  }
});

test("whoever_passes_copies_on_and_brings_them_together_no_word_is_lost_and_none_stands_twice", () => {
  const luck = chance(7);
  for (let round = 0; round < 60; round++) {
    const [first, second] = copies((file) => file.getText("text/aim").insert(0, "はじめ。"));
    let hands = [first, second, copied(first)];
    /** @type {string[]} */
    const written = ["はじめ。"];
    const sentence = () => (written.push(`文${written.length}番。`), /** @type {string} */ (written.at(-1)));
    for (let step = 0; step < 8; step++) {
      const who = luck.number(3);
      const doc = hands[who];
      const what = luck.number(4);
      if (what === 0)
        doc.getText("text/aim").insert(luck.one([0, doc.getText("text/aim").length]), sentence());
      if (what === 1) doc.getText(`cell/table/r${1 + luck.number(3)}/what`).insert(0, sentence());
      if (what > 1) hands[who] = all(doc, hands[(who + 1) % 3]);
    }
    hands = [all(hands[0], hands[1], hands[2]), all(hands[2], hands[1], hands[0])];

    for (const doc of [...hands, all(hands[0], hands[1])]) {
      const { aim, table = [] } = said(doc);
      const words = [aim, ...table.map((/** @type {{what: string}} */ row) => row.what)].join("\n");
      const found = words + Object.values(beside(doc)).join("\n");
      for (const one of written) {
        assert.ok(found.includes(one), `${round}: no ${one} in ${found}`);
        assert.ok(words.split(one).length <= 2, `${round}: ${one} twice in ${words}`);
      }
    }
  }
});

test("bringing_a_copy_in_is_one_step_back_and_the_same_copy_again_is_nothing_new", () => {
  const [left, theirs] = copies((file) => file.getText("text/aim").insert(0, "はじめ。"));
  const sheet = new Sheet({ sheet: "file/a", held: Y.encodeStateAsUpdate(left) });
  sheet.act(() => node(sheet.doc, "r1", "兄"));
  sheet.undo.stopCapturing();
  assert.deepEqual(said(again({ form, ours: sheet.doc, theirs: left, at })), said(sheet.doc));
  node(theirs, "r1", "母");
  write(theirs.getText("text/aim"), "かえた。");
  const before = said(sheet.doc);
  const both = all(sheet.doc, theirs);

  sheet.doc.transact(() => Y.applyUpdate(sheet.doc, Y.encodeStateAsUpdate(both)), LOCAL);
  const after = said(sheet.doc);
  assert.deepEqual(after, said(both));
  assert.deepEqual(said(all(sheet.doc, theirs)), after);
  sheet.undo.undo();

  assert.deepEqual(said(sheet.doc), before);
  assert.equal(sheet.doc.getMap("beside").size, 0);
  assert.ok(isKnown(sheet.doc, theirs));
  const anew = again({ form, ours: sheet.doc, theirs, at });
  assert.deepEqual(said(anew), { ...after, aim: "はじめ。" });
  assert.deepEqual(beside(anew), { "text/aim": "かえた。" });
  sheet.undo.redo();
  assert.deepEqual(said(sheet.doc), after);
  sheet.destroy();
});
