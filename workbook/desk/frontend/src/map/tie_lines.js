/** How ties are drawn and where their words stand; as network_drawing.py and line_captions.py in workbook/charts/map. */

import { widthOf } from "../touch/lettering.js";
import { LOST } from "./network.js";

/** @typedef {import("./network.js").Tie} Tie */
/** @typedef {import("./standing.js").Point} Point */
/** @typedef {{tie: Tie, shift: number, start: Point, end: Point}} Line */
/** @typedef {[number, number, number, number]} Room left, top, right, bottom */

const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];
const SMALL = 12;
const ARROWS = 30;
const ASIDE = 15;
const CROSS = 12;

/** Return dash and width of a strength. @param {number | null} step @param {number} steps @returns {[string, number]} */
export function pen(step, steps) {
  if (step === null) return ["dashdot", 1.5];
  const part = steps > 1 ? step / (steps - 1) : 1;
  return [step === 0 && steps > 1 ? "dot" : "solid", Math.round((1.8 + 4.7 * part * part) * 10) / 10];
}

/**
 * Return every tie that is there or was just lost, those of one pair beside each other; `stretch` gives their ends.
 * @param {Tie[]} ties
 * @returns {Line[]}
 */
export function linesOf(ties) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return ties
    .filter((tie) => tie.isThere || tie.change === LOST)
    .map((tie) => {
      const isInOrder = tie.start < tie.end;
      const pair = (isInOrder ? [tie.start, tie.end] : [tie.end, tie.start]).join(" ");
      const count = seen.get(pair) ?? 0;
      seen.set(pair, count + 1);
      const shift = 9 * ((count + 1) >> 1) * (count % 2 ? -1 : 1) * (isInOrder ? 1 : -1);
      return { tie, shift, start: [0, 0], end: [0, 0] };
    });
}

/** Let a line go from frame to frame. @param {Line} line @param {(id: string) => Point} at @param {Point} mark */
export function stretch(line, at, mark) {
  const [[x0, y0], [x1, y1]] = [at(line.tie.start), at(line.tie.end)];
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [dx, dy] = [(-(y1 - y0) / length) * line.shift, ((x1 - x0) / length) * line.shift];
  const [one, other] = /** @type {[Point, Point]} */ ([
    [x0 + dx, y0 + dy],
    [x1 + dx, y1 + dy],
  ]);
  line.start = edge(one, other, mark);
  line.end = edge(other, one, mark);
}

/** Return where the line to `other` leaves the frame around `inside`. @param {Point} inside @param {Point} other @param {Point} mark @returns {Point} */
function edge(inside, other, mark) {
  const [dx, dy] = [other[0] - inside[0], other[1] - inside[1]];
  const [half, tall] = [mark[0] / 2 + 3, mark[1] / 2 + 3];
  const part = Math.min(dx ? half / Math.abs(dx) : Infinity, dy ? tall / Math.abs(dy) : Infinity, 0.48);
  return [inside[0] + dx * part, inside[1] + dy * part];
}

/** @param {Line} line @param {number} part @returns {Point} */
export const between = ({ start, end }, part) => [
  start[0] + (end[0] - start[0]) * part,
  start[1] + (end[1] - start[1]) * part,
];

/** Return what stands on a tie: the sign of the feeling, and what became of it. @param {Tie} tie */
export const wordsOn = ({ feeling, change }) => [[...feeling][0] ?? "", change].filter(Boolean).join(" ");

/**
 * Look for where the words of ties stand, tie by tie: what changed first; where no frame, no other words and no other line is.
 * @param {Line[]} lines
 * @param {Point[]} people
 * @param {Point} mark
 * @returns {Generator<void, Map<string, Point>>} by row
 */
export function* captions(lines, people, mark) {
  /** @type {Map<string, Point>} */
  const found = new Map();
  const taken = people.map((at) => roomAround(at, mark[0], mark[1]));
  for (const line of lines)
    if (line.tie.change === LOST) taken.push(roomAround(between(line, 0.5), CROSS, CROSS));
  const ordered = [...lines.filter(({ tie }) => tie.change), ...lines.filter(({ tie }) => !tie.change)];
  for (const line of ordered) {
    const text = wordsOn(line.tie);
    if (!text) continue;
    yield;
    const [width, height] = [widthOf(text) * SMALL + 6, SMALL * 1.5];
    const spot = spotsOf(line, width).find((at) => {
      const room = roomAround(at, width, height);
      return (
        !taken.some((other) => overlap(room, other)) &&
        !lines.some((other) => other !== line && cuts(other, room))
      );
    });
    if (!spot) continue;
    taken.push(roomAround(spot, width, height));
    found.set(line.tie.row, spot);
  }
  return found;
}

/** @param {Line} line @param {number} width @returns {Point[]} */
function spotsOf(line, width) {
  const [x, y] = between(line, 0.5);
  /** @type {Point[]} */
  const aside = [
    [x, y - ASIDE],
    [x, y + ASIDE],
  ];
  if (line.tie.change === LOST) return aside.reverse();
  const length = Math.hypot(line.end[0] - line.start[0], line.end[1] - line.start[1]);
  return length < width + ARROWS ? aside : [...ALONG.map((part) => between(line, part)), ...aside];
}

/** @param {Point} at @param {number} width @param {number} height @returns {Room} */
const roomAround = ([x, y], width, height) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];

/** @param {Room} one @param {Room} other */
const overlap = (one, other) =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/** Tell whether a line runs through a room. Most pass it by, and are asked often. @param {Line} line @param {Room} room */
function cuts({ start, end }, room) {
  for (const axis of [0, 1]) {
    if (start[axis] <= room[axis] && end[axis] <= room[axis]) return false;
    if (start[axis] >= room[axis + 2] && end[axis] >= room[axis + 2]) return false;
  }
  let [first, last] = [0, 1];
  for (const axis of [0, 1]) {
    const [from, step] = [start[axis], end[axis] - start[axis]];
    if (!step) continue;
    const [one, other] = [(room[axis] - from) / step, (room[axis + 2] - from) / step];
    first = Math.max(first, Math.min(one, other));
    last = Math.min(last, Math.max(one, other));
  }
  return first < last;
}
