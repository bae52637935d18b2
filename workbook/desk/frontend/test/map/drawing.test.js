/** A map is drawn in the browser as Python draws it for paper: who stands where, how every tie looks, which words. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import { atOnce } from "../../src/base/bit_by_bit.js";
import { captions, linesOf, pen, stretch, wordsOn } from "../../src/map/tie_lines.js";
import { at, middleOf, strengths } from "../../src/map/network.js";
import { nameIn } from "../../src/map/paint.js";
import { boxFor, freeSpot, onPaper, placesOf, shareOf } from "../../src/map/standing.js";

const VECTORS = new URL("../../../../../tests/vectors/map.json", import.meta.url);
const { ask, maps } = JSON.parse(await readFile(VECTORS, "utf-8"));

/** @param {readonly number[]} found @param {number[]} wanted @param {string} what */
function near(found, wanted, what) {
  assert.equal(found.length, wanted.length, what);
  found.forEach((number, index) =>
    assert.ok(Math.abs(number - wanted[index]) < 0.02, `${what} ${found} ${wanted}`),
  );
}

for (const one of maps) {
  test(`a_map_is_drawn_as_on_paper: ${one.name}`, () => {
    const network = at(ask, one.answer, one.stage);
    const last = at(ask, one.answer, ask.stages.at(-1).code);
    const middle = middleOf(last);
    const places = placesOf(last.people, middle, one.width);
    const point = (/** @type {string} */ id) => /** @type {[number, number]} */ (places.at.get(id));

    assert.deepEqual([middle, places.isNumbered], [one.middle, one.is_numbered]);
    near([places.height], [one.height], "height");
    assert.deepEqual(
      network.people.map(({ id }) => id),
      Object.keys(one.people),
    );
    for (const [id, wanted] of Object.entries(one.people)) near(point(id), wanted, id);

    for (const someone of network.people) {
      const number = places.isNumbered ? String(someone.number) : "";
      const { lines, size, below, small } = nameIn(someone, number, someone.id === middle, places.mark);
      const said = [lines.join("|"), size, ...(below ? [below, small] : [])];
      assert.deepEqual(said, one.names[someone.id]);
    }

    const lines = linesOf(network.ties);
    const steps = strengths(ask).length;
    for (const line of lines) stretch(line, point, places.mark);
    assert.deepEqual(
      lines.map(({ tie }) => [tie.row, pen(tie.step, steps), tie.way, tie.change, tie.strength]),
      one.ties.map((/** @type {any} */ tie) => [tie.row, tie.pen, tie.way, tie.change, tie.strength]),
    );
    lines.forEach(({ start, end, tie }, index) => near([...start, ...end], one.ties[index].ends, tie.row));

    const found = captions(
      lines,
      network.people.map(({ id }) => point(id)),
      places.mark,
    );
    const words = atOnce(found);
    const said = lines.filter(({ tie }) => words.has(tie.row)).map(({ tie }) => wordsOn(tie));
    assert.deepEqual(said.sort(), one.words.map((/** @type {any} */ word) => word.text).sort());
    const spots = [...words.values()].sort(([a, b], [c, d]) => a - c || b - d);
    const wanted = one.words
      .map((/** @type {any} */ word) => word.at)
      .sort((/** @type {number[]} */ [a, b], /** @type {number[]} */ [c, d]) => a - c || b - d);
    spots.forEach((spot, index) => near(spot, wanted[index], "words"));
  });
}

test("a_point_on_the_paper_and_its_share_are_the_same_and_nobody_ever_stands_off_it", () => {
  for (const width of [324, 760]) {
    const [paper, mark] = /** @type {const} */ ([[width, 430], boxFor(width)]);
    for (const share of /** @type {[number, number][]} */ ([
      [0, 0],
      [42, 17],
      [100, 100],
    ]))
      assert.deepEqual(shareOf(onPaper(share, [...paper], mark), [...paper], mark), share);
    assert.deepEqual(shareOf([-80, 9999], [...paper], mark), [0, 100]);
  }
});

test("somebody_new_stands_where_nobody_is", () => {
  /** @type {[number, number][]} */
  const taken = [];
  for (let count = 0; count < 60; count++) {
    const spot = freeSpot(taken);
    assert.ok(!taken.some(([x, y]) => x === spot[0] && y === spot[1]));
    taken.push(spot);
  }
});
