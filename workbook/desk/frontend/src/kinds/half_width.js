/** Short texts as they are read, whatever the input method made of them. */

const MOST_LETTERS = 40;

/**
 * Return the half-width form of a short text; a long one is no number and no day.
 * @param {string} typed
 */
export const halfWidth = (typed) =>
  Array.from(typed).length <= MOST_LETTERS ? typed.normalize("NFKC").trim() : "";
