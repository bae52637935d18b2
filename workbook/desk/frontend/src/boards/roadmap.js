/** Steps on a time axis: dragged to another time, at either end, before or after each other; as workbook/charts/kinds/roadmap.py. */

import { SIZE, SMALL, disc, line, words } from "../touch/drawing.js";
import { beside, reassign } from "../touch/step.js";
import { brief, linesFor, tall } from "../touch/lettering.js";
import { inTime, measures } from "./in_time.js";
import { keyOf, patterned } from "./patterns.js";
import { rowsOf, say } from "./table_rows.js";

/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("./table_rows.js").Row} Row */
/** @typedef {{what: "step" | "start" | "end", first: number, last: number, codes: string[]}} From */

const [BAR, LOWEST, FINGER] = [16, 44, 44];

/** Return the words of a step. @param {Ask} ask @param {Row} row @param {number} width */
function said({ grids: [grid], picture: part }, row, width) {
  const [start, end] = [say(grid, row, part?.when), say(grid, row, part?.until)];
  const time = end && end !== start ? `${start}〜${end}` : start;
  const small = [time, say(grid, row, part?.function), say(grid, row, part?.who)].filter(Boolean).join("／");
  const what = say(grid, row, part?.what);
  const lines = linesFor(what || "（やることはまだ）", width, SIZE, 4);
  const name = brief(what || "まだ書いていない歩み", 24);
  const below = small ? linesFor(small, width, SMALL, 3) : [];
  return { name, label: [what || name, small].filter(Boolean).join("、"), lines, below };
}

/**
 * Return a step on its line: its words, its places, and its signs (a bar, and a handle at each end of the chosen one).
 * @param {Ask} ask
 * @param {ReturnType<typeof inTime>["steps"][number]} step
 * @param {{axis: import("../document/form.js").Option[], width: number, top: number, chosen: string}} given
 */
function lineOf(ask, { row, first, last }, { axis, width, top, chosen }) {
  const { isNarrow, left, room } = measures(width, axis.length);
  const { name, label, lines, below } = said(ask, row, isNarrow ? width - 8 : left - 8);
  const text = tall(lines.length, SIZE) + below.length * SMALL * 1.3;
  const height = isNarrow ? text + BAR + 10 : Math.max(text + 6, LOWEST);
  const y = isNarrow ? top + text + 2 : top + (height - BAR) / 2;
  const [upper, lower] = isNarrow ? [y - 4, y + BAR + 4] : [top, top + height];
  const edge = (/** @type {number} */ at) => left + room * at;
  const ground = [
    words("ink", [4, top + 4], lines, "bottom right", { size: SIZE }),
    ...(below.length
      ? [words("quiet-ink", [4, top + tall(lines.length, SIZE) - 4], below, "bottom right")]
      : []),
    line("rule", [0, top + height, width, top + height]),
    ...axis.map((_, at) => line("rule", [edge(at), upper, edge(at), lower], { dash: "dot" })),
  ];
  const zones = axis.map(({ code, label: time }, at) => ({
    id: `${code}/${row._row}`,
    name: time,
    line: { row: row._row, name },
    box: [edge(at), top, edge(at + 1), top + height],
  }));
  const codes = axis.map(({ code }) => code);
  const [start, end, middle] = [edge(first) + 2, edge(last + 1) - 2, y + BAR / 2];
  const { bar } = patterned(ask.grids[0], row, ask.picture?.function);
  const things = signsOf(ask, row, chosen).map(([what, says]) => {
    const at = { step: (start + end) / 2, start: inside(start - 10, width), end: inside(end + 10, width) }[
      what
    ];
    const place = what === "end" ? last : first;
    return {
      id: `${row._row}:${what}`,
      row: row._row,
      name: says ? `「${name}」${says}` : name,
      label: says ? `「${name}」${says}` : label,
      zone: zones[place].id,
      at: [at, middle - (isNarrow ? 6 : 0)],
      anchor: [edge(place + 0.5), top + height / 2],
      reach: [what === "step" ? end - start : FINGER, FINGER],
      items: [what === "step" ? bar([start, y, end, y + BAR]) : disc("end", [at, middle], BAR)],
      from: /** @type {From} */ ({ what, first, last, codes }),
    };
  });
  return { height, ground, zones, things };
}

/** @param {number} x @param {number} width */
const inside = (x, width) => Math.min(Math.max(x, FINGER / 2), width - FINGER / 2);

/** Return what of a step can be dragged: all of it, and the ends of the chosen one. @param {Ask} ask @param {Row} row @param {string} chosen @returns {[From["what"], string][]} */
function signsOf({ picture: part }, row, chosen) {
  /** @type {[From["what"], string][]} */
  const found = [["step", ""]];
  if (row._row !== chosen || !row[part?.when] || !part?.changes.includes("until")) return found;
  if (part.changes.includes("when")) found.push(["start", "のはじめ"]);
  return [...found, ["end", "の終わり"]];
}

/** @param {Ask} ask @param {Row[]} answered @param {number} width @param {string} chosen @returns {import("./signs.js").Scene} */
function draw(ask, answered, width, chosen) {
  const { axis, steps } = inTime(ask, rowsOf(ask.grids[0], answered));
  const { left, room } = measures(width, axis.length);
  const heads = axis.map(({ label }) => linesFor(label, room + 8, SMALL, 3));
  const first = tall(Math.max(...heads.map((lines) => lines.length)), SMALL);
  const ground = heads.map((lines, at) =>
    words("ink", [left + room * (at + 0.5), first - 2], lines, "top center", { bold: true }),
  );
  let top = first;
  const lines = steps.map((step) => {
    const drawn = lineOf(ask, step, { axis, width, top, chosen });
    top += drawn.height;
    return drawn;
  });
  return {
    height: top,
    ground: [...ground, ...lines.flatMap((one) => one.ground)],
    zones: lines.flatMap((one) => one.zones),
    things: lines.flatMap((one) => one.things),
    numbered: [],
    key: keyOf(
      ask.grids[0],
      steps.map(({ row }) => row),
      ask.picture?.function,
    ),
  };
}

/** @type {import("./signs.js").Kind} */
export default {
  draw,
  columns: ({ when, until, what, function: does, who }) => [when, until, what, does, who],
  accepts({ changes }, { row, zone, from: { what, first, last, codes } }, to) {
    const [code, line] = to.id.split("/");
    const at = codes.indexOf(code);
    if (line !== row)
      return (
        what === "step" &&
        changes.includes("order") &&
        (code === zone.split("/")[0] || changes.includes("when"))
      );
    if (what === "step") return at === first || changes.includes("when");
    return code !== "" && (what === "end" ? at >= first : at <= last);
  },
  drop(doc, { grids: [grid], picture: part }, { row, from: { what, first, last, codes } }, to) {
    const [code, line] = to.id.split("/");
    const at = codes.indexOf(code);
    const dated = codes.filter(Boolean).length - 1;
    const start = what === "end" ? first : at;
    const end = what === "end" ? at : what === "start" ? last : Math.min(dated, last + at - first);
    if (start !== first) reassign(doc, grid, { row, column: part?.when, to: codes[start] });
    if (part?.until)
      reassign(doc, grid, { row, column: part.until, to: code && end > start ? codes[end] : "" });
    if (line !== row) beside(doc, grid, row, line);
  },
};
