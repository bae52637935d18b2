/** What was written apart comes together by sentence, on every device alike. */

import assert from "node:assert/strict";
import test from "node:test";

import * as Y from "yjs";

import { write } from "../../src/text/letters.js";
import { merge } from "../../src/text/merge.js";
import { chance, LETTERS } from "../chance.js";
import { Device, server, words } from "../device.js";

test("texts_changed_on_both_sides_are_merged_by_sentence_and_never_by_letter", () => {
  const luck = chance(5);
  const sentences = ["会う。", "話す。", "家へ帰る", "\n", "👨‍👩‍👧と。", "記録を残す。"];
  for (let round = 0; round < 600; round++) {
    const base = Array.from({ length: luck.number(4) }, () => luck.one(sentences)).join("");
    const [mine, theirs] = [0, 1].map(() => {
      const cut = luck.number(base.length + 1);
      return luck.number(3) ? base.slice(0, cut) + luck.words(LETTERS, 3) + base.slice(cut) : base.slice(cut);
    });
    const house = server({ "text/aim": base });
    const device = new Device(house);
    write(device.doc.getText("text/aim"), mine);
    write(house.getText("text/aim"), theirs);
    const made = { mine: words(device.doc), theirs: words(house) };

    device.reunite();

    const expected = merge(base, made.mine, made.theirs);
    assert.equal(words(device.doc), expected.text);
    assert.equal(words(house), expected.text);
    const beside = [...house.getMap("beside").values()].map((kept) => JSON.parse(String(kept)).text);
    assert.deepEqual(beside, expected.beside === null ? [] : [expected.beside]);
  }
});

test("what_only_one_side_changed_is_taken_as_it_is", () => {
  const house = server({ "text/a": "同じ。", "text/b": "同じ。" }, { mood: "calm" });
  const device = new Device(house);
  write(device.doc.getText("text/a"), "私。");
  device.doc.getMap("one").set("start", "2026-04-01");
  write(house.getText("text/b"), "団。");

  assert.deepEqual(device.reunite(), { merged: 0, beside: 0 });

  for (const doc of [device.doc, house]) {
    assert.deepEqual([words(doc, "text/a"), words(doc, "text/b")], ["私。", "団。"]);
    assert.deepEqual(doc.getMap("one").toJSON(), { mood: "calm", start: "2026-04-01" });
    assert.equal(doc.getMap("beside").size, 0);
  }
});

test("the_same_addition_on_both_sides_stands_once", () => {
  const house = server({ "text/aim": "始めます。" });
  const device = new Device(house);
  for (const doc of [device.doc, house]) doc.getText("text/aim").insert(5, "電話します。");

  assert.deepEqual(device.reunite(), { merged: 0, beside: 0 });

  assert.equal(words(house), "始めます。電話します。");
  assert.equal(words(device.doc), "始めます。電話します。");
});

test("the_teams_choice_stays_and_ones_own_stands_beside", () => {
  const house = server({}, { mood: "calm", often: "1" });
  house.getMap("cells/table").set("r1/mood", "calm");
  for (const [code, place] of [
    ["1", 1],
    ["2", 2],
  ])
    house.getMap("many/order").set(String(code), place);
  const device = new Device(house);
  device.doc.getMap("one").set("mood", "tense");
  device.doc.getMap("one").set("often", "3");
  device.doc.getMap("cells/table").set("r1/mood", "12");
  device.doc.getMap("many/order").set("3", 3);
  device.doc.getMap("many/order").set("1", 4);
  house.getMap("one").set("mood", "12");
  house.getMap("one").set("often", "3");
  house.getMap("cells/table").set("r1/mood", "tense");
  house.getMap("many/order").set("2", 0);

  assert.deepEqual(device.reunite(), { merged: 0, beside: 3 });

  for (const doc of [device.doc, house]) {
    assert.deepEqual(doc.getMap("one").toJSON(), { mood: "12", often: "3" });
    assert.equal(doc.getMap("cells/table").get("r1/mood"), "tense");
    assert.deepEqual(doc.getMap("many/order").toJSON(), { 1: 2, 2: 1 });
    const beside = [...doc.getMap("beside").entries()].map(([key, kept]) => [
      key.slice(0, key.lastIndexOf("/")),
      JSON.parse(String(kept)),
    ]);
    const at = "2026-04-01T05:03:00Z";
    assert.deepEqual(Object.fromEntries(beside), {
      "one/mood": { at, by: "佐藤", text: "tense" },
      "cells/table/r1/mood": { at, by: "佐藤", text: "12" },
      "many/order": { at, by: "佐藤", text: "2,3,1" },
    });
  }
});

