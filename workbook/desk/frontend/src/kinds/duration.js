/** duration: how long something takes, kept as 1時間30分; read and said as workbook/content/model/kinds/duration.py does. */

import { halfWidth } from "./half_width.js";

const LONG =
  /^(?:(?<hours>[0-9]{1,3})(?:\.(?<part>[0-9]{1,2}))?\s*時間)?\s*(?:(?<thirty>半)|(?<minutes>[0-9]{1,5})\s*分間?)?$/;
const CLOCK = /^([0-9]{1,3}):([0-5][0-9])$/;

/**
 * Return the minutes of a duration as people type it (90分, 1時間半, １．５時間, 1:30), or null: a bare 90 is not guessed.
 * @param {string} typed
 * @returns {number | null}
 */
export function readDuration(typed) {
  const plain = halfWidth(typed);
  const clock = CLOCK.exec(plain);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const found = LONG.exec(plain)?.groups;
  if (!found || !(found.hours || found.minutes)) return null;
  const { hours, part, thirty, minutes } = found;
  if ((part && (thirty || minutes)) || (hours && Number(minutes) >= 60)) return null;
  // In hundredths of an hour, so that 1.1 hours are 66 minutes and not a little more.
  const parts = Number(hours ?? 0) * 100 + Number((part ?? "").padEnd(2, "0"));
  const total = (parts * 60) / 100 + (thirty ? 30 : Number(minutes ?? 0));
  return Number.isInteger(total) ? total : null;
}

/** @param {number} minutes */
function sayMinutes(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours ? `${hours}時間` : ""}${rest || !hours ? `${rest}分` : ""}`;
}

/** @param {string} typed */
function store(typed) {
  const minutes = readDuration(typed);
  return minutes === null ? null : sayMinutes(minutes);
}

/** @param {string} value */
const say = (value) => store(value) ?? value;

/** @type {import("./kinds.js").Typed} */
export const DURATION = {
  store,
  say,
  show: say,
  fault: (typed, _limits, words) => (readDuration(typed) === null ? words.noDuration : ""),
  example: "例：1時間半",
  width: 120,
};
