/** What is typed is safe: on this device at once, at the server before it says so, and together again after being apart. */

import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import test from "node:test";

import { House, isKept, isSaved, opened, type, until } from "../house.js";

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
