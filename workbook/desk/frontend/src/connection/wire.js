/** Messages on a sheet's WebSocket, in lib0 encoding (docs/desk.md). */

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

const SYNC = 0;
const AWARENESS = 1;
const ACK = 4;
const NOTICE = 5;
const PING = 6;

export const NOT_JOINED = 4401;
export const NOT_YOURS = 4403;
export const MALFORMED = 4400;
export const TOO_LARGE = 4413;
export const RESTART = 1012;

/**
 * What the server says.
 * @typedef {{kind: "state" | "lacking" | "update" | "awareness", data: Uint8Array}
 *   | {kind: "ack", count: number} | {kind: "notice", notice: Notice} | {kind: "ping"} | {kind: "unknown"}} Message
 */

/**
 * @typedef {object} Notice
 * @property {string} kind welcome, refused, late or trouble
 * @property {string} [message]
 * @property {string} [member]
 * @property {string} [name]
 * @property {string} [department]
 * @property {boolean} [may_write]
 * @property {boolean} [takes_late] what was written before the end is taken, and kept beside the sheet
 */

/** @type {("state" | "lacking" | "update")[]} */
const STEPS = ["state", "lacking", "update"];

/**
 * Read a message from the server; kinds of a later version are passed over.
 * @param {Uint8Array} bytes
 * @returns {Message}
 */
export function read(bytes) {
  const decoder = decoding.createDecoder(bytes);
  const kind = decoding.readVarUint(decoder);
  if (kind === SYNC) {
    const step = STEPS[decoding.readVarUint(decoder)];
    return step ? { kind: step, data: decoding.readVarUint8Array(decoder) } : { kind: "unknown" };
  }
  if (kind === AWARENESS) return { kind: "awareness", data: decoding.readVarUint8Array(decoder) };
  if (kind === ACK) return { kind: "ack", count: decoding.readVarUint(decoder) };
  if (kind === NOTICE) return { kind: "notice", notice: JSON.parse(decoding.readVarString(decoder)) };
  return { kind: kind === PING ? "ping" : "unknown" };
}

/** @param {number[]} head @param {Uint8Array} data */
function message(head, data) {
  return encoding.encode((encoder) => {
    for (const number of head) encoding.writeVarUint(encoder, number);
    encoding.writeVarUint8Array(encoder, data);
  });
}

/** Say what one has. @param {Uint8Array} vector */
export const state = (vector) => message([SYNC, 0], vector);

/** Send what the other side lacks. @param {Uint8Array} update */
export const lacking = (update) => message([SYNC, 1], update);

/** Send a change. @param {Uint8Array} data */
export const update = (data) => message([SYNC, 2], data);

/** Say where one is. @param {Uint8Array} data */
export const awareness = (data) => message([AWARENESS], data);

export const ping = new Uint8Array([PING]);
