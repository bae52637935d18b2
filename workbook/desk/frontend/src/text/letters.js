/** Changes to a text that never cut through something people see as one character. */

import { matches, tokens } from "./merge.js";

const ZWJ = "\u200d";
const LETTERS = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** @typedef {{at: number, removed: number, added: string}} Edit */

/**
 * Tell whether a cut before this UTF-16 unit would go through something seen as one. A joiner joins whatever follows
 * it, known to Unicode or not (workbook/texts/letters.py).
 * @param {string} text
 * @param {number} index
 */
export function splits(text, index) {
  if (index <= 0 || index >= text.length) return false;
  return text[index - 1] === ZWJ || LETTERS.segment(text).containing(index)?.index !== index;
}

/**
 * Return the one replacement that makes `after` of `before`, or null when they are equal.
 * `caret` is where typing ended in `after`: of several ways to see 「ああ」 become 「あああ」 it names the true one.
 * @param {string} before
 * @param {string} after
 * @param {number} [caret]
 * @returns {Edit | null}
 */
export function spliced(before, after, caret = after.length) {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let end = 0;
  while (end < most && end < after.length - caret && before.at(-1 - end) === after.at(-1 - end)) end++;
  let start = 0;
  while (start < most - end && before[start] === after[start]) start++;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  while (start && (splits(before, start) || splits(after, start))) start--;
  while (end && (splits(before, before.length - end) || splits(after, after.length - end))) end--;
  return { at: start, removed: before.length - start - end, added: after.slice(start, after.length - end) };
}

/**
 * Return the smallest changes, sentence by sentence, that make `after` of `before`, first one first.
 * @param {string} before
 * @param {string} after
 * @returns {Edit[]}
 */
export function edits(before, after) {
  const [was, becomes] = [tokens(before), tokens(after)];
  /** @type {Edit[]} */
  const changes = [];
  let [i, j, at] = [0, 0, 0];
  for (const [stableWas, stableBecomes] of [...matches(was, becomes), [was.length, becomes.length]]) {
    for (const [old, now] of paired(was.slice(i, stableWas), becomes.slice(j, stableBecomes))) {
      const change = spliced(old, now);
      if (change) changes.push({ ...change, at: at + change.at });
      at += old.length;
    }
    at += was[stableWas]?.length ?? 0;
    [i, j] = [stableWas + 1, stableBecomes + 1];
  }
  return joinable(before, changes) ? changes : [/** @type {Edit} */ (spliced(before, after))];
}

/**
 * Pair changed sentences one by one when there are as many as before.
 * @param {string[]} was
 * @param {string[]} becomes
 * @returns {[string, string][]}
 */
function paired(was, becomes) {
  if (was.length === becomes.length) return was.map((old, index) => [old, becomes[index]]);
  return [[was.join(""), becomes.join("")]];
}

/**
 * Tell whether no change begins or ends inside a character: a sentence may begin with a mark that clings.
 * @param {string} before
 * @param {Edit[]} changes
 */
function joinable(before, changes) {
  return changes.every((change) => !splits(before, change.at) && !splits(before, change.at + change.removed));
}

/**
 * Make a live text say `after`, leaving alone what it says already.
 * @param {import("yjs").Text} text
 * @param {string} after
 */
export function write(text, after) {
  for (const change of edits(text.toString(), clean(after)).reverse()) {
    if (change.removed) text.delete(change.at, change.removed);
    if (change.added) text.insert(change.at, change.added);
  }
}

/**
 * Return the text without NUL and lone surrogates, which no database and no file can carry.
 * @param {string} text
 */
export function clean(text) {
  return text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
}
