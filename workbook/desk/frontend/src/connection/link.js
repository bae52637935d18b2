/** A WebSocket that comes back by itself, sooner when there is reason to hope. */

import { ObservableV2 } from "lib0/observable";

import { MALFORMED, NOT_JOINED, NOT_YOURS, RESTART, TOO_LARGE } from "./wire.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8000;
const ANSWER_WITHIN = 8000;
/** So long the server is believed to be coming back after it said so; later it is away like any other. */
const RESTARTS_WITHIN = 60_000;

/** After these the same attempt would end the same way. */
const FINAL = new Set([MALFORMED, NOT_JOINED, NOT_YOURS, TOO_LARGE]);

/**
 * @typedef {object} LinkEvents
 * @property {() => void} open
 * @property {(data: Uint8Array) => void} message
 * @property {(code: number) => void} down
 */

/** @extends {ObservableV2<LinkEvents & Record<string, (...told: any[]) => void>>} */
export class Link extends ObservableV2 {
  /**
   * @param {string} url
   * @param {typeof WebSocket} Socket
   */
  constructor(url, Socket = WebSocket) {
    super();
    this.url = url;
    this.Socket = Socket;
    this.failures = 0;
    /** When the server said that it starts again (ms), or 0. */
    this.restartSince = 0;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** The close code after which nothing is tried until somebody asks for it. */
    this.final = 0;
    this.isOver = false;
  }

  get isOpen() {
    return this.socket?.readyState === 1;
  }

  /** Whether the server said that it is back in a moment, and is not yet. */
  get isRestarting() {
    return this.restartSince > 0 && Date.now() - this.restartSince < RESTARTS_WITHIN;
  }

  connect() {
    clearTimeout(this.timer);
    if (this.isOver || this.socket) return;
    this.final = 0;
    const socket = new this.Socket(this.url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onopen = () => socket === this.socket && this.emit("open", []);
    socket.onmessage = (event) => {
      if (socket === this.socket) this.emit("message", [new Uint8Array(event.data)]);
    };
    socket.onclose = (event) => socket === this.socket && this.lost(event.code);
    this.timer = setTimeout(() => this.isOpen || this.restart(), ANSWER_WITHIN);
  }

  /** @param {Uint8Array} data */
  send(data) {
    if (this.isOpen) this.socket?.send(/** @type {Uint8Array<ArrayBuffer>} */ (data));
  }

  /** Say that the connection has proved good: the next pause is short again. */
  prove() {
    this.failures = 0;
    this.restartSince = 0;
  }

  /** Give up this connection and try another one soon. */
  restart() {
    const socket = this.socket;
    if (!socket) return;
    this.lost(0);
    socket.close();
  }

  /** Try now, whatever the pause; after a final answer only if somebody asks for it. @param {boolean} [asked] */
  hurry(asked = false) {
    if (this.socket || (this.final && !asked)) return;
    this.failures = 0;
    this.connect();
  }

  close() {
    this.isOver = true;
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  /** @param {number} code */
  lost(code) {
    clearTimeout(this.timer);
    this.socket = null;
    this.final = FINAL.has(code) ? code : 0;
    if (code === RESTART) this.restartSince = Date.now();
    if (!this.isOver && !this.final) {
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.failures++);
      this.timer = setTimeout(() => this.connect(), pause * (0.75 + Math.random() / 2));
    }
    this.emit("down", [code]);
  }
}
