/** One sheet, live: its document, this device's copy of it, the connection, and who is there. */

import { ObservableV2 } from "lib0/observable";
import * as Y from "yjs";

import { CORRECTION, REMOTE } from "../document/apart.js";
import { openKeep } from "./keep.js";
import { statusOf } from "./status.js";

/** Origin of what the person at this device does; these changes can be undone. */
export const LOCAL = Symbol("local");

const CAPTURE = 500;

/** @typedef {{key?: import("./keep.js").Key, update: Uint8Array}} Own a change the server has not acknowledged */

/**
 * @typedef {object} SheetEvents
 * @property {() => void} loaded the device's copy is there
 * @property {() => void} status
 * @property {() => void} welcome the server has said who we are
 * @property {() => void} changed the server has something new
 * @property {(counts: {merged: number, beside: number}) => void} reunited what was written apart has come together
 */

/**
 * @typedef {object} Given
 * @property {string} sheet
 * @property {(sheet: Sheet) => void} [connect] brings it to its server; without one everything stays on this device
 * @property {Uint8Array} [held] what a file has brought along
 * @property {import("../document/form.js").Person | null} [me]
 * @property {boolean} [mayWrite]
 */

/** @extends {ObservableV2<SheetEvents & Record<string, (...told: any[]) => void>>} */
export class Sheet extends ObservableV2 {
  /** @param {Given} given */
  constructor({ sheet, connect, held, me = null, mayWrite = true }) {
    super();
    this.id = sheet;
    this.me = me;
    this.held = held;
    this.mayWrite = mayWrite;
    this.takesLate = false;
    this.doc = new Y.Doc();
    /** What the server had when it was last heard of. */
    this.known = new Y.Doc();
    this.undo = new Y.UndoManager(this.doc, { trackedOrigins: new Set([LOCAL]), captureTimeout: CAPTURE });
    /** Who is there, where a server says so. @type {import("y-protocols/awareness").Awareness | null} */
    this.awareness = null;
    /** @type {import("./talk.js").Talk | null} */
    this.talk = null;
    /** @type {import("./keep.js").Keep | null} */
    this.keep = null;
    /** @type {Own[]} */
    this.pending = [];
    this.settled = 0;
    this.since = 0;
    /** @type {Date | null} */
    this.savedAt = null;
    /** @type {Uint8Array | null} */
    this.corrected = null;
    this.message = "";
    this.isLoaded = false;
    this.wasLive = false;
    this.doc.on("update", (update, origin) => this.wrote(update, origin));
    this.known.on("update", () => this.wasLive && this.emit("changed", []));
    connect?.(this);
    if (held?.length) for (const doc of [this.known, this.doc]) Y.applyUpdate(doc, held, REMOTE);
  }

  /** @returns {import("./status.js").Status} */
  get status() {
    return statusOf(this);
  }

  /** Show what this device has, then connect. */
  async open() {
    this.keep = await openKeep(this.id);
    this.keep?.on("change", () => this.emit("status", []));
    const mine = await read(this).catch(() => {
      // What the device holds cannot be read (a browser's database can break): go on with what the server has.
      this.keep = null;
      return [];
    });
    // Another file may lack what the words of this one build on.
    if (this.held?.length) this.keep?.addKnown(this.held);
    // What was typed while the device's copy was being read comes behind it.
    this.pending = [...mine, ...this.pending.map(({ update }) => this.keep?.addMine(update) ?? { update })];
    if (this.pending.length) this.since ||= Date.now();
    this.isLoaded = true;
    this.emit("loaded", []);
    this.emit("status", []);
    this.talk?.link.connect();
  }

  /** Do something as the person at this device, so that it can be undone. @param {() => void} work */
  act(work) {
    this.doc.transact(work, LOCAL);
  }

  /** Take the sheet off this device; what is open stays open and is kept nowhere but at the server. */
  async forget() {
    const keep = this.keep;
    this.keep = null;
    await keep?.forget();
    this.emit("status", []);
  }

  destroy() {
    this.talk?.close();
    this.awareness?.destroy();
    this.undo.destroy();
    this.doc.destroy();
    this.known.destroy();
    this.keep?.close();
    super.destroy();
  }

  /** @param {Uint8Array} update @param {unknown} origin */
  wrote(update, origin) {
    if (origin === REMOTE) return;
    if (origin === CORRECTION) {
      this.corrected = update;
      return;
    }
    this.pending.push((this.isLoaded && this.keep?.addMine(update)) || { update });
    this.since ||= Date.now();
    if (this.talk?.isLive && this.mayWrite) this.talk.update(update, this.mark);
    this.emit("status", []);
  }

  get mark() {
    return this.settled + this.pending.length;
  }

  /** The first `count` own changes are at the server. @param {number} count */
  settle(count) {
    const done = this.pending.splice(0, count);
    if (!done.length) return;
    this.settled += done.length;
    this.keep?.settle(done);
    Y.applyUpdate(this.known, Y.mergeUpdates(done.map((own) => own.update)), REMOTE);
    this.since = this.pending.length ? Date.now() : 0;
  }

  proved() {
    if (this.status.isSaved) {
      this.talk?.link.prove();
      if (this.keep) this.keep.hasFailed = false;
    }
    this.emit("status", []);
  }
}

/** Read what this device has, and return which of it the server has not acknowledged. @param {Sheet} sheet */
async function read(sheet) {
  const { known, mine } = (await sheet.keep?.load()) ?? { known: [], mine: [] };
  if (known.length) Y.applyUpdate(sheet.known, Y.mergeUpdates(known), REMOTE);
  const updates = [...known, ...mine.map((own) => own.update)];
  if (updates.length) Y.applyUpdate(sheet.doc, Y.mergeUpdates(updates), REMOTE);
  return mine;
}
