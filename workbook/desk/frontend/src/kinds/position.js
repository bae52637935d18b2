/** position: where somebody stands on a map, in hundredths of the paper; as workbook/content/model/kinds/position.py. */

import { halfWidth } from "./half_width.js";

/** @typedef {[number, number]} Share how far right and how far down */

const MOST = 100;
const PAIR = /^\(?\s*([0-9]{1,3})\s*[,・、/ ]\s*([0-9]{1,3})\s*\)?$/;

/**
 * Return how far right and how far down somebody stands, or null for what is no position.
 * @param {string} typed
 * @returns {Share | null}
 */
export function readPosition(typed) {
  const found = PAIR.exec(halfWidth(typed));
  if (!found) return null;
  const [across, down] = [Number(found[1]), Number(found[2])];
  return Math.max(across, down) <= MOST ? [across, down] : null;
}

/** @type {import("./kinds.js").Typed} */
export const POSITION = {
  store: (typed) => readPosition(typed)?.join(",") ?? null,
  say: (value) => readPosition(value)?.join("・") ?? value,
  show: (value) => POSITION.say(value),
  fault: (typed, _limits, words) => (readPosition(typed) ? "" : words.noPosition),
  // No place as example: in a box without one it would be read as where somebody stands.
  example: "自動",
  width: 100,
};
