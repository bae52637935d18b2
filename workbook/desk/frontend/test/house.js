/** A server in a few lines: it keeps one document, answers as docs/desk.md says, and can be made to fail. */

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

import { connect } from "../src/connection/exchange.js";
import { Sheet } from "../src/connection/live_sheet.js";

/** @param {number[]} head @param {Uint8Array} data */
const message = (head, data) =>
  encoding.encode((encoder) => {
    for (const number of head) encoding.writeVarUint(encoder, number);
    encoding.writeVarUint8Array(encoder, data);
  });

export class House {
  constructor() {
    this.doc = new Y.Doc();
    this.isUp = true;
    this.isAcking = true;
    this.closeWith = 0;
    this.mayWrite = true;
    this.takesLate = false;
    /** @type {Set<Seat>} */
    this.seats = new Set();
    const house = this;
    /** What a browser would call WebSocket. */
    this.Socket = /** @type {typeof WebSocket} */ (
      /** @type {unknown} */ (
        class extends Seat {
          /** @param {string} _url */
          constructor(_url) {
            super(house);
          }
        }
      )
    );
  }

  /** The text of a question as the server has it. @param {string} [name] */
  words(name = "text/aim") {
    return this.doc.getText(name).toString();
  }

  /** Cut every connection. @param {number} [code] */
  cut(code = 1006) {
    for (const seat of [...this.seats]) seat.end(code);
  }

  /** Somebody else writes. @param {(doc: Y.Doc) => void} work */
  write(work) {
    const before = Y.encodeStateVector(this.doc);
    work(this.doc);
    for (const seat of this.seats) seat.tell(message([0, 2], Y.encodeStateAsUpdate(this.doc, before)));
  }
}

class Seat {
  /** @param {House} house */
  constructor(house) {
    this.house = house;
    this.readyState = 0;
    this.binaryType = "";
    this.count = 0;
    /** @type {((event: unknown) => void) | null} */
    this.onopen = null;
    /** @type {((event: unknown) => void) | null} */
    this.onmessage = null;
    /** @type {((event: unknown) => void) | null} */
    this.onclose = null;
    setImmediate(() => this.begin());
  }

  begin() {
    if (this.readyState === 3) return;
    if (!this.house.isUp) return this.end(1006);
    this.readyState = 1;
    this.onopen?.({});
    if (this.house.closeWith) return this.end(this.house.closeWith);
    this.house.seats.add(this);
    const welcome = {
      kind: "welcome",
      member: "sato",
      name: "佐藤",
      department: "福祉課",
      may_write: this.house.mayWrite,
      takes_late: this.house.takesLate,
    };
    this.tell(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 5);
        encoding.writeVarString(encoder, JSON.stringify(welcome));
      }),
    );
    return this.tell(message([0, 0], Y.encodeStateVector(this.house.doc)));
  }

  /** @param {Uint8Array} data */
  tell(data) {
    setImmediate(() => this.readyState === 1 && this.onmessage?.({ data: data.slice().buffer }));
  }

  /** @param {Uint8Array} data */
  send(data) {
    if (this.readyState !== 1) return;
    const decoder = decoding.createDecoder(data);
    const kind = decoding.readVarUint(decoder);
    if (kind === 6) this.tell(new Uint8Array([6]));
    if (kind !== 0) return;
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === 0) this.tell(message([0, 1], Y.encodeStateAsUpdate(this.house.doc, body)));
    else if (body.length > 2) this.take(body);
  }

  /** @param {Uint8Array} update */
  take(update) {
    Y.applyUpdate(this.house.doc, update);
    this.count++;
    if (!this.house.isAcking) return;
    this.tell(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 4);
        encoding.writeVarUint(encoder, this.count);
      }),
    );
    for (const seat of this.house.seats) if (seat !== this) seat.tell(message([0, 2], update));
  }

  /** @param {number} code */
  end(code) {
    this.readyState = 3;
    this.house.seats.delete(this);
    setImmediate(() => this.onclose?.({ code }));
  }

  close() {
    if (this.readyState !== 3) this.end(1000);
  }
}

/** Wait until something is so. @param {() => unknown} isSo @param {string} what */
export async function until(isSo, what) {
  const deadline = performance.now() + 20_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

let count = 0;

/** @param {House} house @param {string} [sheet] */
export async function opened(house, sheet = `sheet-${count++}`) {
  const desk = new Sheet({ sheet, connect: (one) => connect(one, "ws://desk", house.Socket) });
  await desk.open();
  return desk;
}

/** @param {Sheet} desk @param {string} words @param {number} [at] */
export const type = (desk, words, at) =>
  desk.act(() => {
    const text = desk.doc.getText("text/aim");
    text.insert(at ?? text.length, words);
  });

/** @param {Sheet} desk */
export const isSaved = (desk) => () => desk.status.isSaved;

/** @param {Sheet} desk */
export const isKept = (desk) => () => desk.status.isKept;
