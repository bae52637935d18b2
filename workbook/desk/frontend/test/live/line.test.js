/** The clock says what is left by the server's time, and a page is asked to draw itself anew no more than it must. */

import assert from "node:assert/strict";
import test from "node:test";

import { left, spoken } from "../../src/live/countdown.js";
import { Line } from "../../src/live/line.js";
import { Listener } from "../../src/live/listen.js";
import { until } from "../house.js";

const timer = { id: 1, ends: 600_000, seconds: 600, label: "", sound: false };
const QUIET = { messages: [], gather: null, timer: null, stages: 0, pulse: 1, hall: 0, screen: 0 };

class Socket {
  /** @type {Socket[]} */
  static all = [];

  /** @param {string} url */
  constructor(url) {
    this.url = url;
    this.readyState = 1;
    /** @type {string[]} */
    this.sent = [];
    /** @type {() => void} */
    this.onopen = () => {};
    /** @type {(event: {data: ArrayBuffer}) => void} */
    this.onmessage = () => {};
    this.onclose = () => {};
    Socket.all.push(this);
    queueMicrotask(() => this.onopen());
  }

  /** @param {Uint8Array} data */
  send(data) {
    this.sent.push(new TextDecoder().decode(data));
  }

  close() {
    this.readyState = 3;
  }

  /** @param {unknown} news @param {number} [ahead] */
  tell(news, ahead = 0) {
    const data = new TextEncoder().encode(JSON.stringify({ now: Date.now() + ahead, news }));
    this.onmessage({ data: /** @type {ArrayBuffer} */ (data.buffer) });
  }
}

function lined() {
  const line = new Line("ws://live", /** @type {typeof WebSocket} */ (/** @type {unknown} */ (Socket)));
  return { line, socket: /** @type {Socket} */ (Socket.all.at(-1)) };
}

test("what_is_left_is_whole_seconds_and_never_less_than_none", () => {
  assert.deepEqual(left(timer, 0), { seconds: 600, text: "10:00", level: "calm" });
  assert.deepEqual(left(timer, 1), { seconds: 600, text: "10:00", level: "calm" });
  assert.equal(left(timer, 480_000).level, "soon");
  assert.equal(left(timer, 570_000).level, "very-soon");
  assert.deepEqual(left(timer, 595_500), { seconds: 5, text: "0:05", level: "very-soon" });
  assert.deepEqual(left(timer, 900_000), { seconds: 0, text: "0:00", level: "over" });
});

test("a_screen_reader_is_told_four_times_and_not_every_second", () => {
  const told = Array.from({ length: 601 }, (_, seconds) => spoken(seconds)).filter(Boolean);
  assert.deepEqual(told, ["時間になりました。", "残り1分です。", "残り5分です。", "残り10分です。"]);
});

test("the_clock_goes_by_the_servers_time", () => {
  const { line, socket } = lined();
  socket.tell(QUIET, 90_000);
  assert.ok(Math.abs(line.now() - Date.now() - 90_000) < 5_000);
  line.close();
});

test("a_countdown_goes_on_while_the_clock_of_this_device_is_put_right", (t) => {
  const { line, socket } = lined();
  socket.tell(QUIET, 90_000);
  const before = line.now();
  t.mock.method(Date, "now", () => before + 3_600_000);
  assert.ok(Math.abs(line.now() - before) < 5_000);
  line.close();
});

test("a_beat_is_no_news", () => {
  const { line, socket } = lined();
  let news = 0;
  let beats = 0;
  line.on("news", () => (news += 1));
  line.on("beat", () => (beats += 1));
  socket.tell(QUIET);
  socket.tell(null);
  assert.deepEqual([news, beats], [1, 1]);
  assert.equal(line.news?.pulse, 1);
  line.close();
});

test("a_page_is_asked_again_only_for_the_news_that_matter_to_it", async () => {
  const { line, socket } = lined();
  socket.tell(QUIET);
  let asked = 0;
  const listener = new Listener(line, { to: ["hall"], beats: false, changed: () => (asked += 1) });
  await until(() => asked === 1, "asked once: the news that were there may be newer than what was drawn");
  socket.tell({ ...QUIET, pulse: 2 });
  socket.tell({ ...QUIET, pulse: 3, stages: 4 });
  socket.tell(null);
  await new Promise((done) => setTimeout(done, 600));
  assert.equal(asked, 1);
  for (const hall of [1, 2, 3]) socket.tell({ ...QUIET, hall });
  await until(() => asked === 2, "asked once for three");
  listener.destroy();
  socket.tell({ ...QUIET, hall: 9 });
  await new Promise((done) => setTimeout(done, 600));
  assert.equal(asked, 2);
  line.close();
});

test("a_page_drawn_from_the_first_news_is_not_asked_to_draw_itself_again", async () => {
  const { line, socket } = lined();
  let asked = 0;
  const changed = () => (asked += 1);
  const listener = new Listener(line, { to: ["stages"], beats: false, changed, seen: [4] });
  socket.tell({ ...QUIET, stages: 4 });
  await new Promise((done) => setTimeout(done, 600));
  assert.equal(asked, 0);
  socket.tell({ ...QUIET, stages: 5 });
  await until(() => asked === 1, "asked for what is new");
  listener.destroy();
  line.close();
});

test("what_is_asked_of_the_server_is_small_and_plain", () => {
  const { line, socket } = lined();
  line.say({ do: "hand", reason: "talk" });
  assert.deepEqual(socket.sent, ['{"do":"hand","reason":"talk"}']);
  line.close();
});
