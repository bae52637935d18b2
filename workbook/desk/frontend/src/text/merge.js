/** Words that were written apart: merged by sentence, never by letter (docs/desk.md; workbook/desk/document/merge.py). */

const TOKEN = /\n|[^。！？\n]*[。！？]+|[^。！？\n]+/g;
const TABLE = 1_000_000;
const SENTENCE = 100;
const BREAK = 1;

/** @typedef {[number, number]} Pair */
/** @typedef {{text: string, beside: string | null}} Merged */

/**
 * Bring `mine` into `theirs`, both made from `base` while apart; `theirs` is the team's text.
 * No sentence that either of them wrote gets lost, and none appears that nobody wrote.
 * @param {string} base
 * @param {string} mine
 * @param {string} theirs
 * @returns {Merged}
 */
export function merge(base, mine, theirs) {
  if (mine === theirs || mine === base) return { text: theirs, beside: null };
  if (theirs === base) return { text: mine, beside: null };
  /** @type {string[]} */
  const merged = [];
  for (const [b, m, t] of chunks(tokens(base), tokens(mine), tokens(theirs))) {
    if (same(m, t) || same(m, b)) merged.push(...t);
    else if (same(t, b)) merged.push(...m);
    else if (b.length === 0) merged.push(...both(t, m, base === ""));
    else return { text: theirs, beside: mine };
  }
  return { text: onOwnLines(merged).join(""), beside: null };
}

/**
 * Cut a text into sentences and line breaks; joined they are the text again.
 * @param {string} text
 * @returns {string[]}
 */
export function tokens(text) {
  return text.match(TOKEN) ?? [];
}

/**
 * Return which tokens of `a` stand for which of `b`: the heaviest common subsequence, found one way only.
 * @param {string[]} a
 * @param {string[]} b
 * @returns {Pair[]}
 */
export function matches(a, b) {
  const start = common(a, b);
  const end = common(a.slice(start).reverse(), b.slice(start).reverse());
  /** @type {Pair[]} */
  const found = [];
  for (let i = 0; i < start; i++) found.push([i, i]);
  for (const [i, j] of aligned(a.slice(start, a.length - end), b.slice(start, b.length - end))) {
    found.push([start + i, start + j]);
  }
  for (let k = end; k > 0; k--) found.push([a.length - k, b.length - k]);
  return found;
}

/** @param {string[]} a @param {string[]} b */
function same(a, b) {
  return a.length === b.length && a.every((token, index) => token === b[index]);
}

/** @param {string[]} a @param {string[]} b */
function common(a, b) {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

/** @param {string[]} a @param {string[]} b @returns {Pair[]} */
function aligned(a, b) {
  const width = b.length + 1;
  if (!a.length || !b.length || (a.length + 1) * width > TABLE) return [];
  const best = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    const weight = a[i] === "\n" ? BREAK : SENTENCE;
    for (let j = b.length - 1; j >= 0; j--) {
      const skip = Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
      best[i * width + j] = a[i] === b[j] ? best[(i + 1) * width + j + 1] + weight : skip;
    }
  }
  /** @type {Pair[]} */
  const found = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i++;
    else j++;
  }
  return found;
}

/**
 * Cut the three texts at the tokens that all of them have: chunks of (base, mine, theirs).
 * @param {string[]} base
 * @param {string[]} mine
 * @param {string[]} theirs
 * @returns {[string[], string[], string[]][]}
 */
function chunks(base, mine, theirs) {
  const inMine = new Map(matches(base, mine));
  const inTheirs = new Map(matches(base, theirs));
  /** @type {[string[], string[], string[]][]} */
  const found = [];
  let [b, m, t] = [0, 0, 0];
  base.forEach((token, stable) => {
    const [atMine, atTheirs] = [inMine.get(stable), inTheirs.get(stable)];
    if (atMine === undefined || atTheirs === undefined) return;
    found.push([base.slice(b, stable), mine.slice(m, atMine), theirs.slice(t, atTheirs)]);
    found.push([[token], [token], [token]]);
    [b, m, t] = [stable + 1, atMine + 1, atTheirs + 1];
  });
  found.push([base.slice(b), mine.slice(m), theirs.slice(t)]);
  return found;
}

/**
 * Keep two additions to the same place, the same sentence once.
 * @param {string[]} theirs
 * @param {string[]} mine
 * @param {boolean} apart
 * @returns {string[]}
 */
function both(theirs, mine, apart) {
  const start = common(theirs, mine);
  const end = common(theirs.slice(start).reverse(), mine.slice(start).reverse());
  const t = theirs.slice(start, theirs.length - end);
  const added = mine.slice(start, mine.length - end);
  if (!t.length || !added.length) return t.length ? theirs : mine;
  const m = without(added, new Set(t));
  if (m.every((token) => token === "\n")) return theirs;
  const isParted = apart || theirs.includes("\n") || mine.includes("\n");
  const between = isParted && t[t.length - 1] !== "\n" && m[0] !== "\n" ? ["\n"] : [];
  return [...theirs.slice(0, start), ...t, ...between, ...m, ...theirs.slice(theirs.length - end)];
}

/**
 * Drop sentences that are known, each with the line break before it.
 * @param {string[]} added
 * @param {Set<string>} known
 * @returns {string[]}
 */
function without(added, known) {
  /** @type {string[]} */
  const kept = [];
  for (const token of added) {
    if (token === "\n" || !known.has(token)) kept.push(token);
    else if (kept[kept.length - 1] === "\n") kept.pop();
  }
  return kept;
}

/**
 * Part sentences that would run into one another because the first has no full stop.
 * @param {string[]} merged
 * @returns {string[]}
 */
function onOwnLines(merged) {
  /** @type {string[]} */
  const out = [];
  for (const token of merged) {
    const last = out[out.length - 1];
    if (last !== undefined && token !== "\n" && !/[。！？\n]$/.test(last)) out.push("\n");
    out.push(token);
  }
  return out;
}
