/** Whoever does not see the screen hears where everybody is called, and what runs: once each. */

import assert from "node:assert/strict";
import test from "node:test";

import { Aloud } from "../../src/live/announcements.js";

const NOTHING = { messages: [], gather: null, timer: null, row: null, summons: null, stages: 0 };
const row = (/** @type {number} */ id) => ({
  id,
  title: `第${id}の話し合い`,
  ends: 0,
  place: null,
  pages: [],
});
const summons = { id: 7, place: { page: "worksheet", query: { id: "w05" }, title: "つながりの地図" } };

test("a_call_to_another_page_is_said_once_and_not_to_who_is_there_already", () => {
  const away = new Aloud();
  const call = "「つながりの地図」に集まります。「集まる」を押すとひらきます。";
  assert.equal(away.next(NOTHING, false), "");
  assert.equal(away.next({ ...NOTHING, summons }, false), call);
  assert.equal(away.next({ ...NOTHING, summons }, false), "");
  assert.equal(away.next(NOTHING, false), "");
  assert.equal(away.next({ ...NOTHING, summons: { ...summons, id: 8 } }, false), call);

  assert.equal(new Aloud().next({ ...NOTHING, summons }, true), "");
});

test("what_runs_is_said_when_it_changes_and_not_to_who_has_just_come", () => {
  const aloud = new Aloud();
  assert.equal(aloud.next({ ...NOTHING, row: row(1) }, false), "");
  assert.equal(aloud.next({ ...NOTHING, row: row(1) }, false), "");
  assert.equal(aloud.next({ ...NOTHING, row: row(2) }, false), "いまは「第2の話し合い」です。");
  assert.equal(aloud.next(NOTHING, false), "");
  assert.equal(aloud.next({ ...NOTHING, row: row(3) }, false), "いまは「第3の話し合い」です。");
});
