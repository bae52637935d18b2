/** The state of things, as people read it. */

import assert from "node:assert/strict";
import test from "node:test";

import { say } from "../../src/connection/said.js";
import { sayAlone } from "../../src/connection/status.js";
import { WORDS } from "../../src/connection/connection_phrases.js";
import { PHRASES } from "../../src/editor/phrases.js";

/** @type {import("../../src/connection/status.js").Status} */
const LIVE = {
  link: "live",
  isRestarting: false,
  final: 0,
  isSaved: true,
  since: 0,
  isEmpty: false,
  canKeep: true,
  isKept: true,
  savedAt: null,
  mayWrite: true,
  message: "",
};

/** @param {Partial<import("../../src/connection/status.js").Status>} status @param {number} [after] ms since something is unsent */
function told(status, after = 0) {
  const now = 1_000_000;
  const since = status.isSaved === false ? now - after : 0;
  const tell = status.link === "none" ? sayAlone : say;
  const { level, text, canRescue = false, action = "" } = tell({ ...LIVE, since, ...status }, PHRASES, now);
  return [level, text, canRescue, action];
}

test("what_people_are_told_about_their_work", () => {
  assert.deepEqual(told({}), ["calm", PHRASES.upToDate, false, ""]);
  assert.deepEqual(told({ isSaved: false }, 100), ["busy", WORDS.sending, false, ""]);
  assert.deepEqual(told({ isSaved: false }, 5000), ["alarm", WORDS.slow, false, ""]);
  assert.deepEqual(told({ isSaved: false }, 20_000), ["alarm", WORDS.slow, true, ""]);
  assert.deepEqual(told({ link: "away" }), ["away", WORDS.away, false, ""]);
  assert.deepEqual(told({ link: "away", isSaved: false }, 100), ["away", WORDS.kept, false, ""]);
  assert.deepEqual(told({ link: "away", isSaved: false }, 6000), ["alarm", WORDS.kept, false, ""]);
  assert.deepEqual(told({ link: "away", isSaved: false, canKeep: false }), [
    "alarm",
    PHRASES.unkept,
    true,
    "",
  ]);
  for (const isSaved of [true, false]) {
    const restarting = { link: /** @type {const} */ ("away"), isRestarting: true, isSaved };
    assert.deepEqual(told(restarting, 6000), ["away", WORDS.restarting, false, ""]);
    assert.notEqual(told({ ...restarting, link: "live" }, 6000)[1], WORDS.restarting);
  }
  assert.deepEqual(
    told({ link: "away", isRestarting: true, isSaved: false, isKept: false, canKeep: false }),
    ["alarm", PHRASES.unkept, true, ""],
  );
  assert.deepEqual(told({ link: "away", final: 4401 }), ["alarm", WORDS.notJoined, false, "join"]);
  assert.deepEqual(told({ link: "away", final: 4413, isSaved: false }), [
    "alarm",
    WORDS.tooLarge,
    true,
    "retry",
  ]);
  assert.deepEqual(told({ isSaved: false, message: "保存できません。" }), [
    "alarm",
    "保存できません。",
    false,
    "",
  ]);
  assert.deepEqual(told({ mayWrite: false }), ["calm", WORDS.readOnly, false, ""]);
  assert.deepEqual(told({ link: "none", isKept: false }), ["busy", PHRASES.keeping, false, ""]);
  assert.deepEqual(told({ link: "none" }), ["calm", PHRASES.upToDate, false, ""]);
  assert.deepEqual(told({ link: "none", since: 1 }), ["calm", PHRASES.onlyHere, false, ""]);
  assert.deepEqual(told({ link: "loading", isSaved: false, since: 0 }), ["busy", WORDS.loading, false, ""]);
});

test("whose_sheet_it_is_no_more_is_led_to_the_one_that_is_and_not_to_the_door", () => {
  assert.deepEqual(told({ link: "away", final: 4403 }), ["alarm", WORDS.notYours, false, "reload"]);
});
