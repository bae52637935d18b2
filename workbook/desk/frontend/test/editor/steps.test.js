/** One is led to what was taken back, however much of the last steps others have overwritten since. */

import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import test from "node:test";

import { PHRASES } from "../../src/editor/phrases.js";
import { Steps } from "../../src/editor/steps.js";
import { House, isSaved, opened, type, until } from "../house.js";

/** @typedef {import("../../src/editor/common.js").Desk} Desk */

/** Somebody at a sheet, with the box he is in and what he is told. */
async function somebody() {
  const house = new House();
  const sheet = await opened(house);
  await until(isSaved(sheet), "greeted");
  /** @type {string[]} */
  const told = [];
  /** @type {unknown} */
  const desk = {
    sheet,
    words: PHRASES,
    spots: new Map(),
    say: (/** @type {string} */ words) => told.push(words),
  };
  const frame = /** @type {HTMLElement} */ (/** @type {unknown} */ (new EventTarget()));
  const steps = new Steps(/** @type {Desk} */ (desk), frame, {
    moved: () => undefined,
    drawn: () => undefined,
  });
  return { house, sheet, steps, told };
}

test("a_choice_that_a_colleague_changed_is_passed_over_and_one_is_led_to_the_words_that_went", async () => {
  const { house, sheet, steps, told } = await somebody();
  steps.spot = "text/aim";
  type(sheet, "会う。");
  sheet.undo.stopCapturing();
  steps.spot = "one/mood";
  sheet.act(() => sheet.doc.getMap("one").set("mood", "calm"));
  await until(() => house.doc.getMap("one").get("mood") === "calm", "arrived");
  house.write((doc) => doc.getMap("one").set("mood", "tense"));
  await until(() => sheet.doc.getMap("one").get("mood") === "tense", "heard");

  steps.undo(false);
  assert.equal(sheet.doc.getText("text/aim").toString(), "");
  assert.equal(sheet.doc.getMap("one").get("mood"), "tense");
  assert.equal(steps.spot, "text/aim");

  steps.spot = "one/mood";
  steps.undo(true);
  assert.equal(sheet.doc.getText("text/aim").toString(), "会う。");
  assert.equal(steps.spot, "text/aim");
  assert.deepEqual(told, [PHRASES.undone, PHRASES.redone]);
  sheet.destroy();
});

test("where_others_have_overwritten_everything_nothing_is_said_to_be_taken_back", async () => {
  const { house, sheet, steps, told } = await somebody();
  type(sheet, "会う。");
  await until(() => house.words() === "会う。", "arrived");
  house.write((doc) => doc.getText("text/aim").delete(0, 3));
  await until(() => sheet.doc.getText("text/aim").length === 0, "heard");

  steps.undo(false);
  steps.undo(true);

  assert.deepEqual(told, [PHRASES.nothingToUndo, PHRASES.nothingToUndo]);
  assert.equal(sheet.doc.getText("text/aim").toString(), "");
  sheet.destroy();
});
