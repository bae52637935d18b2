/** number: what was typed is kept as it is; read as workbook/content/reading.py reads it. */

import { halfWidth } from "./half_width.js";

const WRITTEN = /^[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?$/;
/**
 * Return the number somebody typed (１，２００ and -0.5 too), or null: 「約20」 is not a number.
 * @param {string} typed
 * @param {string} [unit] may stand behind it
 * @returns {number | null}
 */
export function readNumber(typed, unit = "") {
  const suffix = halfWidth(unit);
  let said = halfWidth(typed);
  if (suffix && said.endsWith(suffix)) said = said.slice(0, -suffix.length).trimEnd();
  said = said.replace(/[−‐–—―ー]/g, "-");
  return WRITTEN.test(said) ? Number(said.replaceAll(",", "")) : null;
}

/** @type {import("./kinds.js").Typed} */
export const NUMBER = {
  store: (typed) => typed,
  say: (value) => value,
  show: (value) => value,
  fault(typed, { unit = "", minimum, maximum }, words) {
    const number = readNumber(typed, unit);
    if (number === null) return words.unreadable;
    if (typeof minimum === "number" && number < minimum) return words.tooSmall(`${minimum}${unit}`);
    if (typeof maximum === "number" && number > maximum) return words.tooBig(`${maximum}${unit}`);
    return "";
  },
  example: "",
  width: 100,
  hasUnit: true,
};
