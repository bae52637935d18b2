/** A change to a text never cuts through what people see as one character. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as Y from "yjs";

import { clean, edits, spliced, splits, write } from "../../src/text/letters.js";
import { chance, LETTERS } from "../chance.js";

/** @type {string[]} */
const SEEN_AS_ONE = JSON.parse(
  readFileSync(new URL("../../../../../tests/vectors/letters.json", import.meta.url), "utf-8"),
);

test("characters_made_of_several_are_not_cut", () => {
  for (const letter of SEEN_AS_ONE) {
    const text = `あ${letter}い`;
    const cuts = Array.from({ length: text.length }, (_, index) => index).filter((index) =>
      splits(text, index),
    );
    assert.deepEqual(
      cuts,
      Array.from({ length: letter.length - 1 }, (_, index) => index + 2),
      letter,
    );
  }
  assert.equal(splits("あい", 0), false);
});

test("the_caret_tells_which_of_equal_letters_was_typed", () => {
  assert.deepEqual(spliced("ああ", "あああ", 1), { at: 0, removed: 0, added: "あ" });
  assert.deepEqual(spliced("ああ", "あああ", 3), { at: 2, removed: 0, added: "あ" });
  assert.deepEqual(spliced("あああ", "ああ", 1), { at: 1, removed: 1, added: "" });
  assert.equal(spliced("あ", "あ"), null);
});

test("replacing_one_emoji_by_a_sibling_replaces_all_of_it", () => {
  assert.deepEqual(spliced("👨‍👩‍👧", "👨‍👩‍👦"), { at: 0, removed: 8, added: "👨‍👩‍👦" });
  assert.deepEqual(spliced("か\u3099", "か"), { at: 0, removed: 2, added: "か" });
  assert.deepEqual(spliced("𠮷", "𠮸"), { at: 0, removed: 2, added: "𠮸" });
});

test("random_changes_make_the_new_text_and_cut_nothing", () => {
  const luck = chance(3);
  for (let round = 0; round < 1500; round++) {
    const [before, after] = [luck.words(LETTERS, 10), luck.words(LETTERS, 10)];
    const doc = new Y.Doc();
    const text = doc.getText("t");
    text.insert(0, before);

    write(text, after);

    assert.equal(text.toString(), after);
    for (const edit of edits(before, after)) {
      assert.ok(!splits(before, edit.at) && !splits(before, edit.at + edit.removed));
    }
  }
});

test("one_changed_sentence_leaves_the_others_alone", () => {
  assert.deepEqual(edits("会う。話す。帰る。", "家で会う。話す。家へ帰る。"), [
    { at: 0, removed: 0, added: "家で" },
    { at: 6, removed: 0, added: "家へ" },
  ]);
});

test("what_no_file_can_carry_is_left_out", () => {
  assert.equal(clean("あ\0い\ud83dう\udc00え𠮷"), "あいうえ𠮷");
});
