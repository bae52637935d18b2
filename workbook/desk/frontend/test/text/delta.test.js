/** Changes made at the same time end in the same text, whoever's is put first. */

import assert from "node:assert/strict";
import test from "node:test";

import { applied, composed, moved, ofEdit, transformed } from "../../src/text/delta.js";
import { chance, LETTERS } from "../chance.js";

/** @typedef {ReturnType<typeof chance>} Chance */

/** @param {Chance} luck @param {string} text */
function anyChange(luck, text) {
  /** @type {import("../../src/text/delta.js").Delta} */
  let change = [];
  let now = text;
  for (let count = luck.number(4); count > 0; count--) {
    const at = luck.number(now.length + 1);
    const one = ofEdit({ at, removed: luck.number(now.length - at + 1), added: luck.words(LETTERS, 4) });
    change = composed(change, one);
    now = applied(now, one);
  }
  return { change, now };
}

test("two_changes_end_in_the_same_text_in_either_order", () => {
  const luck = chance(7);
  for (let round = 0; round < 3000; round++) {
    const text = luck.words(LETTERS, 12);
    const [a, b] = [anyChange(luck, text), anyChange(luck, text)];
    assert.equal(applied(text, a.change), a.now);

    const aThenB = applied(a.now, transformed(b.change, a.change, true));
    const bThenA = applied(b.now, transformed(a.change, b.change, false));

    assert.equal(aThenB, bThenA);
  }
});

test("three_changes_in_a_row_are_one", () => {
  const luck = chance(8);
  for (let round = 0; round < 1000; round++) {
    const text = luck.words(LETTERS, 10);
    const first = anyChange(luck, text);
    const second = anyChange(luck, first.now);

    assert.equal(applied(text, composed(first.change, second.change)), second.now);
  }
});

test("a_caret_stays_at_its_letter_and_letters_put_in_at_it_come_behind", () => {
  assert.equal(moved(3, [{ insert: "ああ" }]), 5);
  assert.equal(moved(3, [{ retain: 3 }, { insert: "ああ" }]), 3);
  assert.equal(moved(3, [{ retain: 1 }, { delete: 5 }]), 1);
  assert.equal(moved(3, [{ delete: 1 }, { insert: "あ" }, { delete: 1 }]), 2);
  assert.equal(moved(0, [{ insert: "あ" }]), 0);
});

test("a_caret_before_a_letter_is_before_it_afterwards", () => {
  const luck = chance(9);
  for (let round = 0; round < 2000; round++) {
    const text = Array.from({ length: 8 }, (_, index) => String.fromCharCode(0x4e00 + index)).join("");
    const at = luck.number(8);
    const start = luck.number(9);
    const change = ofEdit({ at: start, removed: luck.number(9 - start), added: luck.words(["あ", "い"], 3) });
    const now = applied(text, change);

    const found = moved(at, change);

    if (now.includes(text[at]) && (at === 0 || now.includes(text[at - 1]))) {
      const [before, after] = [at === 0 ? 0 : now.indexOf(text[at - 1]) + 1, now.indexOf(text[at])];
      assert.ok(found >= before && found <= after);
    }
  }
});
