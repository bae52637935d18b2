/** What hands do on a map is one step each, mixes with nobody's, and hardly makes the sheet grow. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import * as Y from "yjs";

import { Sheet } from "../../src/connection/live_sheet.js";
import { answerOf } from "../../src/document/plain_values.js";
import { arrangeAnew, drawTie, moveTo, putSomeone, takeAway } from "../../src/map/map_steps.js";

const VECTORS = new URL("../../../../../tests/vectors/map.json", import.meta.url);
const { ask } = JSON.parse(await readFile(VECTORS, "utf-8"));
const MOST_FOR_A_THOUSAND = 60_000;

/** Somebody at a sheet of his own. */
function someone() {
  const sheet = new Sheet({ sheet: "s" });
  const act = (/** @type {() => void} */ work) => sheet.act(work);
  return /** @type {any} */ ({ sheet, doc: sheet.doc, act });
}

/** @param {any} one @param {any} other */
function meet(one, other) {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ])
    Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
}

/** @param {any} desk @returns {{nodes: any[], edges: any[]}} */
const said = (desk) => /** @type {any} */ (answerOf(desk.doc, ask)) ?? { nodes: [], edges: [] };

/** @param {any} desk @param {string} name @param {[number, number]} share */
const put = (desk, name, share) => putSomeone(desk, ask, { name, share, others: new Map() });

test("two_people_who_put_somebody_at_once_have_put_two_and_their_drags_never_mix", () => {
  const [one, other] = [someone(), someone()];
  const mother = put(one, "母", [10, 10]);
  meet(one, other);
  put(one, "犬", [50, 50]);
  put(other, "店", [50, 50]);
  moveTo(one, ask, new Map([[mother, [90, 20]]]));
  moveTo(other, ask, new Map([[mother, [20, 90]]]));
  meet(one, other);

  assert.deepEqual(said(one), said(other));
  assert.deepEqual(
    said(one)
      .nodes.map(({ name }) => name)
      .sort(),
    ["店", "母", "犬"].sort(),
  );
  assert.ok(["90,20", "20,90"].includes(said(one).nodes.find(({ name }) => name === "母").position));
});

test("each_is_one_step_back_and_only_ones_own", () => {
  const [one, other] = [someone(), someone()];
  const [mother, dog] = [put(one, "母", [10, 10]), put(one, "犬", [50, 50])];
  const tie = drawTie(one, ask, { from: mother, to: dog, stage: "busy" });
  arrangeAnew(one, ask);
  meet(one, other);
  moveTo(other, ask, new Map([[dog, [1, 2]]]));
  meet(one, other);
  assert.deepEqual(
    said(one).nodes.map(({ position }) => position),
    [undefined, "1,2"],
  );

  one.sheet.undo.undo();
  assert.equal(said(one).nodes.find(({ _row }) => _row === mother).position, "10,10");
  takeAway(one, ask, { grid: 0, row: dog, ties: [tie] });
  assert.deepEqual([said(one).nodes.length, said(one).edges.length], [1, 0]);
  one.sheet.undo.undo();
  assert.deepEqual(said(one).edges, [{ _row: tie, from: mother, to: dog, "at-busy": "normal" }]);
});

test("the_first_touch_writes_down_where_everybody_stands", () => {
  const desk = someone();
  const mother = put(desk, "母", [10, 10]);
  arrangeAnew(desk, ask);
  putSomeone(desk, ask, { name: "犬", share: [3, 4], others: new Map([[mother, [50, 9]]]) });

  assert.deepEqual(
    said(desk).nodes.map(({ position }) => position),
    ["50,9", "3,4"],
  );
});

test("a_thousand_drags_hardly_make_the_sheet_grow", () => {
  const desk = someone();
  const rows = Array.from({ length: 20 }, (_, index) => put(desk, `人${index}`, [index, index]));
  const before = Y.encodeStateAsUpdate(desk.doc).length;
  let sent = 0;
  desk.doc.on("update", (/** @type {Uint8Array} */ update) => (sent += update.length));
  for (let count = 0; count < 1000; count++)
    moveTo(desk, ask, new Map([[rows[count % rows.length], [count % 101, (count * 7) % 101]]]));

  const kept = new Y.Doc();
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(desk.doc));
  const grown = Y.encodeStateAsUpdate(kept).length - before;
  assert.ok(grown > 0 && grown < MOST_FOR_A_THOUSAND, String(grown));
  assert.ok(sent > grown && sent < MOST_FOR_A_THOUSAND, String(sent));
});
