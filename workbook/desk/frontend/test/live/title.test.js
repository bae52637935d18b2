/** Raised hands stand in the tab's title: how many wait now, once, and nothing when nobody does. */

import assert from "node:assert/strict";
import test from "node:test";

import { titled } from "../../src/live/title.js";

test("the title says how many wait, is never counted twice, and is as before when nobody waits", () => {
  assert.equal(titled("進行 — 重層ワークブック", 2), "▲2 進行 — 重層ワークブック");
  assert.equal(titled("▲2 進行 — 重層ワークブック", 11), "▲11 進行 — 重層ワークブック");
  assert.equal(titled("▲11 進行 — 重層ワークブック", 0), "進行 — 重層ワークブック");
  assert.equal(titled("▲の地図", 0), "▲の地図");
});
