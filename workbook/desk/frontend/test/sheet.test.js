/** What is typed is safe: on this device at once, at the server before it says so, and together again after being apart. */

import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import test, { mock } from "node:test";

import { nameOf } from "../src/connection/keep.js";
import { Sheet } from "../src/connection/live_sheet.js";
import { House, until } from "./house.js";

let count = 0;

/** @param {House} house @param {string} [sheet] */
async function opened(house, sheet = `sheet-${count++}`) {
  const desk = new Sheet({ sheet, socket: "ws://desk", Socket: house.Socket });
  await desk.open();
  return desk;
}

/** @param {Sheet} desk @param {string} words @param {number} [at] */
const type = (desk, words, at) =>
  desk.act(() => {
    const text = desk.doc.getText("text/aim");
    text.insert(at ?? text.length, words);
  });

/** @param {Sheet} desk */
const isSaved = (desk) => () => desk.status.isSaved;

/** @param {Sheet} desk */
const isKept = (desk) => () => desk.status.isKept;

test("saved_is_said_only_when_the_server_has_acknowledged_everything", async () => {
  const house = new House();
  const desk = await opened(house);
  assert.equal(desk.status.link, "loading");
  assert.equal(desk.status.isSaved, false);
  await until(isSaved(desk), "greeted");

  house.isAcking = false;
  type(desk, "会う。");
  assert.equal(desk.status.isSaved, false);
  await until(() => house.words() === "会う。", "arrived");
  assert.equal(desk.status.isSaved, false);

  house.isAcking = true;
  type(desk, "話す。");
  await until(isSaved(desk), "saved");
  assert.equal(house.words(), "会う。話す。");
  assert.deepEqual(desk.me, { member: "sato", name: "佐藤", department: "福祉課" });
  desk.destroy();
});

test("what_was_typed_while_the_server_was_down_survives_closing_the_page", async () => {
  const house = new House();
  house.isUp = false;
  const before = await opened(house, "closed-page");
  type(before, "会う。");
  await until(isKept(before), "kept");
  assert.equal(before.status.isSaved, false);
  before.destroy();

  house.doc.getText("text/aim").insert(0, "鈴木です。");
  house.isUp = true;
  const after = await opened(house, "closed-page");
  assert.equal(after.doc.getText("text/aim").toString(), "会う。");
  await until(isSaved(after), "saved");

  assert.equal(house.words(), "鈴木です。\n会う。");
  assert.equal(after.doc.getText("text/aim").toString(), "鈴木です。\n会う。");
  after.destroy();
});

test("after_being_apart_texts_are_merged_by_sentence_and_the_rest_stands_beside", async () => {
  const house = new House();
  house.doc.getText("text/aim").insert(0, "週2回とする。");
  const desk = await opened(house);
  await until(isSaved(desk), "greeted");
  house.isUp = false;
  house.cut();
  await until(() => desk.status.link === "away", "apart");
  desk.act(() => desk.doc.getText("text/aim").delete(1, 1));
  type(desk, "3", 1);
  house.doc.getText("text/aim").delete(0, 1);
  house.doc.getText("text/aim").insert(0, "月");

  house.isUp = true;
  desk.talk?.link.hurry();
  await until(isSaved(desk), "saved");

  for (const doc of [desk.doc, house.doc]) {
    assert.equal(doc.getText("text/aim").toString(), "月2回とする。");
    const beside = [...doc.getMap("beside").values()].map((kept) => JSON.parse(String(kept)));
    assert.deepEqual(
      beside.map(({ by, text }) => ({ by, text })),
      [{ by: "佐藤", text: "週3回とする。" }],
    );
  }
  desk.destroy();
});

test("a_lost_acknowledgement_doubles_nothing", async () => {
  const house = new House();
  const desk = await opened(house);
  await until(isSaved(desk), "greeted");
  house.isAcking = false;
  type(desk, "会う。");
  await until(() => house.words() === "会う。", "arrived");
  house.doc.getText("text/aim").insert(3, "鈴木。");
  house.isAcking = true;
  house.cut();

  await until(isSaved(desk), "saved");

  assert.equal(house.words(), "会う。鈴木。");
  assert.equal(desk.doc.getText("text/aim").toString(), "会う。鈴木。");
  assert.equal(house.doc.getMap("beside").size, 0);
  desk.destroy();
});

test("a_server_that_went_back_to_yesterdays_backup_gets_everything_again", async () => {
  const house = new House();
  const desk = await opened(house);
  type(desk, "会う。");
  await until(isSaved(desk), "saved");
  const later = new House();
  if (desk.talk) desk.talk.link.Socket = later.Socket;
  house.cut();

  await until(() => later.words() === "会う。", "sent again");
  await until(isSaved(desk), "saved again");
  desk.destroy();
});

