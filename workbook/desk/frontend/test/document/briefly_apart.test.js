/** A moment without the server: nobody has written for long without seeing the others, so words stay where they are typed. */

import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import test from "node:test";

import { write } from "../../src/text/letters.js";
import { chance, LETTERS } from "../chance.js";
import { Device, server, words } from "../device.js";
import { House, isSaved, opened, type, until } from "../house.js";

test("a_word_begun_before_a_moment_apart_is_not_torn_between_the_text_and_what_stands_beside", () => {
  const luck = chance(7);
  for (let round = 0; round < 200; round++) {
    const house = server({ "text/aim": luck.words(LETTERS, 4) });
    const devices = [new Device(house), new Device(house), new Device(house)];
    const began = words(house);
    devices.forEach((device, one) => device.doc.getText("text/aim").insert(began.length, "始中終"[one]));
    for (const device of devices) device.reunite(true);
    devices.forEach(({ doc }, one) => {
      const text = doc.getText("text/aim");
      text.insert(text.toString().indexOf("始中終"[one]) + 1, "！");
    });
    for (const device of [...devices, ...devices]) device.reunite(true);

    for (const doc of [house, ...devices.map((device) => device.doc)]) {
      assert.equal(doc.getMap("beside").size, 0);
      assert.equal(words(doc), words(house));
    }
    for (const word of ["始！", "中！", "終！"]) assert.equal(words(house).split(word).length, 2);
  }
});

test("what_both_added_in_the_same_words_during_a_moment_apart_does_not_stand_twice", () => {
  const house = server({ "text/aim": "始めます。" });
  const device = new Device(house);
  for (const doc of [device.doc, house]) doc.getText("text/aim").insert(5, "電話します。");

  assert.deepEqual(device.reunite(true), { merged: 0, beside: 0 });

  assert.equal(words(house), "始めます。電話します。");
});

test("what_was_taken_out_during_a_moment_apart_leaves_no_sentence_that_nobody_wrote", () => {
  for (const [mine, theirs] of [
    ["週3回とする。", "週2回とする（予定）。"],
    ["必ず週2回とする。", "月2回とする。"],
  ]) {
    const house = server({ "text/aim": "週2回とする。" });
    const device = new Device(house);
    write(device.doc.getText("text/aim"), mine);
    write(house.getText("text/aim"), theirs);

    assert.deepEqual(device.reunite(true), { merged: 0, beside: 1 });

    assert.equal(words(house), theirs);
    assert.equal(JSON.parse(String([...house.getMap("beside").values()][0])).text, mine);
  }
});

for (const [rule, away, text, beside] of /** @type {const} */ ([
  ["a_moment_without_the_server_puts_nobodys_word_beside", 1_000, 6, 0],
  ["who_was_long_apart_is_not_merged_by_letter", 11_000, 4, 1],
]))
  test(rule, async () => {
    const house = new House();
    house.doc.getText("text/aim").insert(0, "会う");
    const desk = await opened(house);
    await until(isSaved(desk), "greeted");
    house.isUp = false;
    if (desk.talk) desk.talk.turn.heardAt = Date.now() - away;
    house.cut();
    await until(() => desk.status.link === "away", "apart");
    type(desk, "佐藤");
    house.doc.getText("text/aim").insert(2, "鈴木");

    house.isUp = true;
    desk.talk?.link.hurry();
    await until(isSaved(desk), "saved");

    for (const doc of [desk.doc, house.doc]) {
      assert.equal(doc.getText("text/aim").length, text);
      assert.equal(doc.getMap("beside").size, beside);
    }
    desk.destroy();
  });
