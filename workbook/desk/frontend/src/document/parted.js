/** What two copies of a document had in common before they were written in apart. */

import * as Y from "yjs";

import { isText } from "./layout.js";

/** @typedef {{client: number, clock: number}} Id */

/**
 * Return, as a document of its own, what both copies know and at least one of them still says: what only one has
 * taken out stood there when they parted, so taking it out counts as a change of that one.
 * @param {Y.Doc} one
 * @param {Y.Doc} other
 * @param {number} [by] only what this client wrote
 */
export function parted(one, other, by) {
  const base = new Y.Doc();
  const all = copied(one);
  Y.applyUpdate(all, Y.encodeStateAsUpdate(other));
  const [here, there] = [one, other].map((doc) => Y.decodeStateVector(Y.encodeStateVector(doc)));
  /** @param {Id} id */
  const isShared = ({ client, clock }) =>
    (by === undefined || client === by) && clock < Math.min(here.get(client) ?? 0, there.get(client) ?? 0);
  base.transact(() => {
    for (const name of all.share.keys()) {
      if (isText(name)) {
        const words = sharedWords(all.getText(name), [one.getText(name), other.getText(name)], isShared);
        base.getText(name).insert(0, words);
      } else {
        for (const doc of [one, other])
          for (const [key, item] of doc.getMap(name)._map)
            if (!item.deleted && isShared(item.id)) base.getMap(name).set(key, item.content.getContent()[0]);
      }
    }
  });
  return base;
}

/** Return a copy of a document. @param {Y.Doc} doc */
export function copied(doc) {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/**
 * @param {Y.Text} all in which order the letters stand
 * @param {Y.Text[]} texts
 * @param {(id: Id) => boolean} isShared
 */
function sharedWords(all, texts, isShared) {
  const letters = new Map(texts.flatMap(lettersOf));
  let words = "";
  for (let item = all._start; item; item = item.right) {
    for (let at = 0; at < item.length; at++) {
      const id = { client: item.id.client, clock: item.id.clock + at };
      if (isShared(id)) words += letters.get(keyOf(id)) ?? "";
    }
  }
  return words;
}

/** @param {Y.Text} text @returns {[string, string][]} what each letter is, by its id */
function lettersOf(text) {
  /** @type {[string, string][]} */
  const found = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { client, clock } = item.id;
    item.content
      .getContent()
      .forEach((letter, at) => found.push([keyOf({ client, clock: clock + at }), String(letter)]));
  }
  return found;
}

/** @param {Id} id */
const keyOf = ({ client, clock }) => `${client}/${clock}`;
