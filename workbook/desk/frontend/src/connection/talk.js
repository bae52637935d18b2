/** What is said on one connection after another: greeting, updates, acknowledgements, and whether anybody answers. */

import { ObservableV2 } from "lib0/observable";
import { mergeUpdates } from "yjs";

import { Link } from "./link.js";
import * as wire from "./wire.js";

const GREETING_WITHIN = 8000;
const ACK_WITHIN = 5000;
const QUIET = 20_000;
const PATIENCE = 10_000;
const SHORT_PATIENCE = 3000;
const BLINK = 1000;
const NOTHING = 2; // bytes of an update that changes nothing

/**
 * @typedef {object} TalkEvents
 * @property {(state: Uint8Array, arrived: Uint8Array) => void} greeting what the server has, and what we lack
 * @property {(data: Uint8Array) => void} update
 * @property {(data: Uint8Array) => void} awareness
 * @property {(mark: number) => void} acked everything up to this mark is committed
 * @property {(notice: wire.Notice) => void} notice
 * @property {(code: number) => void} down
 * @property {() => void} blink once a second
 */

/** @extends {ObservableV2<TalkEvents & Record<string, (...told: any[]) => void>>} */
export class Talk extends ObservableV2 {
  /**
   * @param {string} url
   * @param {() => Uint8Array} vector what we know the server to have
   * @param {typeof WebSocket} [Socket]
   */
  constructor(url, vector, Socket) {
    super();
    this.vector = vector;
    this.link = new Link(url, Socket);
    this.turn = newTurn();
    this.togetherUntil = 0; // ms: what was heard last where changes went both ways
    this.link.on("open", () => this.greet());
    this.link.on("message", (data) => this.receive(wire.read(data)));
    this.link.on("down", (code) => {
      if (this.turn.isLive) this.togetherUntil = this.turn.heardAt;
      this.turn = newTurn();
      this.emit("down", [code]);
    });
    this.blink = setInterval(() => this.watch(Date.now()), BLINK);
  }

  /** Whether both sides have greeted each other, so that changes may be sent. */
  get isLive() {
    return this.turn.isLive;
  }

  /** Whether something was sent that is not acknowledged. */
  get isWaiting() {
    return this.turn.sent.length > 0;
  }

  /** Send a change; `mark` comes back with its acknowledgement. @param {Uint8Array} update @param {number} mark */
  update(update, mark) {
    this.sent(wire.update(update), mark);
  }

  /** End the greeting with everything the server lacks. @param {Uint8Array | null} lacking @param {number} mark */
  answer(lacking, mark) {
    this.turn.isLive = true;
    if (lacking && lacking.length > NOTHING) this.sent(wire.lacking(lacking), mark);
  }

  /** @param {Uint8Array} data */
  awareness(data) {
    if (this.isLive) this.link.send(wire.awareness(data));
  }

  /** Ask whether the other side is still there, now that there is a reason to doubt it. */
  probe() {
    if (!this.link.isOpen) this.link.hurry(this.link.final === wire.NOT_JOINED);
    else this.ping(SHORT_PATIENCE);
  }

  close() {
    clearInterval(this.blink);
    this.link.close();
    super.destroy();
  }

  greet() {
    this.turn = newTurn();
    this.link.send(wire.state(this.vector()));
  }

  /** @param {Uint8Array} message @param {number} mark */
  sent(message, mark) {
    this.turn.sent.push({ number: ++this.turn.count, mark, at: Date.now() });
    this.link.send(message);
  }

  /** @param {wire.Message} message */
  receive(message) {
    const turn = this.turn;
    turn.heardAt = Date.now();
    if (message.kind === "ack") this.acked(message.count);
    else if (message.kind === "notice") this.emit("notice", [message.notice]);
    else if (message.kind === "awareness") this.emit("awareness", [message.data]);
    else if (message.kind === "state") turn.state = message.data;
    else if (message.kind === "update" || message.kind === "lacking") {
      if (turn.isLive) this.emit("update", [message.data]);
      else turn.arrived.push(message.data);
    }
    turn.isAnswered ||= message.kind === "lacking";
    if (turn.isAnswered && turn.state && !turn.isLive) {
      this.emit("greeting", [turn.state, mergeUpdates(turn.arrived)]);
    }
  }

  /** @param {number} count */
  acked(count) {
    const turn = this.turn;
    turn.ackedAt = Date.now();
    let mark = -1;
    while (turn.sent.length && turn.sent[0].number <= count)
      mark = /** @type {Sent} */ (turn.sent.shift()).mark;
    if (mark >= 0) this.emit("acked", [mark]);
  }

  /** @param {number} patience */
  ping(patience) {
    this.turn.pingedAt = Date.now();
    this.turn.patience = patience;
    this.link.send(wire.ping);
  }

  /** A sender that gets no answer is not left to itself. @param {number} now */
  watch(now) {
    this.emit("blink", []);
    if (!this.link.isOpen) return;
    const turn = this.turn;
    const first = turn.sent[0];
    const isSlow = turn.isLive
      ? first && now - Math.max(first.at, turn.ackedAt) > ACK_WITHIN
      : now - turn.at > GREETING_WITHIN;
    const isDeaf = turn.pingedAt > turn.heardAt && now - turn.pingedAt > turn.patience;
    if (isSlow || isDeaf) this.link.restart();
    else if (turn.pingedAt <= turn.heardAt && now - turn.heardAt > QUIET) this.ping(PATIENCE);
  }
}

/** @typedef {{number: number, mark: number, at: number}} Sent */

/** What has happened on one connection. */
function newTurn() {
  const now = Date.now();
  return {
    at: now,
    heardAt: now,
    pingedAt: 0,
    patience: PATIENCE,
    ackedAt: 0,
    isLive: false,
    isAnswered: false,
    count: 0,
    /** @type {Sent[]} */
    sent: [],
    /** @type {Uint8Array | null} */
    state: null,
    /** @type {Uint8Array[]} */
    arrived: [],
  };
}
