/** Moments as people say them. */

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
