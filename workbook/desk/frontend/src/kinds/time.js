/** time: a time of day, kept as 09:05; read and said as workbook/content/model/kinds/time.py does. */

import { halfWidth } from "./half_width.js";

const TIME =
  /^(?:(?<next>翌日?)の?\s*)?(?<half>午前|午後|[AaPp][Mm])?\s*(?<hour>[0-9]{1,2})\s*(?::\s*(?<minute>[0-9]{2})|時\s*(?:(?<minutes>[0-9]{1,2})\s*分|(?<thirty>半))?)(?:\s*\(翌日(?<again>[0-9]{1,2}:[0-9]{2})\))?$/;
const DAY = 24 * 60;
const HALF = 12 * 60;

/**
 * Return the minutes after midnight of a time as people type it (9:05, ９時５分, 午後2時半, 翌日2時, 26:00), or null.
 * @param {string} typed
 * @returns {number | null}
 */
export function readTime(typed) {
  const plain = halfWidth(typed);
  if (plain === "正午") return HALF;
  const found = TIME.exec(plain)?.groups;
  if (!found) return null;
  const { next, half = "", hour, minute, minutes, thirty, again } = found;
  const rest = thirty ? 30 : Number(minute ?? minutes ?? 0);
  if (Number(hour) >= (half ? 12 : next ? 24 : 48) || rest >= 60) return null;
  const isAfternoon = ["午後", "pm"].includes(half.toLowerCase());
  const time = Number(hour) * 60 + rest + (isAfternoon ? HALF : 0) + (next ? DAY : 0);
  return !again || sayTime(time).endsWith(`（翌日${again}）`) ? time : null;
}

/** @param {number} time @returns {string} 9:05, 26:00（翌日2:00） */
function sayTime(time) {
  const said = `${Math.floor(time / 60)}:${String(time % 60).padStart(2, "0")}`;
  return time >= DAY ? `${said}（翌日${sayTime(time - DAY)}）` : said;
}

/** @param {string} value */
function say(value) {
  const time = readTime(value);
  return time === null ? value : sayTime(time);
}

/** @type {import("./kinds.js").Typed} */
export const TIME_OF_DAY = {
  store(typed) {
    const time = readTime(typed);
    return time === null
      ? null
      : [Math.floor(time / 60), time % 60].map((part) => String(part).padStart(2, "0")).join(":");
  },
  say,
  show: (value) => say(value).replace(/（.*/, ""),
  fault: (typed, _limits, words) => (readTime(typed) === null ? words.noTime : ""),
  example: "例：13:30",
  width: 110,
};
