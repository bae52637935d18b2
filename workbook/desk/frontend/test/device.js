/** A browser that goes apart from a server and comes back, without a line between them. */

import * as Y from "yjs";

import { covered, reunite } from "../src/document/apart.js";

/** A device that was connected until now: what it shows, and what it knows the server has. */
export class Device {
  /** @param {Y.Doc} server */
  constructor(server) {
    this.server = server;
    this.doc = new Y.Doc();
    this.known = new Y.Doc();
    for (const doc of [this.doc, this.known]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    /** @type {Uint8Array[]} */
    this.pending = [];
    this.doc.on("update", (update) => this.pending.push(update));
  }

  /** Come back: as the browser does, in this order. @param {boolean} [isBrief] */
  reunite(isBrief = false) {
    const state = Y.decodeStateVector(Y.encodeStateVector(this.server));
    for (const update of this.pending.splice(0, covered(this.pending, state)))
      Y.applyUpdate(this.known, update);
    const arrived = [Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(this.known))];
    const isAhead = this.pending.length > 0;
    const counts = reunite({
      doc: this.doc,
      known: this.known,
      arrived,
      isAhead,
      isBrief,
      by: "佐藤",
      at: "2026-04-01T05:03:00Z",
    });
    Y.applyUpdate(this.server, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.server)));
    return counts;
  }
}

/** @param {Record<string, string>} texts @param {Record<string, string>} [ones] */
export function server(texts, ones = {}) {
  const doc = new Y.Doc();
  for (const [name, words] of Object.entries(texts)) doc.getText(name).insert(0, words);
  for (const [key, value] of Object.entries(ones)) doc.getMap("one").set(key, value);
  return doc;
}

/** @param {Y.Doc} doc @param {string} [name] */
export const words = (doc, name = "text/aim") => doc.getText(name).toString();
