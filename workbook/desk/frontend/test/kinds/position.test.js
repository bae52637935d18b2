/** A position is read in the browser as it is in Python, and what is none is left as it was written. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import { POSITION, readPosition } from "../../src/kinds/position.js";

const VECTORS = new URL("../../../../../tests/vectors/map.json", import.meta.url);

test("positions_are_read_as_in_python", async () => {
  const { positions } = JSON.parse(await readFile(VECTORS, "utf-8"));
  assert.ok(positions.length > 10);
  for (const [typed, stored, said] of positions) {
    assert.equal(POSITION.store(typed, "2026-11-28"), stored, typed);
    assert.equal(POSITION.say(stored ?? typed), said, typed);
    if (stored !== null) assert.deepEqual(readPosition(said), readPosition(stored));
  }
});

test("an_empty_box_shows_nothing_that_could_be_somebodys_place", () => {
  assert.equal(readPosition(POSITION.example), null);
  assert.doesNotMatch(POSITION.example, /[0-9]/);
});
