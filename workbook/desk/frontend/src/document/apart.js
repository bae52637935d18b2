/** What was written apart, brought together by sentence before anything of it is sent (docs/desk.md). */

import * as Y from "yjs";

import * as layout from "./layout.js";
import { write } from "../text/letters.js";
import { merge } from "../text/merge.js";

/** Origin of what came from the server. */
export const REMOTE = Symbol("remote");
/** Origin of what this device corrects so that no sentence appears that nobody wrote. */
export const CORRECTION = Symbol("correction");

/**
 * What a document says, place by place.
 * @typedef {object} Said
 * @property {Map<string, string>} texts by root name
 * @property {Map<string, string | true>} ones single values and ticks by place: `one/<ask>`,
 *   `cells/<grid>/<row>/<field>`, `many/<ask>/<code>`
 * @property {Map<string, string>} ranks codes joined by commas, by root name
 */

/**
 * Leave out what the server turns out to have already (the acknowledgement was lost on the way).
 * @param {Uint8Array[]} pending own updates, oldest first
 * @param {Map<number, number>} state the server's state: client → clock
 * @returns {number} how many of the first ones the server has
 */
export function covered(pending, state) {
  let count = 0;
  pending.forEach((update, index) => {
    const clocks = Y.parseUpdateMeta(update).to;
    if (clocks.size && [...clocks].every(([client, clock]) => clock <= (state.get(client) ?? 0)))
      count = index + 1;
  });
  return count;
}

/**
 * Bring what arrived after being apart into the document.
 *
 * `known` is what the server had when it was last heard of; `doc` is that and what this device wrote since.
 * Afterwards both have what arrived, and `doc` is ready to be sent: texts that changed on both sides are merged
 * by sentence, and where that is impossible the team's words stay and one's own stand beside them. After a moment apart
 * texts that only grew are merged as among connected people: somebody may be in the middle of a word.
 * @param {object} given
 * @param {Y.Doc} given.doc
 * @param {Y.Doc} given.known
 * @param {Uint8Array[]} given.arrived
 * @param {boolean} given.isAhead whether this device wrote something that the server lacks
 * @param {boolean} [given.isBrief] whether both sides were apart for a moment only
 * @param {string} given.by who wrote here, for what stands beside
 * @param {string} given.at when, as ISO text
 * @returns {{merged: number, beside: number}} how many places were brought together, and put beside
 */
export function reunite({ doc, known, arrived, isAhead, isBrief = false, by, at }) {
  const base = said(known);
  for (const update of arrived) Y.applyUpdate(known, update, REMOTE);
  const unite = teamFirst(known);
  if (isAhead) return rejoin({ doc, base, known, by, at, unite: isBrief ? grownTogether(unite) : unite });
  bring(doc, known);
  return { merged: 0, beside: 0 };
}

/**
 * How a text is made to say what both sides wrote; returns what could not be merged.
 * @typedef {(text: Y.Text, versions: {base: string, mine: string, theirs: string}) => string | null} Unite
 */

/**
 * Bring what `known` says into a document that went its own way since both said `base`; where both chose differently,
 * `known` stays. `known` is left as it is.
 * @param {object} given
 * @param {Y.Doc} given.doc
 * @param {Said} given.base
 * @param {Y.Doc} given.known
 * @param {string} given.by who wrote in `doc`, for what stands beside
 * @param {string} given.at when, as ISO text
 * @param {Unite} given.unite
 * @returns {{merged: number, beside: number}} how many places were brought together, and put beside
 */
export function rejoin({ doc, base, known, by, at, unite }) {
  const [mine, theirs] = [said(doc), said(known)];
  bring(doc, known);
  const counts = { merged: 0, beside: 0 };
  doc.transact(() => {
    const keep = keeper(doc, by, at);
    for (const name of places(base.texts, mine.texts, theirs.texts)) {
      const [b, m, t] = [base.texts, mine.texts, theirs.texts].map((texts) => texts.get(name) ?? "");
      const isOneSided = m === b || t === b;
      const text = doc.getText(name);
      if (isOneSided && text.toString() === (m === b ? t : m)) continue;
      const beside = unite(text, { base: b, mine: m, theirs: t });
      if (beside !== null) keep(name, beside);
      if (!isOneSided && m !== t) counts[beside === null ? "merged" : "beside"]++;
    }
    counts.beside += choose(doc, { base, mine, theirs }, keep);
  }, CORRECTION);
  return counts;
}

/** @param {Y.Doc} doc @param {Y.Doc} known */
const bring = (doc, known) =>
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(known, Y.encodeStateVector(doc)), REMOTE);

/**
 * Return what a document says.
 * @param {Y.Doc} doc
 * @returns {Said}
 */