test("words_that_arrived_but_were_not_acknowledged_are_no_second_addition", () => {
  const house = server({ "text/aim": "" });
  const device = new Device(house);
  device.doc.getText("text/aim").insert(0, "今日は");
  Y.applyUpdate(house, device.pending[0]);
  house.getText("text/aim").insert(3, "\n鈴木です。");
  device.doc.getText("text/aim").insert(3, "雨です。");

  device.reunite();

  assert.equal(words(house), words(device.doc));
  assert.equal(words(house).split("今日は").length, 2);
  assert.ok(words(house).includes("鈴木です。"));
  assert.ok(`${words(house)}${JSON.stringify(house.getMap("beside").toJSON())}`.includes("今日は雨です。"));
});

test("a_colleague_who_goes_on_typing_meanwhile_keeps_every_letter", () => {
  const house = server({ "text/aim": "会う。聞く。話す。" });
  const device = new Device(house);
  const colleague = new Y.Doc();
  write(device.doc.getText("text/aim"), "家で会う。聞く。話す。");
  write(house.getText("text/aim"), "会う。聞く。よく話す。");
  Y.applyUpdate(colleague, Y.encodeStateAsUpdate(house));
  colleague.getText("text/aim").insert(8, "よく");

  device.reunite();
  Y.applyUpdate(house, Y.encodeStateAsUpdate(colleague));

  assert.equal(words(house), "家で会う。聞く。よくよく話す。");
});

test("two_devices_that_come_back_one_after_the_other_agree", () => {
  const luck = chance(11);
  for (let round = 0; round < 200; round++) {
    const house = server({ "text/aim": "一。二。" });
    const devices = [new Device(house), new Device(house)];
    for (const device of devices) {
      const now = words(device.doc);
      write(
        device.doc.getText("text/aim"),
        luck.number(2) ? `${now}${luck.words(LETTERS, 3)}。` : now.slice(luck.number(5)),
      );
    }
    for (const device of devices) device.reunite();
    devices[0].pending.length = 0;
    devices[0].reunite();

    assert.equal(words(devices[0].doc), words(house));
    assert.equal(words(devices[1].doc), words(house));
  }
});

test("of_two_positions_the_later_stands_and_nothing_is_to_be_decided", () => {
  const shared = new Y.Doc();
  shared.getMap("cells/map.nodes").set("r1/position", "10,10");
  shared.getMap("cells/map.nodes").set("r2/position", "20,20");
  const device = new Device(shared);
  shared.getMap("cells/map.nodes").set("r1/position", "50,50");
  shared.getMap("cells/map.nodes").set("r2/position", "60,60");
  shared.getMap("cells/map.nodes").set("r3/position", "70,70");

  device.doc.getMap("cells/map.nodes").set("r1/position", "90,5");
  device.doc.getMap("cells/map.nodes").delete("r2/position");
  device.doc.getMap("cells/map").set("r1/position", "近く");
  const counts = device.reunite();

  for (const doc of [device.doc, shared]) {
    assert.deepEqual(doc.getMap("cells/map.nodes").toJSON(), {
      "r1/position": "90,5",
      "r2/position": "60,60",
      "r3/position": "70,70",
    });
    assert.equal(doc.getMap("beside").size, 0);
  }
  assert.deepEqual(counts, { merged: 0, beside: 0 });
});
