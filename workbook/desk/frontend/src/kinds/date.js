/** date: a day, kept as 2026-12-01; read and said as workbook/content/reading.py does (tests/vectors/typed.json). */

import { halfWidth } from "./half_width.js";

/** The first day of each era, and the last. @type {Record<string, [string, string]>} */
const ERAS = {
  令和: ["2019-05-01", "9999-12-31"],
  平成: ["1989-01-08", "2019-04-30"],
  昭和: ["1926-12-25", "1989-01-07"],
  大正: ["1912-07-30", "1926-12-24"],
  明治: ["1868-10-23", "1912-07-29"],
};
/** @type {Record<string, string>} */
const LETTERS = { r: "令和", h: "平成", s: "昭和", t: "大正", m: "明治" };
const DAY =
  /^(?:(?<era>令和|平成|昭和|大正|明治|[RHSTMrhstm])?\s*(?<year>[0-9]{1,4}|元)\s*[-/.年]\s*)?(?<month>[0-9]{1,2})\s*[-/.月]\s*(?<day>[0-9]{1,2})\s*日?(?:\s*\(?(?<weekday>[月火水木金土日])(?:曜日?)?\)?)?$/;
const CLOSE = /^(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})$/;
const FIRST_YEAR = 1868;
const BEFORE_REIWA = 2018;
const LATEST_BARE_YEAR = 19;
const YEARS_TO_LOOK = 9;
const WEEKDAYS = "日月火水木金土";

/**
 * Return the day somebody typed (2026-11-24, 令和8年11月24日（火）, R8.11.24, 8/11/24) as 2026-11-24, or null.
 * 「12月1日」 is the next such day as seen from the day `on`; without it nobody can tell the year.
 * @param {string} typed
 * @param {string} [on]
 * @returns {string | null}
 */
export function readDay(typed, on = "") {
  const plain = halfWidth(typed);
  const found = (DAY.exec(plain) ?? CLOSE.exec(plain))?.groups;
  if (!found) return null;
  const { era = "", year, month, day, weekday } = found;
  const iso = year ? dayOf(yearOf(era, year), month, day) : next(month, day, on);
  if (!iso) return null;
  const [first, last] = era ? ERAS[LETTERS[era.toLowerCase()] ?? era] : [iso, iso];
  if (iso < first || iso > last) return null;
  return !weekday || weekday === WEEKDAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()] ? iso : null;
}

/**
 * Return 令和8年11月24日（火） for 2026-11-24; days before 令和 with their western year.
 * @param {string} iso
 */
export function sayDay(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const reiwa = year - BEFORE_REIWA;
  const name = iso < ERAS.令和[0] ? `${year}年` : `令和${reiwa === 1 ? "元" : reiwa}年`;
  return `${name}${month}月${day}日（${WEEKDAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()]}）`;
}

/** @param {string} era @param {string} typed @returns {number | null} null for 26 and the like, which may be either */
function yearOf(era, typed) {
  const year = typed === "元" ? 1 : Number(typed);
  if (era) return Number(ERAS[LETTERS[era.toLowerCase()] ?? era][0].slice(0, 4)) + year - 1;
  if (typed.length === 4) return year >= FIRST_YEAR ? year : null;
  return typed !== "元" && year >= 1 && year <= LATEST_BARE_YEAR ? BEFORE_REIWA + year : null;
}

/** @param {number | null} year @param {string} month @param {string} day @returns {string | null} */
function dayOf(year, month, day) {
  if (!year || year > 9999) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null;
}

/** @param {string} month @param {string} day @param {string} on @returns {string | null} the next such day; the 29th of February may be years away */
function next(month, day, on) {
  if (!on) return null;
  const years = Array.from({ length: YEARS_TO_LOOK }, (_, later) => Number(on.slice(0, 4)) + later);
  return years.map((year) => dayOf(year, month, day)).find((iso) => iso && iso >= on) ?? null;
}

/** @type {import("./kinds.js").Typed} */
export const DATE = {
  store: readDay,
  say(value) {
    const iso = readDay(value);
    return iso ? sayDay(iso) : value;
  },
  show(value) {
    const iso = readDay(value);
    return iso ? iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日") : value;
  },
  fault: (typed, _limits, words) => (readDay(typed, "2000-01-01") ? "" : words.noDay),
  example: "例：12月1日",
  width: 170,
  hasCalendar: true,
};
