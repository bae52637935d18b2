/** Numbers and days, as people type and read them. */

import assert from "node:assert/strict";
import test from "node:test";

import { sayDay, sayTime } from "../../src/base/days.js";
import { readNumber } from "../../src/base/numbers.js";

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

test("a_day_is_said_as_offices_write_it", () => {
  assert.equal(sayDay("2026-11-24"), "令和8年11月24日（火）");
  assert.equal(sayDay("2019-05-01"), "令和元年5月1日（水）");
  assert.equal(sayDay("2019-04-30"), "2019年4月30日（火）");
  for (const typed of ["", "来週", "2026-02-30", "2026-11-24 10:00"])
    assert.equal(sayDay(typed), null, typed);
  const now = new Date(2026, 3, 2, 9, 0);
  assert.equal(sayTime(new Date(2026, 3, 2, 8, 5), now), "8:05");
  assert.equal(sayTime(new Date(2026, 3, 1, 14, 3), now), "4月1日 14:03");
});
