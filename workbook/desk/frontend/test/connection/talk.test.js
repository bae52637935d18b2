/** A conversation that breaks off, falls silent or is refused loses no word, and asks only where that makes sense. */

import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import test from "node:test";

import { House, isKept, isSaved, opened, type, until } from "../house.js";

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

test("what_was_written_before_the_end_is_sent_once_and_stays_here_until_it_is_in_the_sheet", async () => {
  const house = new House();
  const desk = await opened(house);
  await until(isSaved(desk), "greeted");
  house.isUp = false;
  for (const seat of house.seats) seat.end(1006);
  type(desk, "会う。");

  house.mayWrite = false;
  house.takesLate = true;
  house.isAcking = false; // what is kept beside a sheet is not acknowledged
  house.isUp = true;
  await until(() => house.words() === "会う。", "sent");

  assert.equal(desk.status.mayWrite, false);
  assert.equal(desk.status.isSaved, false);
  desk.destroy();
});
