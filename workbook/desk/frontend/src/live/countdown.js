/** A countdown as people read it. */

const MINUTE = 60;
const SOON = 0.2;
const VERY_SOON = 0.05;
/** Minutes before the end at which a screen reader says how long there is. */
const SPOKEN = new Set([10, 5, 1]);

/**
 * @typedef {object} Left
 * @property {number} seconds whole seconds that are left, never less than 0
 * @property {string} text such as 12:40
 * @property {"calm" | "soon" | "very-soon" | "over"} level
 */

/**
 * Return what is left of a timer.
 * @param {import("./line.js").Timer} timer
 * @param {number} now by the server's clock
 * @returns {Left}
 */
export function left(timer, now) {
  const seconds = Math.max(0, Math.ceil((timer.ends - now) / 1000));
  const text = `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, "0")}`;
  const share = seconds / timer.seconds;
  const level = !seconds ? "over" : share <= VERY_SOON ? "very-soon" : share <= SOON ? "soon" : "calm";
  return { seconds, text, level };
}

/** Return what a screen reader says at this second; nothing most of the time. @param {number} seconds */
export function spoken(seconds) {
  if (seconds === 0) return "時間になりました。";
  return seconds % MINUTE === 0 && SPOKEN.has(seconds / MINUTE) ? `残り${seconds / MINUTE}分です。` : "";
}
