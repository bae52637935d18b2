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
 * @property {Map<string, string>} ones single values by place: `one/<ask>`, `cells/<grid>/<row>/<field>`
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
 * by sentence, and where that is impossible the team's words stay and one's own stand beside them.
 * @param {object} given
 * @param {Y.Doc} given.doc
 * @param {Y.Doc} given.known
 * @param {Uint8Array[]} given.arrived
 * @param {boolean} given.isAhead whether this device wrote something that the server lacks
 * @param {string} given.by who wrote here, for what stands beside
 * @param {string} given.at when, as ISO text
 * @returns {{merged: number, beside: number}} how many places were brought together, and put beside
 */
export function reunite({ doc, known, arrived, isAhead, by, at }) {
  const base = isAhead ? said(known) : null;
  const mine = isAhead ? said(doc) : null;
  for (const update of arrived) Y.applyUpdate(known, update, REMOTE);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(known, Y.encodeStateVector(doc)), REMOTE);
  const counts = { merged: 0, beside: 0 };
  if (!base || !mine) return counts;
  const theirs = said(known);
  doc.transact(() => {
    const keep = keeper(doc, by, at);
    for (const name of both(base.texts, mine.texts, theirs.texts)) {
      const [b, m, t] = [base.texts, mine.texts, theirs.texts].map((texts) => texts.get(name) ?? "");
      const { text, beside } = merge(b, m, t);
      settle(doc.getText(name), t, text, Y.decodeStateVector(Y.encodeStateVector(known)));
      if (beside !== null) keep(name, beside);
      if (m !== t) counts[beside === null ? "merged" : "beside"]++;
    }
    counts.beside += keepTheirs(doc, { base, mine, theirs }, keep);
  }, CORRECTION);
  return counts;
}

/**
 * Return what a document says.
 * @param {Y.Doc} doc
 * @returns {Said}
 */
function said(doc) {
  /** @type {Said} */
  const found = { texts: new Map(), ones: new Map(), ranks: new Map() };
  for (const name of doc.share.keys()) {
    if (layout.isText(name)) {
      const words = doc.getText(name).toString();
      if (words) found.texts.set(name, words);
    } else if (name === layout.ONE || name.startsWith("cells/")) {
      for (const [key, value] of doc.getMap(name).entries()) {
        if (typeof value === "string") found.ones.set(`${name}/${key}`, value);
      }
    } else if (name.startsWith("many/")) {
      const codes = order(doc, name);
      if (codes) found.ranks.set(name, codes);
    }
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
 * Return the places that changed on both sides, and not to the same.
 * @param {Map<string, string>} base
 * @param {Map<string, string>} mine
 * @param {Map<string, string>} theirs
 */
function both(base, mine, theirs) {
  const names = new Set([...base.keys(), ...mine.keys(), ...theirs.keys()]);
  return [...names].filter((name) => {
    const was = base.get(name);
    return mine.get(name) !== was && theirs.get(name) !== was;
  });
}

/**
 * Make a text that both sides changed say `after`, letting the team's letters live on as they are:
 * a colleague may be typing between them right now.
 * @param {Y.Text} text
 * @param {string} theirs
 * @param {string} after
 * @param {Map<number, number>} state the server's state
 */
function settle(text, theirs, after, state) {
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
  write(text, after);
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
 * Where both sides chose differently the team's choice stays; one's own stands beside it.
 * @param {Y.Doc} doc
 * @param {{base: Said, mine: Said, theirs: Said}} versions
 * @param {(target: string, text: string) => void} keep
 * @returns {number} how many places
 */
function keepTheirs(doc, { base, mine, theirs }, keep) {
  let count = 0;
  for (const place of both(base.ones, mine.ones, theirs.ones)) {
    const cut = place.startsWith("cells/") ? place.indexOf("/", 6) : place.indexOf("/");
    const [kept, key] = [doc.getMap(place.slice(0, cut)), place.slice(cut + 1)];
    const [m, t] = [mine.ones.get(place), theirs.ones.get(place)];
    if (kept.get(key) !== t) t === undefined ? kept.delete(key) : kept.set(key, t);
    if (m !== undefined && m !== t) count += (keep(place, m), 1);
  }
  for (const name of both(base.ranks, mine.ranks, theirs.ranks)) {
    const kept = doc.getMap(name);
    const [m, t] = [mine.ranks.get(name), theirs.ranks.get(name)];
    const codes = t ? t.split(",") : [];
    for (const code of [...kept.keys()]) if (!codes.includes(code)) kept.delete(code);
    codes.forEach((code, index) => kept.set(code, index + 1));
    if (m && m !== t) count += (keep(name, m), 1);
  }
  return count;
}
