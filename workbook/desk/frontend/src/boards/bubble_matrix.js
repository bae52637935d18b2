/** Meetings as bubbles in a grid of purposes and fields: dragged to another cell; as workbook/charts/kinds/bubble_matrix.py. */

import { SMALL, disc, path, slanted, words } from "../touch/drawing.js";
import { NARROW, filled } from "./grid.js";
import { reassign } from "../touch/step.js";
import { amount, axis, codes, name, placed, rowsOf, say } from "./table_rows.js";

/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("./table_rows.js").Row} Row */
/** @typedef {ReturnType<typeof bubbleOf>} Bubble */

const [SMALLEST, ROOM_FOR_NUMBER] = [7, 23];

/** @param {Ask} ask @param {Row} row @param {number} index */
function bubbleOf({ grids: [grid], picture: part }, row, index) {
  const sizes = part?.size.map((/** @type {string} */ column) => amount(grid, row, column));
  const isSized = sizes.every((/** @type {number | null} */ one) => one !== null && one >= 0);
  return {
    number: String(index + 1),
    name: name(grid, row, part?.name, index + 1),
    row,
    amount: isSized
      ? sizes.reduce((/** @type {number} */ all, /** @type {number} */ one) => all * one, 1)
      : null,
    isHatched: Boolean(part?.flag) && !say(grid, row, part?.flag),
  };
}

/** Return where each bubble stands: in every column and every line it has chosen, with the codes that say so. @param {Ask} ask @param {Bubble[]} bubbles */
function standing({ grids: [grid], picture: part }, bubbles) {
  const rows = bubbles.map(({ row }) => row);
  const [across, down] = [part?.x, part?.y].map((column) => axis(grid, column, rows));
  const stands = bubbles.flatMap((bubble) =>
    [...placed(across, codes(bubble.row, part?.x))].flatMap(([x, fromX]) =>
      [...placed(down, codes(bubble.row, part?.y))].map(([y, fromY]) => ({
        bubble,
        x,
        y,
        from: [fromX, fromY],
      })),
    ),
  );
  return { across, down, stands };
}

/** @param {Ask} ask @param {Row[]} answered @param {number} width @returns {import("./signs.js").Scene} */
function draw(ask, answered, width) {
  const bubbles = rowsOf(ask.grids[0], answered).map((row, index) => bubbleOf(ask, row, index));
  const { across, down, stands } = standing(ask, bubbles);
  const slot = width < NARROW ? 44 : 52;
  const grid = filled({ across, down }, stands, { width, slot });
  const most = Math.max(...bubbles.map(({ amount }) => amount ?? 0)) || 1;
  const zoneOf = (/** @type {number} */ x, /** @type {number} */ y) => `${across[x].code}/${down[y].code}`;
  const things = stands.map((one) => {
    const { bubble, x, y, from } = one;
    const [at, zone] = [grid.at(one), zoneOf(x, y)];
    const label = [bubble.number, bubble.name, across[x].label, down[y].label, sizeOf(ask, bubble)];
    return {
      id: `${bubble.row._row}:${zone}`,
      row: bubble.row._row,
      name: bubble.name,
      label: label.filter(Boolean).join("、"),
      zone,
      at,
      reach: [slot, slot],
      items: circle(bubble, at, (bubble.amount ?? 0) / most, slot - 4),
      from,
    };
  });
  const zones = down.flatMap(({ label }, y) =>
    across.map((one, x) => ({ id: zoneOf(x, y), name: `${one.label}・${label}`, box: grid.box(x, y) })),
  );
  const numbered = bubbles.map(({ number, name }) => `${number} ${name}`);
  const key = signsOf(ask, bubbles, stands.length > bubbles.length).map((said) => ({ items: [], said }));
  return { height: grid.height, ground: grid.items, zones, things, numbered, key };
}

/** Return what the signs mean. @param {Ask} ask @param {Bubble[]} bubbles @param {boolean} isTwice */
const signsOf = ({ picture: part }, bubbles, isTwice) => [
  `円の大きさ＝${part?.size_label}`,
  ...(bubbles.some(({ isHatched }) => isHatched) ? [`斜線＝${part?.flag_label ?? "空欄"}`] : []),
  ...(bubbles.some(({ amount }) => amount === null) ? ["◇＝数がまだそろわない"] : []),
  ...(isTwice ? ["同じ番号は同じもの"] : []),
];

/** @param {Ask} ask @param {Bubble} bubble */
const sizeOf = ({ picture }, bubble) =>
  bubble.amount === null
    ? ""
    : `${picture?.size_label}${Math.round(bubble.amount * 10) / 10}${picture?.size_unit}`;

/** @param {Bubble} bubble @param {number[]} at @param {number} part @param {number} biggest */
function circle({ amount, isHatched, number }, [x, y], part, biggest) {
  const across = amount === null ? 16 : Math.max(SMALLEST, biggest * Math.sqrt(part));
  const isBig = amount !== null && across >= ROOM_FOR_NUMBER;
  const left = isBig ? x : x - 9;
  const shapes =
    amount === null
      ? [path("outlined", [left, y], "M0,-8 L8,0 L0,8 L-8,0 Z")]
      : [disc(isHatched ? "is-open" : "is-said", [left, y], across)];
  if (amount !== null && isHatched) shapes.push(path("hatching", [left, y], slanted(across / 2)));
  if (isBig && isHatched) shapes.push(path("plate", [x, y], "M-9,-8 L9,-8 L9,8 L-9,8 Z"));
  const place = isBig ? x : x - 8 + across / 2;
  const anchor = isBig ? "middle center" : "middle right";
  return [...shapes, words("ink", [place, y], [number], anchor, { size: SMALL, bold: true })];
}

/** @type {import("./signs.js").Kind} */
export default {
  draw,
  columns: ({ name, x, y, size, flag }) => [name, x, y, ...size, flag],
  accepts: ({ changes }, { zone }, to) => {
    const [[x, y], [nextX, nextY]] = [zone.split("/"), to.id.split("/")];
    return (x === nextX || changes.includes("x")) && (y === nextY || changes.includes("y"));
  },
  drop: (doc, ask, { row, from, zone }, to) =>
    ["x", "y"].forEach((role, place) => {
      const [before, after] = [zone.split("/")[place], to.id.split("/")[place]];
      if (before !== after)
        reassign(doc, ask.grids[0], { row, column: ask.picture?.[role], from: from[place], to: after });
    }),
};
