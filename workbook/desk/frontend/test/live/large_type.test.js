/** The largest size that fits is found, and nothing becomes too small to be read from the last row. */

import assert from "node:assert/strict";
import test from "node:test";

import { largestThatFits } from "../../src/live/large_type.js";

test("every limit between the smallest and the largest size is found, and no size outside is tried", () => {
  for (let limit = 20; limit <= 110; limit += 1) {
    const found = largestThatFits(28.8, 102.9, (size) => {
      assert.ok(size >= 28.8 && size <= 102.9);
      return size <= limit;
    });
    assert.equal(found, Math.min(102, Math.max(29, limit)));
  }
});