export function said(doc) {
  /** @type {Said} */
  const found = { texts: new Map(), ones: new Map(), ranks: new Map() };
  for (const name of doc.share.keys()) {
    if (layout.isText(name)) {
      const words = doc.getText(name).toString();
      if (words) found.texts.set(name, words);
      continue;
    }
    if (!/^(one$|cells\/|many\/)/.test(name)) continue;
    for (const [key, value] of doc.getMap(name).entries()) {
      if (typeof value === "string" || value === true) found.ones.set(`${name}/${key}`, value);
    }
    const codes = name.startsWith("many/") && order(doc, name);
    if (codes) found.ranks.set(name, codes);
  }
  return found;
}

/** @param {Y.Doc} doc @param {string} name */
function order(doc, name) {
  const numbers = [...doc.getMap(name).entries()].filter(([, number]) => typeof number === "number");
  return numbers
    .sort(([a, x], [b, y]) => Number(x) - Number(y) || (a < b ? -1 : 1))
    .map(([code]) => code)
    .join(",");
}

/**
 * Return every place that one of three versions knows.
 * @param {...Map<string, unknown>} versions
 */
const places = (...versions) => new Set(versions.flatMap((one) => [...one.keys()]));

/**
 * Let the team's letters live on as they are: a colleague may be typing between them right now.
 * @param {Y.Doc} known the server's state
 * @returns {Unite}
 */
function teamFirst(known) {
  const state = Y.decodeStateVector(Y.encodeStateVector(known));
  return (text, { base, mine, theirs }) => {
    const merged = merge(base, mine, theirs);
    /** @type {{at: number, length: number}[]} */
    const own = [];
    let at = 0;
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      const shared = Math.max(0, Math.min(item.length, (state.get(item.id.client) ?? 0) - item.id.clock));
      if (shared < item.length) own.push({ at: at + shared, length: item.length - shared });
      at += item.length;
    }
    for (const part of own.reverse()) text.delete(part.at, part.length);
    write(text, theirs);
    write(text, merged.text);
    return merged.beside;
  };
}

/**
 * Leave a text as Yjs has it where both sides put letters in and took none out.
 * @param {Unite} otherwise
 * @returns {Unite}
 */
function grownTogether(otherwise) {
  return (text, versions) => {
    const { base, mine, theirs } = versions;
    const isChanged = mine !== theirs && mine !== base && theirs !== base;
    return isChanged && grew(base, mine) && grew(base, theirs) ? null : otherwise(text, versions);
  };
}

/** @param {string} before @param {string} after */
function grew(before, after) {
  let at = 0;
  for (const unit of after.split("")) if (unit === before[at]) at++;
  return at === before.length;
}

/**
 * @param {Y.Doc} doc
 * @param {string} by
 * @param {string} at
 * @returns {(target: string, text: string) => void}
 */
function keeper(doc, by, at) {
  return (target, text) => {
    doc.getMap(layout.BESIDE).set(layout.besideKey(target, text), layout.canonical({ at, by, text }));
  };
}

/**
 * Let every choice be that of the side which changed it; where both did, the team's choice stays and one's own stands
 * beside it; of positions on a map the one that comes later. Yjs alone may forget a choice when the other side made one at the same place and took it back.
 * @param {Y.Doc} doc
 * @param {{base: Said, mine: Said, theirs: Said}} versions
 * @param {(target: string, text: string) => void} keep
 * @returns {number} how many stand beside
 */
function choose(doc, { base, mine, theirs }, keep) {
  let count = 0;
  for (const place of places(base.ones, mine.ones, theirs.ones)) {
    const cut = place.indexOf("/", place.startsWith(`${layout.ONE}/`) ? 0 : place.indexOf("/") + 1);
    const [kept, key] = [doc.getMap(place.slice(0, cut)), place.slice(cut + 1)];
    const [b, m, t] = [base, mine, theirs].map(({ ones }) => ones.get(place));
    const isLater = layout.isPosition(place) && m !== undefined && m !== b;
    const chosen = t === b || isLater ? m : t;
    if (kept.get(key) !== chosen) chosen === undefined ? kept.delete(key) : kept.set(key, chosen);
    if (typeof m === "string" && m !== b && m !== chosen) count += (keep(place, m), 1);
  }
  for (const name of places(base.ranks, mine.ranks, theirs.ranks)) {
    const [b, m, t] = [base, mine, theirs].map(({ ranks }) => ranks.get(name) ?? "");
    const chosen = t === b ? m : t;
    if (order(doc, name) !== chosen) rank(doc.getMap(name), chosen.split(",").filter(Boolean));
    if (m && m !== b && m !== chosen) count += (keep(name, m), 1);
  }
  return count;
}

/** @param {Y.Map<unknown>} kept @param {string[]} codes */
function rank(kept, codes) {
  for (const code of [...kept.keys()]) if (!codes.includes(code)) kept.delete(code);
  codes.forEach((code, index) => kept.set(code, index + 1));
}
