/** What people type for numbers, read as workbook/content/forms/reading.py reads it. */

const NUMBER = /^[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?$/;
const MOST_LETTERS = 40;

/** @param {string} typed */
const plain = (typed) => (typed.length <= MOST_LETTERS ? typed.normalize("NFKC").trim() : "");

/**
 * Return the number somebody typed (１，２００ and -0.5 too), or null: 「約20」 is not a number.
 * @param {string} typed
 * @param {string} [unit] may stand behind it
 * @returns {number | null}
 */
export function readNumber(typed, unit = "") {
  const suffix = plain(unit);
  let said = plain(typed);
  if (suffix && said.endsWith(suffix)) said = said.slice(0, -suffix.length).trimEnd();
  said = said.replace(/[−‐–—―ー]/g, "-");
  return NUMBER.test(said) ? Number(said.replaceAll(",", "")) : null;
}
