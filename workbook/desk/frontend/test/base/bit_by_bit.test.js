/** What takes long is done a little at a frame, and what was begun anew is not done twice. */

import assert from "node:assert/strict";
import test from "node:test";

import { atOnce, BitByBit } from "../../src/base/bit_by_bit.js";
import { calmly } from "../../src/base/calmly.js";

/** @type {Map<number, () => void>} */
const frames = new Map();
let count = 0;
globalThis.requestAnimationFrame = (work) => {
  frames.set(++count, /** @type {() => void} */ (work));
  return count;
};
globalThis.cancelAnimationFrame = (frame) => void frames.delete(frame);

/** Let one frame be drawn. */
function draw() {
  const due = [...frames.values()];
  frames.clear();
  for (const work of due) work();
}

/** @param {string[]} done @param {string} name @returns {Generator<void, string>} */
function* slowly(done, name) {
  for (let step = 0; step < 4; step++) {
    const end = performance.now() + 3;
    while (performance.now() < end);
    done.push(name);
    yield;
  }
  return name;
}

test("every_frame_has_its_share_and_what_was_begun_before_is_given_up", () => {
  const [work, done] = [new BitByBit(), /** @type {string[]} */ ([])];
  work.begin(slowly(done, "first"));
  assert.deepEqual(done, []);
  draw();
  assert.deepEqual(done, ["first"]);

  work.begin(slowly(done, "second"));
  for (let frame = 0; frame < 9; frame++) draw();
  assert.deepEqual(done, ["first", "second", "second", "second", "second"]);
  assert.equal(frames.size, 0);

  work.begin(slowly(done, "third"));
  work.cancel();
  draw();
  assert.equal(done.length, 5);
  assert.equal(atOnce(slowly(done, "at once")), "at once");
});

test("who_gave_up_waiting_waits_as_long_as_anybody_the_next_time", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let done = 0;
  const work = calmly(() => void done++, 100, 300);
  work();
  work.cancel();
  context.mock.timers.tick(1000);
  assert.equal(done, 0);
  work();
  context.mock.timers.tick(99);
  assert.equal(done, 0);
  context.mock.timers.tick(1);
  assert.equal(done, 1);
});
