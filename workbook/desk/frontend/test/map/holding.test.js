/** Where only people were moved they are moved on the paper; whatever else it is, the map is drawn anew. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import * as Y from "yjs";

import { Sheet } from "../../src/connection/live_sheet.js";
import { cells, gone } from "../../src/document/layout.js";
import { answerOf } from "../../src/document/plain_values.js";
import { Holding } from "../../src/map/holding.js";
import { moveTo, putSomeone, takeAway } from "../../src/map/map_steps.js";

const VECTORS = new URL("../../../../../tests/vectors/map.json", import.meta.url);
const { ask } = JSON.parse(await readFile(VECTORS, "utf-8"));
const [{ id: people }] = ask.grids;

/** @returns {any} somebody at a sheet of his own */
function someone() {
  const sheet = new Sheet({ sheet: "s" });
  return { sheet, doc: sheet.doc, act: (/** @type {() => void} */ work) => sheet.act(work) };
}

test("who_is_moved_while_a_team_mate_removes_him_is_back_and_drawn_at_once", () => {
  const [one, mate] = [someone(), someone()];
  const meet = (/** @type {any} */ from, /** @type {any} */ to) =>
    Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
  const row = putSomeone(one, ask, { name: "母", share: [10, 10], others: new Map() });
  meet(one, mate);
  const shown = () => /** @type {any} */ (answerOf(one.doc, ask))?.nodes ?? [];
  const scene = { held: new Map(), everybody: [{ id: row }] };
  const map = /** @type {any} */ ({ desk: one, ask, scene, follow: () => undefined, plan: () => undefined });
  const holding = new Holding(map);
  const moved = new Map([[cells(people), new Set([`${row}/position`])]]);

  assert.ok(holding.hear(/** @type {any} */ (moved))?.has(row), "who is on the paper is only moved there");

  takeAway(one, ask, { grid: 0, row });
  assert.equal(holding.hear(/** @type {any} */ (new Map([[gone(people), new Set([row])]]))), null);
  scene.everybody = [];
  moveTo(mate, ask, new Map([[row, [70, 70]]]));
  meet(mate, one);
  assert.equal(shown().length, 1, "he is back");
  assert.equal(holding.hear(/** @type {any} */ (moved)), null, "and the map is drawn anew");
  holding.destroy();
});
