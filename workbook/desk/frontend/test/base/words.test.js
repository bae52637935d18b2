/** Numbers, days, times and lengths of time, as people type and read them. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { sayTime } from "../../src/base/days.js";
import { PHRASES } from "../../src/editor/phrases.js";
import { readDay, sayDay } from "../../src/kinds/date.js";
import { readDuration } from "../../src/kinds/duration.js";
import { TYPED } from "../../src/kinds/kinds.js";
import { readNumber } from "../../src/kinds/number.js";

const VECTORS = new URL("../../../../../tests/vectors/typed.json", import.meta.url);
const typed = JSON.parse(readFileSync(VECTORS, "utf-8"));

test("a_number_is_read_as_people_type_it_and_nothing_is_guessed", () => {
  const read = {
    20: 20,
    "１，２００": 1200,
    "1,234,567.5": 1234567.5,
    " −3 ": -3,
    "ー３．５": -3.5,
    "012": 12,
  };
  for (const [typed, number] of Object.entries(read)) assert.equal(readNumber(typed), number, typed);
  for (const typed of ["", "約20", "20件", "1,5", "1e5", "NaN", "∞", "1.2.3", "1_000", "9".repeat(16)]) {
    assert.equal(readNumber(typed), null, typed);
  }
  assert.equal(readNumber("３１ 件", "件"), 31);
  assert.equal(readNumber("31人", "件"), null);
  assert.equal(readNumber("件", "件"), null);
});

test("a_day_is_read_and_said_as_python_does_and_never_guessed", () => {
  for (const [words, on, day] of typed.days) assert.equal(readDay(words, on ?? ""), day, words);
  for (const [value, said] of typed.said_days) assert.equal(TYPED.date.say(value), said);
  for (const day of ["2026-11-24", "2019-05-01", "2019-04-30", "1868-10-23"])
    assert.equal(readDay(sayDay(day)), day);
});

test("a_time_and_a_duration_are_read_and_said_as_python_does_and_never_guessed", () => {
  for (const [words, stored, said] of typed.times) {
    assert.equal(TYPED.time.store(words, ""), stored, words);
    assert.equal(TYPED.time.say(stored ?? words), said, words);
  }
  for (const [words, stored, hours] of typed.durations) {
    assert.equal(TYPED.duration.store(words, ""), stored, words);
    assert.equal(readDuration(words), hours === null ? null : hours * 60, words);
  }
});

test("what_stands_in_a_box_means_what_is_kept_and_what_is_not_understood_stands_as_it_is", () => {
  const kept = { number: "１２", date: "2026-12-01", time: "26:00", duration: "1時間30分" };
  for (const [kind, value] of Object.entries(kept)) {
    assert.equal(TYPED[kind].store(TYPED[kind].show(value), "2026-11-28"), value, kind);
    assert.equal(TYPED[kind].fault(TYPED[kind].show(value), {}, PHRASES), "", kind);
    assert.equal(TYPED[kind].show("近いうちに"), "近いうちに");
    assert.equal(TYPED[kind].say("近いうちに"), "近いうちに");
    assert.match(TYPED[kind].fault("近いうちに", {}, PHRASES), /書いたままで保存しています。$/);
  }
});

test("a_moment_is_said_with_its_day_when_it_was_not_today", () => {
  const now = new Date(2026, 3, 2, 9, 0);
  assert.equal(sayTime(new Date(2026, 3, 2, 8, 5), now), "8:05");
  assert.equal(sayTime(new Date(2026, 3, 1, 14, 3), now), "4月1日 14:03");
});
