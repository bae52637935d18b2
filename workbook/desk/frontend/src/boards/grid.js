/** A grid with names above its columns and beside its lines; as workbook/charts/drawing/grid.py. */

import { SIZE, SMALL, box, line, words } from "../touch/drawing.js";
import { nameLines, tall, widthOf } from "../touch/lettering.js";

/** @typedef {import("../document/form.js").Option} Option */

export const NARROW = 560;

/** Return how wide the names beside the lines are. @param {Option[]} down @param {number} width */
const labelWidth = (down, width) =>
  Math.min(
    width < NARROW ? 76 : Math.min(width * 0.22, 14 * SIZE),
    Math.max(...down.map(({ label }) => widthOf(label))) * SMALL + 16,
  );

/**
 * Return an empty grid: what is drawn, where its columns begin and where its lines lie.
 * @param {Option[]} across
 * @param {Option[]} down
 * @param {number[]} heights lines are at least as high as their names need
 * @param {number} width
 */
function frame(across, down, heights, width) {
  const left = labelWidth(down, width);
  const room = (width - left - 2) / Math.max(across.length, 1);
  const heads = across.map(({ label }) => nameLines(label, room + 6, SMALL, 5));
  const labels = down.map(({ label }) => nameLines(label, left + 4, SMALL, 3));
  const head = tall(Math.max(...heads.map((one) => one.length)), SMALL);
  const lefts = [...across, null].map((_, place) => left + room * place);
  const tops = [head];
  heights.forEach((height, place) =>
    tops.push(tops[place] + Math.max(height, tall(labels[place].length, SMALL))),
  );
  const [right, bottom] = [lefts[across.length], tops[down.length]];
  const items = [
    box("head-ground", 0, 0, right, head),
    ...down.map((_, place) => box("cell-ground", 0, tops[place], right, tops[place + 1])),
    ...across.map((_, place) => line("rule", [lefts[place], 0, lefts[place], bottom])),
    ...heads.map((lines, place) =>
      words("ink", [lefts[place] + room / 2, head / 2], lines, "middle center", { bold: true }),
    ),
    ...labels.map((lines, place) =>
      words("ink", [6, (tops[place] + tops[place + 1]) / 2], lines, "middle right"),
    ),
  ];
  return { items, lefts, tops };
}

/**
 * Put things into the cells of a grid, as many in a line as fit; lines are as high as they need.
 * @template {{x: number, y: number}} T
 * @param {{across: Option[], down: Option[]}} axes
 * @param {T[]} stands in which column and which line each is
 * @param {{width: number, slot: number}} given
 */
export function filled({ across, down }, stands, { width, slot }) {
  const inLine = Math.max(1, Math.floor((width - labelWidth(down, width)) / across.length / slot));
  const inCell = (/** @type {number} */ x, /** @type {number} */ y) =>
    stands.filter((one) => one.x === x && one.y === y);
  const heights = down.map((_, y) =>
    Math.max(34, 4 + slot * Math.max(...across.map((_, x) => Math.ceil(inCell(x, y).length / inLine)))),
  );
  const { items, lefts, tops } = frame(across, down, heights, width);
  return {
    items,
    height: tops[down.length],
    /** Return left, top, right, bottom of a cell. @param {number} x @param {number} y */
    box: (x, y) => [lefts[x], tops[y], lefts[x + 1], tops[y + 1]],
    /** Return the middle of the place of a thing among those of its cell. @param {T} one */
    at(one) {
      const here = inCell(one.x, one.y);
      const place = here.indexOf(one);
      const line = Math.floor(place / inLine);
      const beside = Math.min(inLine, here.length - line * inLine);
      const [middle, centre] = [lefts[one.x] + lefts[one.x + 1], tops[one.y] + tops[one.y + 1]];
      return [
        middle / 2 + ((place % inLine) - (beside - 1) / 2) * slot,
        centre / 2 + (line - (Math.ceil(here.length / inLine) - 1) / 2) * slot,
      ];
    },
  };
}
