/** Days as Japanese offices write them. */

const REIWA = "2019-05-01";
const BEFORE_REIWA = 2018;
const WEEKDAYS = "日月火水木金土";

/**
 * Return 令和8年11月24日（火） for 2026-11-24, or null for what is not a day.
 * @param {string} day
 * @returns {string | null}
 */
export function sayDay(day) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return null;
  const year = date.getUTCFullYear() - BEFORE_REIWA;
  const name = day < REIWA ? `${date.getUTCFullYear()}年` : `令和${year === 1 ? "元" : year}年`;
  return `${name}${date.getUTCMonth() + 1}月${date.getUTCDate()}日（${WEEKDAYS[date.getUTCDay()]}）`;
}

/**
 * Return 14:03, with the day before it when it was not today.
 * @param {Date} when
 * @param {Date} [now]
 */
export function sayTime(when, now = new Date()) {
  const time = `${when.getHours()}:${String(when.getMinutes()).padStart(2, "0")}`;
  return when.toDateString() === now.toDateString()
    ? time
    : `${when.getMonth() + 1}月${when.getDate()}日 ${time}`;
}
