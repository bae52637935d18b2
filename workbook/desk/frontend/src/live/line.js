/** What this window hears of its run: one connection for all parts of the page, kept while Streamlit changes pages. */

import { ObservableV2 } from "lib0/observable";

import { Link } from "../connection/link.js";

/** The server says the time every 15 seconds. */
const SILENCE = 40_000;

/**
 * @typedef {object} Timer
 * @property {number} id
 * @property {number} ends milliseconds, by the server's clock
 * @property {number} seconds how long it ran from the start
 * @property {string} label
 * @property {boolean} sound
 */

/**
 * What runs; `pages` are those on which one is there already.
 * @typedef {object} RunningRow
 * @property {number} id
 * @property {string} title
 * @property {number} ends milliseconds, by the server's clock
 * @property {import("./places.js").Place | null} place
 * @property {[string, string][]} pages
 */

/**
 * @typedef {object} News
 * @property {{id: number, text: string, at: string}[]} messages
 * @property {{id: number, text: string} | null} gather
 * @property {Timer | null} timer
 * @property {RunningRow | null} row the line of the timetable that runs
 * @property {{id: number, place: import("./places.js").Place} | null} summons where everybody is called to
 * @property {number} stages grows when a word about a case's stages was said
 * @property {{id: number, reason: string, taken: boolean} | null} [hand] for teams only
 * @property {number} [pulse] for those who watch: grows when anybody writes
 * @property {number} [hall] for those who watch: grows when anything was said
 * @property {number} [screen] for those who watch: which view the shared screen shows
 */

/**
 * @typedef {object} LineEvents
 * @property {() => void} news
 * @property {() => void} beat
 */

/** @extends {ObservableV2<LineEvents & Record<string, (...told: any[]) => void>>} */
export class Line extends ObservableV2 {
  /** @param {string} url @param {typeof WebSocket} [Socket] */
  constructor(url, Socket) {
    super();
    /** @type {News | null} */
    this.news = null;
    /** What the server's clock showed when the one of this page, which never jumps, began; until it is named, this device's. */
    this.began = Date.now() - performance.now();
    this.link = new Link(url, Socket);
    this.link.on("open", () => this.listen());
    this.link.on("message", (data) => this.hear(data));
    this.link.on("down", () => clearTimeout(this.silence));
    this.link.connect();
  }

  /** Return what time it is at the server. */
  now() {
    return this.began + performance.now();
  }

  /** Ask the server to do something. @param {Record<string, string>} said */
  say(said) {
    this.link.send(new TextEncoder().encode(JSON.stringify(said)));
  }

  /** @param {Uint8Array} data */
  hear(data) {
    const { now, news } = JSON.parse(new TextDecoder().decode(data));
    this.began = now - performance.now();
    this.link.prove();
    this.listen();
    if (news) {
      this.news = news;
      this.emit("news", []);
    } else this.emit("beat", []);
  }

  listen() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.link.restart(), SILENCE);
  }

  close() {
    clearTimeout(this.silence);
    this.link.close();
    this.destroy();
  }
}

/** @type {Map<string, Line>} */
const LINES = new Map();

/** Return the connection to an address; the page's parts share it. @param {string} path */
export function lineTo(path) {
  const url = new URL(path, document.baseURI);
  url.protocol = url.protocol.replace("http", "ws");
  const held = LINES.get(url.href) ?? new Line(url.href);
  if (!LINES.has(url.href)) {
    for (const [other, line] of LINES) {
      // A window belongs to one run at a time.
      line.close();
      LINES.delete(other);
    }
    LINES.set(url.href, held);
  }
  return held;
}
