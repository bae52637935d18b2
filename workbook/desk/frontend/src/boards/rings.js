/** What already moves in the town, dragged from ring to ring; as workbook/charts/kinds/rings.py. */

import { SMALL, box, disc, words } from "../touch/drawing.js";
import { reassign } from "../touch/step.js";
import { nameLines } from "../touch/lettering.js";
import { fieldOf, name, rowsOf, say } from "./table_rows.js";

/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("./table_rows.js").Row} Row */
/** @typedef {{label: string, code: string, found: {row: Row, number: number}[], radius: number}} Ring */

const UNSAID = { code: "", label: "どの輪かはまだ" };
const [NEAREST, DOT, LABEL, OVERLAP, SWAY, WIDEST] = [26, 44, 17, 8, 8, 600];

/** Return a ring for every field, and how far their dots are apart. @param {Ask} ask @param {Row[]} rows @param {number} width */
function ringsOf({ grids: [grid], picture: part }, rows, width) {
  const options = fieldOf(grid, part?.group)?.options ?? [];
  const numbered = rows.map((row, index) => ({ row, number: index + 1 }));
  const codeOf = (/** @type {Row} */ row) =>
    options.find(({ code }) => code === row[part?.group])?.code ?? "";
  const found = [...options, UNSAID].map((option) => ({
    ...option,
    found: numbered.filter(({ row }) => codeOf(row) === option.code),
  }));
  const most = Math.max(...found.map((ring) => ring.found.length));
  const room = Math.min(width - 16, WIDEST) / 2;
  const apart = Math.min(DOT, Math.max(NEAREST, (room - 26) / (Math.sqrt(most) * 0.72)));
  const radius = (/** @type {number} */ count) => Math.max(50, Math.sqrt(count) * apart * 0.72 + 26);
  const shown = found.filter((ring) => ring.code || ring.found.length);
  return { apart, rings: shown.map((ring) => ({ ...ring, radius: radius(ring.found.length) })) };
}

/** Return where each ring stands, line after line, and where the last line ends. @param {Ring[]} rings @param {number} width */
function spots(rings, width) {
  const room = Math.min(width - 16, WIDEST);
  /** @type {number[][]} */
  const lines = [];
  for (const { radius } of rings) {
    const last = lines.at(-1);
    const used = last?.reduce((sum, one) => sum + 2 * one - OVERLAP, 0) ?? 0;
    if (last && used + 2 * radius <= room) last.push(radius);
    else lines.push([radius]);
  }
  let top = 26;
  const at = lines.flatMap((line) => {
    const most = Math.max(...line);
    let x = (width - line.reduce((sum, radius) => sum + 2 * radius, 0) + OVERLAP * (line.length - 1)) / 2;
    const found = line.map((radius, place) => {
      x += 2 * radius - OVERLAP;
      return [x - radius + OVERLAP, top + most + (place % 2 ? SWAY : 0)];
    });
    top += 2 * most - OVERLAP + (line.length > 1 ? SWAY : 0);
    return found;
  });
  return { at, bottom: top + OVERLAP };
}

/** Return places for dots inside a ring, as square as can be. @param {number} count @param {number} apart */
function packed(count, apart) {
  const columns = Math.ceil(Math.sqrt(count));
  const lines = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, number) => {
    const line = Math.floor(number / columns);
    const here = Math.min(columns, count - line * columns);
    return [((number % columns) - (here - 1) / 2) * apart, (line - (lines - 1) / 2) * apart];
  });
}

/** Return the outline of a dot for a tie: dotted where there is none yet, thick where it is strong. @param {number} place @param {number} count */
const pen = (place, count) => ({
  thick: 1.5 + (2 * place) / Math.max(count - 1, 1),
  dash: place ? "solid" : "dot",
});

/** Return a ring with its name; where nothing moves yet it is a dotted line. @param {Ring} ring @param {number[]} at */
function outline({ label, radius, found }, [x, y]) {
  const lines = nameLines(label, 2 * radius * 0.78 + 12, SMALL, 2);
  const top = y - radius + (lines.length > 1 ? 16 : 14) + LABEL / 2;
  const look = found.length ? "ring" : "ring is-empty";
  return [
    disc(look, [x, y], 2 * radius, { dash: found.length ? "solid" : "dot" }),
    words("ink", [x, top], lines, "middle center", { bold: true }),
  ];
}

/** Return the dots in a ring. @param {Ask} ask @param {Ring} ring @param {number[]} middle @param {number} apart */
function dots({ grids: [grid], picture: part }, { found, code, label }, [x, y], apart) {
  const field = fieldOf(grid, part?.tie);
  const levels = field?.options ?? [];
  return packed(found.length, apart).map(([dx, dy], index) => {
    const { row, number } = found[index];
    const at = [x + dx, y + dy + LABEL / 2];
    const level = levels.findIndex((option) => option.code === row[part?.tie]);
    const look = level < 0 ? { thick: 0.5 } : pen(level, levels.length);
    const called = name(grid, row, part?.name, number);
    const tie = say(grid, row, part?.tie);
    return {
      id: `${row._row}:dot`,
      row: row._row,
      name: called,
      label: [number, called, label, tie && `${field?.label}：${tie}`].filter(Boolean).join("、"),
      zone: code,
      at,
      reach: [apart, apart],
      items: [
        disc("dot-open", at, 20, look),
        words("ink", at, [String(number)], "middle center", { bold: true }),
      ],
    };
  });
}

/** @param {Ask} ask @param {Row[]} answered @param {number} width @returns {import("./signs.js").Scene} */
function draw(ask, answered, width) {
  const [[grid], part] = [ask.grids, ask.picture];
  const rows = rowsOf(grid, answered);
  const { rings, apart } = ringsOf(ask, rows, width);
  const { at, bottom } = spots(rings, width);
  const tie = fieldOf(grid, part?.tie);
  const levels = tie?.options ?? [];
  return {
    height: bottom + 10,
    ground: [
      box("town", 2, 0, width - 2, bottom + 8),
      words("ink", [10, 4], ["まち"], "bottom right", { size: 13, bold: true }),
      ...rings.flatMap((ring, place) => outline(ring, at[place])),
    ],
    zones: rings.map(({ code, label, radius }, place) => {
      const [x, y] = at[place];
      return { id: code, name: label, box: [x - radius, y - radius, x + radius, y + radius] };
    }),
    things: rings.flatMap((ring, place) => dots(ask, ring, at[place], apart)),
    numbered: rows.map((row, index) => `${index + 1} ${name(grid, row, part?.name, index + 1)}`),
    key: levels.map(({ label }, place) => ({
      items: [disc("dot-open", [14, 9], 14, pen(place, levels.length))],
      said: `${tie?.label}：${label}`,
    })),
  };
}

/** @type {import("./signs.js").Kind} */
export default {
  draw,
  columns: ({ name, group, tie }) => [name, group, tie],
  accepts: () => true,
  drop: (doc, { grids: [grid], picture }, { row }, { id }) =>
    reassign(doc, grid, { row, column: picture?.group, to: id }),
};
