/** A card stays under whoever is in it when somebody else removes what it is about; words written there bring it back. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import * as Y from "yjs";

import { Sheet } from "../../src/connection/live_sheet.js";
import { cell } from "../../src/document/layout.js";
import { listed } from "../../src/document/rows.js";
import { PHRASES } from "../../src/editor/phrases.js";
import { putSomeone, takeAway } from "../../src/map/map_steps.js";
import { Staying } from "../../src/touch/staying.js";

const VECTORS = new URL("../../../../../tests/vectors/map.json", import.meta.url);
const { ask } = JSON.parse(await readFile(VECTORS, "utf-8"));
const [grid] = ask.grids;

/** @typedef {any} Someone */

/** @returns {Someone} */
function someone() {
  const sheet = new Sheet({ sheet: "s" });
  const act = (/** @type {() => void} */ work) => sheet.act(work);
  /** @type {string[]} */
  const told = [];
  return {
    sheet,
    doc: sheet.doc,
    act,
    words: PHRASES,
    told,
    say: (/** @type {string} */ text) => told.push(text),
  };
}

/** @param {Someone} from @param {Someone} to */
const hear = (from, to) =>
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));

/** Somebody with the card of 母 open, and a team-mate who removes her. */
function opened() {
  const [one, mate] = [someone(), someone()];
  const row = putSomeone(one, ask, { name: "母", share: [10, 10], others: new Map() });
  hear(one, mate);
  const card = { isHeld: true, isOpen: true, shows: "" };
  const staying = new Staying(one, {
    grid: grid.id,
    row,
    name: "母",
    isShown: () => listed(one.doc, grid).includes(row),
    isHeld: () => card.isHeld,
    show: (text) => (card.shows = text),
    close: () => (card.isOpen = false),
  });
  const remove = () => {
    takeAway(mate, ask, { grid: 0, row });
    hear(mate, one);
  };
  return { one, mate, row, card, staying, remove };
}

test("whoever_is_in_it_is_told_and_the_next_words_bring_it_back_for_everybody", () => {
  const { one, mate, row, card, staying, remove } = opened();
  assert.ok(staying.look());
  assert.deepEqual(one.told, [], "nothing is said as long as all is well");
  remove();

  assert.ok(staying.look() && staying.look());
  assert.deepEqual([card.isOpen, card.shows, one.told], [true, PHRASES.removedMeanwhile("母"), [card.shows]]);

  one.act(() => one.doc.getText(cell(grid.id, row, "name")).insert(1, "の妹"));
  assert.ok(staying.look());
  hear(one, mate);

  assert.deepEqual([card.isOpen, card.shows, staying.isLeftover], [true, "", false]);
  assert.equal(one.told.at(-1), PHRASES.restored("母"));
  for (const { doc } of [one, mate]) {
    assert.ok(listed(doc, grid).includes(row));
    assert.equal(doc.getText(cell(grid.id, row, "name")).toString(), "母の妹");
  }
});

test("who_leaves_without_a_word_is_told_that_it_closes_and_what_was_removed_stays_removed", () => {
  const { one, row, card, staying, remove } = opened();
  remove();
  staying.look();
  assert.ok(staying.isLeftover);
  card.isHeld = false;

  assert.equal(staying.look(), false);
  assert.deepEqual([card.isOpen, one.told.at(-1)], [false, PHRASES.closedAsRemoved("母")]);
  assert.ok(!listed(one.doc, grid).includes(row));
  staying.end();
  staying.look();
  assert.equal(one.told.length, 2, "what is closed says nothing more");
});

test("what_is_only_not_drawn_for_now_stays_too_and_nobody_is_told_that_it_was_removed", () => {
  const { one, card } = opened();
  const empty = new Staying(one, {
    grid: grid.id,
    row: "r9",
    name: "（名前なし）",
    isShown: () => false,
    isHeld: () => card.isHeld,
    show: (text) => (card.shows = text),
    close: () => (card.isOpen = false),
  });
  assert.ok(empty.look());
  card.isHeld = false;
  assert.equal(empty.look(), false);
  assert.deepEqual([card.isOpen, card.shows, one.told], [false, "", []]);
});
