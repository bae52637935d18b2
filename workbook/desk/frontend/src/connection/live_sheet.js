/** One sheet, live: its document, this device's copy of it, the connection, and who is there. */

import { ObservableV2 } from "lib0/observable";
import * as awarenessProtocol from "y-protocols/awareness";
import * as Y from "yjs";

import { CORRECTION, covered, REMOTE, reunite } from "../document/apart.js";
import { openKeep } from "./keep.js";
import { Talk } from "./talk.js";

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

/** @extends {ObservableV2<SheetEvents & Record<string, (...told: any[]) => void>>} */
export class Sheet extends ObservableV2 {
  /**
   * @param {object} given
   * @param {string} given.sheet
   * @param {string} [given.socket] address of the WebSocket; without one everything stays on this device
   * @param {Uint8Array} [given.held] what a file has brought along
   * @param {import("../document/form.js").Person | null} [given.me]
   * @param {boolean} [given.mayWrite]
   * @param {typeof WebSocket} [given.Socket]
   */
  constructor({ sheet, socket, held, me = null, mayWrite = true, Socket }) {
    super();
    this.id = sheet;
    this.me = me;
    this.held = held;
    this.mayWrite = mayWrite;
    this.doc = new Y.Doc();
    /** What the server had when it was last heard of. */
    this.known = new Y.Doc();
    this.undo = new Y.UndoManager(this.doc, { trackedOrigins: new Set([LOCAL]), captureTimeout: CAPTURE });
    this.awareness = new awarenessProtocol.Awareness(this.doc);
    this.talk = socket ? new Talk(socket, () => Y.encodeStateVector(this.known), Socket) : null;
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
    if (this.talk) this.listen(this.talk);
    if (held?.length) for (const doc of [this.known, this.doc]) Y.applyUpdate(doc, held, REMOTE);
  }

  /** @returns {import("./status.js").Status} */
  get status() {
    const { talk } = this;
    const isAway = talk && (talk.link.failures > 0 || talk.link.final > 0 || this.wasLive);
    return {
      link: talk ? (talk.isLive ? "live" : isAway ? "away" : "loading") : "none",
      final: talk?.link.final ?? 0,
      isSaved: !this.pending.length && !talk?.isWaiting && (!talk || this.wasLive),
      since: this.since,
      canKeep: this.keep !== null && !this.keep.hasFailed,
      isKept: this.keep?.isSafe ?? false,
      savedAt: this.savedAt,
      mayWrite: this.mayWrite,
      message: this.message,
    };
  }

  /** Show what this device has, then connect. */
  async open() {
    this.keep = await openKeep(this.id);
    this.keep?.on("change", () => this.emit("status", []));
    const mine = await this.read().catch(() => {
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

  /** Read what this device has, and return which of it the server has not acknowledged. */
  async read() {
    const { known, mine } = (await this.keep?.load()) ?? { known: [], mine: [] };
    if (known.length) Y.applyUpdate(this.known, Y.mergeUpdates(known), REMOTE);
    const updates = [...known, ...mine.map((own) => own.update)];
    if (updates.length) Y.applyUpdate(this.doc, Y.mergeUpdates(updates), REMOTE);
    return mine;
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
    this.awareness.destroy();
    this.undo.destroy();
    this.doc.destroy();
    this.known.destroy();
    this.keep?.close();
    super.destroy();
  }

  /** @param {Talk} talk */
  listen(talk) {
    const { awareness } = this;
    awareness.on(
      "update",
      (/** @type {Record<string, number[]>} */ changes, /** @type {unknown} */ origin) => {
        if (origin !== "local") return;
        const clients = [...changes.added, ...changes.updated, ...changes.removed];
        talk.awareness(awarenessProtocol.encodeAwarenessUpdate(awareness, clients));
      },
    );
    talk.on("awareness", (data) => awarenessProtocol.applyAwarenessUpdate(awareness, data, talk));
    talk.on("greeting", (state, arrived) => this.goLive(talk, state, arrived));
    talk.on("update", (update) => this.take(update));
    talk.on("acked", (mark) => this.acked(mark));
    talk.on("notice", (notice) => this.noticed(notice));
    talk.on("blink", () => this.since && this.emit("status", []));
    talk.on("down", () => {
      const others = [...awareness.states.keys()].filter((client) => client !== this.doc.clientID);
      awarenessProtocol.removeAwarenessStates(awareness, others, talk);
      this.emit("status", []);
    });
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

  /** @param {Uint8Array} update */
  take(update) {
    Y.applyUpdate(this.known, update, REMOTE);
    Y.applyUpdate(this.doc, update, REMOTE);
    this.keep?.addKnown(update);
  }

  /**
   * Bring together what was written apart, then send what the server lacks.
   * @param {Talk} talk
   * @param {Uint8Array} state
   * @param {Uint8Array} arrived
   */
  goLive(talk, state, arrived) {
    this.settle(
      covered(
        this.pending.map((own) => own.update),
        Y.decodeStateVector(state),
      ),
    );
    this.corrected = null;
    const counts = reunite({
      doc: this.doc,
      known: this.known,
      arrived: [arrived],
      isAhead: this.pending.length > 0,
      by: this.me?.name ?? "",
      at: new Date().toISOString(),
    });
    const update = /** @type {Uint8Array | null} */ (this.corrected);
    const own = this.keep?.reunite(arrived, update);
    if (update) this.pending.push(own ?? { update });
    talk.answer(this.mayWrite ? Y.encodeStateAsUpdate(this.doc, state) : null, this.mark);
    this.wasLive = true;
    this.awareness.setLocalState(this.awareness.getLocalState());
    this.proved();
    this.emit("reunited", [counts]);
  }

  /** @param {number} mark */
  acked(mark) {
    this.settle(mark - this.settled);
    this.savedAt = new Date();
    this.message = "";
    this.proved();
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

  /** @param {import("./wire.js").Notice} notice */
  noticed({ kind, member, name = "", department = "", may_write: mayWrite = true, message = "" }) {
    if (kind === "welcome") {
      this.me = { member, name, department };
      this.mayWrite = mayWrite;
      this.emit("welcome", []);
    } else this.message = message;
    this.emit("status", []);
  }
}
