/** A picture is never drawn for more room than there is, and not drawn anew for every pixel. */

import assert from "node:assert/strict";
import test from "node:test";

import { widthFor } from "../../src/base/room.js";

test("a_picture_is_as_wide_as_asked_or_as_its_place_and_never_wider", () => {
  for (let there = 280; there <= 1_000; there++) {
    const width = widthFor(there, 456);
    assert.ok(width <= there && width <= 456 && width > Math.min(there, 456) - 8);
    assert.equal(width === 456, there >= 456);
  }
  assert.equal(widthFor(356, 456), widthFor(352, 456));
});
