/** Numbers, days, signs of personal data and the state of things, as people read them. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { CELLS } from "../src/boxes/cell.js";
import { sayTime } from "../src/base/days.js";
import { signs } from "../src/boxes/personal.js";
import { readDay, sayDay } from "../src/kinds/date.js";
import { readDuration } from "../src/kinds/duration.js";
import { TYPED } from "../src/kinds/kinds.js";
import { readNumber } from "../src/kinds/number.js";
import { PHRASES } from "../src/editor/phrases.js";
import { PARTS } from "../src/boxes/question.js";
import { say } from "../src/connection/status.js";

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

const VECTORS = new URL("../../../../tests/vectors/typed.json", import.meta.url);
const typed = JSON.parse(readFileSync(VECTORS, "utf-8"));

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

test("what_looks_like_personal_data_is_noticed_and_the_rest_is_left_in_peace", () => {
  const noticed = {
    "連絡は03-1234-5678まで": ["phone"],
    "０９０－１２３４－５６７８": ["phone"],
    "携帯 09012345678": ["phone"],
    "taro@example.jp に送る": ["mail"],
    昭和51年3月4日生まれの人: ["birth"],
    "1976年3月4日生": ["birth"],
    みなと野市本町3丁目2番1号: ["address"],
  };
  for (const [text, kinds] of Object.entries(noticed)) assert.deepEqual(signs(text), kinds, text);
  for (const text of [
    "8050の世帯が12件",
    "令和8年4月1日に始める",
    "2026-04-01",
    "会議は10-12時",
    "年12回・11人・2時間",
    "市の担当3人と話す",
    "資料の3-2-1を見る",
  ]) {
    assert.deepEqual(signs(text), [], text);
  }
});

test("every_kind_of_question_and_cell_can_be_drawn", () => {
  const vectors = new URL("../../../../tests/vectors/document.json", import.meta.url);
  /** @type {{asks: import("../src/document/form.js").Ask[]}} */
  const { asks } = JSON.parse(readFileSync(vectors, "utf-8")).form;
  const fields = asks.flatMap((ask) => ask.grids.flatMap((grid) => grid.fields));

  assert.deepEqual(new Set(asks.map((ask) => ask.holds)), new Set(Object.keys(PARTS)));
  assert.deepEqual(new Set(fields.map((field) => field.holds)), new Set(Object.keys(CELLS)));
  for (const kind of Object.keys(TYPED))
    assert.ok(
      fields.some((field) => field.kind === kind),
      kind,
    );
  const chosen = [...asks, ...fields].filter(({ holds, kind }) => holds === "one" && !(kind in TYPED));
  assert.ok(chosen.every(({ kind, options }) => kind === "node" || options?.length));
});

/** @type {import("../src/connection/status.js").Status} */
const LIVE = {
  link: "live",
  final: 0,
  isSaved: true,
  since: 0,
  canKeep: true,
  isKept: true,
  savedAt: null,
  mayWrite: true,
  message: "",
};

/** @param {Partial<import("../src/connection/status.js").Status>} status @param {number} [after] ms since something is unsent */
function told(status, after = 0) {
  const now = 1_000_000;
  const since = status.isSaved === false ? now - after : 0;
  const { level, text, canRescue = false, action = "" } = say({ ...LIVE, since, ...status }, PHRASES, now);
  return [level, text, canRescue, action];
}

test("what_people_are_told_about_their_work", () => {
  assert.deepEqual(told({}), ["calm", PHRASES.upToDate, false, ""]);
  assert.deepEqual(told({ isSaved: false }, 100), ["busy", PHRASES.sending, false, ""]);
  assert.deepEqual(told({ isSaved: false }, 5000), ["alarm", PHRASES.slow, false, ""]);
  assert.deepEqual(told({ isSaved: false }, 20_000), ["alarm", PHRASES.slow, true, ""]);
  assert.deepEqual(told({ link: "away" }), ["away", PHRASES.away, false, ""]);
  assert.deepEqual(told({ link: "away", isSaved: false }, 100), ["away", PHRASES.kept, false, ""]);
  assert.deepEqual(told({ link: "away", isSaved: false }, 6000), ["alarm", PHRASES.kept, false, ""]);
  assert.deepEqual(told({ link: "away", isSaved: false, canKeep: false }), [
    "alarm",
    PHRASES.unkept,
    true,
    "",
  ]);
  assert.deepEqual(told({ link: "away", final: 4401 }), ["alarm", PHRASES.notJoined, false, "join"]);
  assert.deepEqual(told({ link: "away", final: 4413, isSaved: false }), [
    "alarm",
    PHRASES.tooLarge,
    true,
    "retry",
  ]);
  assert.deepEqual(told({ isSaved: false, message: "保存できません。" }), [
    "alarm",
    "保存できません。",
    false,
    "",
  ]);
  assert.deepEqual(told({ mayWrite: false }), ["calm", PHRASES.readOnly, false, ""]);
  assert.deepEqual(told({ link: "none", isKept: false }), ["busy", PHRASES.keeping, false, ""]);
  assert.deepEqual(told({ link: "none" }), ["calm", PHRASES.upToDate, false, ""]);
  assert.deepEqual(told({ link: "none", since: 1 }), ["calm", PHRASES.onlyHere, false, ""]);
  assert.deepEqual(told({ link: "loading", isSaved: false, since: 0 }), ["busy", PHRASES.loading, false, ""]);
});
