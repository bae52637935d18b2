/** What a sheet and the server tell each other: what was written, what is acknowledged, who is there. */

import * as awarenessProtocol from "y-protocols/awareness";
import * as Y from "yjs";

import { covered, REMOTE, reunite } from "../document/apart.js";
import { Talk } from "./talk.js";

/** Milliseconds without a word from the server in which nobody has written for long without seeing the others. */
const BRIEF = 10_000;

/**
 * Bring a sheet to its server; it is opened by itself.
 * @param {import("./live_sheet.js").Sheet} sheet
 * @param {string} socket address of the WebSocket
 * @param {typeof WebSocket} [Socket]
 */
export function connect(sheet, socket, Socket) {
  const awareness = new awarenessProtocol.Awareness(sheet.doc);
  clearInterval(awareness._checkInterval); // The server says who has gone; a hidden tab says nothing for a minute.
  const talk = new Talk(socket, () => Y.encodeStateVector(sheet.known), Socket);
  sheet.awareness = awareness;
  sheet.talk = talk;
  new Exchange(sheet, talk, awareness);
}

/** Keeps a sheet in step with the server for as long as they talk. */
class Exchange {
  /** @param {import("./live_sheet.js").Sheet} sheet @param {Talk} talk @param {awarenessProtocol.Awareness} awareness */
  constructor(sheet, talk, awareness) {
    this.sheet = sheet;
    this.talk = talk;
    this.awareness = awareness;
    this.listen();
  }

  listen() {
    const { sheet, talk, awareness } = this;
    awareness.on(
      "update",
      (/** @type {Record<string, number[]>} */ changes, /** @type {unknown} */ origin) => {
        if (origin !== "local") return;
        const clients = [...changes.added, ...changes.updated, ...changes.removed];
        talk.awareness(awarenessProtocol.encodeAwarenessUpdate(awareness, clients));
      },
    );
    talk.on("awareness", (data) => awarenessProtocol.applyAwarenessUpdate(awareness, data, talk));
    talk.on("greeting", (state, arrived) => this.goLive(state, arrived));
    talk.on("update", (update) => this.take(update));
    talk.on("acked", (mark) => this.acked(mark));
    talk.on("notice", (notice) => this.noticed(notice));
    talk.on("blink", () => sheet.since && sheet.emit("status", []));
    talk.on("down", () => {
      const others = [...awareness.meta.keys()].filter((client) => client !== sheet.doc.clientID);
      awarenessProtocol.removeAwarenessStates(awareness, others, talk);
      // The server says again what they said last: with the clock of old, which would count as known.
      for (const client of others) awareness.meta.delete(client);
      sheet.emit("status", []);
    });
  }

  /** @param {Uint8Array} update */
  take(update) {
    const { known, doc, keep } = this.sheet;
    Y.applyUpdate(known, update, REMOTE);
    Y.applyUpdate(doc, update, REMOTE);
    keep?.addKnown(update);
  }

  /**
   * Bring together what was written apart, then send what the server lacks.
   * @param {Uint8Array} state
   * @param {Uint8Array} arrived
   */
  goLive(state, arrived) {
    const { sheet, talk } = this;
    sheet.settle(
      covered(
        sheet.pending.map((own) => own.update),
        Y.decodeStateVector(state),
      ),
    );
    sheet.corrected = null;
    const counts = reunite({
      doc: sheet.doc,
      known: sheet.known,
      arrived: [arrived],
      isAhead: sheet.pending.length > 0,
      isBrief: Date.now() - talk.togetherUntil < BRIEF,
      by: sheet.me?.name ?? "",
      at: new Date().toISOString(),
    });
    const update = /** @type {Uint8Array | null} */ (sheet.corrected);
    const own = sheet.keep?.reunite(arrived, update);
    if (update) sheet.pending.push(own ?? { update });
    const maySend = sheet.mayWrite || (sheet.takesLate && sheet.pending.length > 0);
    talk.answer(maySend ? Y.encodeStateAsUpdate(sheet.doc, state) : null, sheet.mark);
    sheet.wasLive = true;
    this.awareness.setLocalState(this.awareness.getLocalState());
    sheet.proved();
    sheet.emit("reunited", [counts]);
  }

  /** @param {number} mark */
  acked(mark) {
    const { sheet } = this;
    sheet.settle(mark - sheet.settled);
    sheet.savedAt = new Date();
    sheet.message = "";
    sheet.proved();
  }

  /** @param {import("./wire.js").Notice} notice */
  noticed({
    kind,
    member,
    name = "",
    department = "",
    may_write: mayWrite = true,
    takes_late: takesLate = false,
    message = "",
  }) {
    const { sheet } = this;
    if (kind === "welcome") {
      sheet.me = { member, name, department };
      sheet.mayWrite = mayWrite;
      sheet.takesLate = takesLate;
      sheet.emit("welcome", []);
    } else sheet.message = message;
    // It is kept beside the sheet, not in it: no acknowledgement comes, and the words stay on this device as well.
    if (kind === "late") this.talk.turn.sent = [];
    sheet.emit("status", []);
  }
}