test("a_sender_without_an_answer_is_not_left_to_itself", async (context) => {
  const house = new House();
  const desk = await opened(house);
  await until(isSaved(desk), "greeted");
  house.isAcking = false;
  type(desk, "会う。");
  await until(() => house.words() === "会う。", "arrived");
  house.isAcking = true;
  const first = [...house.seats][0];

  desk.talk?.watch(Date.now() + 4900);
  assert.equal(house.seats.has(first), true);
  desk.talk?.watch(Date.now() + 5100);
  assert.equal(house.seats.has(first), false);

  await until(isSaved(desk), "saved");
  assert.equal(house.words(), "会う。");
  context.after(() => desk.destroy());
});

test("a_silent_connection_is_asked_and_then_given_up", async () => {
  const house = new House();
  const desk = await opened(house);
  await until(isSaved(desk), "greeted");
  const first = [...house.seats][0];
  first.tell = () => undefined;
  const now = Date.now();

  desk.talk?.watch(now + 21_000);
  assert.equal(house.seats.has(first), true);
  desk.talk?.watch(now + 32_000);

  assert.equal(house.seats.has(first), false);
  desk.destroy();
});

test("who_has_not_joined_is_not_asked_again_and_again_and_keeps_every_word", async () => {
  const house = new House();
  house.closeWith = 4401;
  const desk = await opened(house, "not-joined");
  await until(() => desk.status.final === 4401, "told");
  type(desk, "会う。");
  await until(isKept(desk), "kept");
  assert.equal(desk.status.isSaved, false);

  house.closeWith = 0;
  desk.talk?.probe();
  await until(isSaved(desk), "saved");
  assert.equal(house.words(), "会う。");
  desk.destroy();
});

test("what_is_too_large_is_sent_again_only_when_somebody_asks", async () => {
  const house = new House();
  house.closeWith = 4413;
  const desk = await opened(house);
  await until(() => desk.status.final === 4413, "told");
  type(desk, "会う。");

  desk.talk?.probe();
  desk.talk?.link.hurry();
  assert.equal(desk.talk?.link.socket, null);
  house.closeWith = 0;
  desk.talk?.link.hurry(true);

  await until(isSaved(desk), "saved");
  assert.equal(house.words(), "会う。");
  desk.destroy();
});

test("an_onlooker_sends_nothing", async () => {
  const house = new House();
  house.mayWrite = false;
  const desk = await opened(house);
  await until(isSaved(desk), "greeted");

  type(desk, "会う。");
  house.write((doc) => doc.getText("text/b").insert(0, "鈴木。"));
  await until(() => desk.doc.getText("text/b").length, "heard");

  assert.equal(house.words(), "");
  assert.equal(desk.status.isSaved, false);
  assert.equal(desk.status.mayWrite, false);
  desk.destroy();
});

test("only_ones_own_steps_are_undone", async () => {
  const house = new House();
  const desk = await opened(house);
  await until(isSaved(desk), "greeted");
  type(desk, "会う。");
  house.write((doc) => doc.getText("text/aim").insert(0, "鈴木。"));
  await until(() => desk.doc.getText("text/aim").length === 6, "heard");

  desk.undo.undo();
  assert.equal(desk.doc.getText("text/aim").toString(), "鈴木。");
  desk.undo.redo();
  assert.equal(desk.doc.getText("text/aim").toString(), "鈴木。会う。");
  desk.destroy();
});

test("forgetting_takes_the_sheet_off_this_device", async () => {
  const house = new House();
  const desk = await opened(house, "forgotten");
  type(desk, "会う。");
  await until(isSaved(desk), "saved");

  await desk.forget();
  type(desk, "話す。");
  await until(isSaved(desk), "saved");

  const names = (await indexedDB.databases()).map((database) => database.name);
  assert.equal(names.includes(nameOf("forgotten")), false);
  assert.equal(house.words(), "会う。話す。");
  desk.destroy();
});

test("without_a_server_everything_is_on_this_device", async () => {
  const desk = new Sheet({ sheet: "offline" });
  await desk.open();
  desk.act(() => desk.doc.getMap("one").set("mood", "calm"));
  await until(isKept(desk), "kept");
  desk.destroy();

  const again = new Sheet({ sheet: "offline" });
  await again.open();

  assert.deepEqual(again.doc.getMap("one").toJSON(), { mood: "calm" });
  assert.equal(again.status.link, "none");
  again.destroy();
});

test("without_a_place_to_keep_it_nothing_is_said_to_be_kept", async () => {
  const broken = mock.method(indexedDB, "open", () => {
    throw new DOMException("no", "SecurityError");
  });
  const house = new House();
  const desk = await opened(house);
  broken.mock.restore();

  type(desk, "会う。");

  assert.equal(desk.status.isKept, false);
  await until(isSaved(desk), "saved");
  desk.destroy();
});
