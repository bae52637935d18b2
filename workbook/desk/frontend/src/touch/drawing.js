/** What a picture is made of, as workbook/charts/drawing/look.py has it: few things, in pixels, painted as SVG. */

import { s } from "./svg.js";

/**
 * @typedef {object} Item
 * @property {"box" | "line" | "disc" | "path" | "bar" | "words"} is
 * @property {number[]} at left, top, right, bottom; start and end; or a middle
 * @property {string} look its class
 * @property {number} [thick]
 * @property {string} [dash]
 * @property {number} [across] of a disc
 * @property {string} [d] of a path around its middle
 * @property {string} [pattern] of a bar
 * @property {string[]} [lines] of words
 * @property {string} [anchor] where words go from their place: "bottom right" is down and right
 * @property {number} [size]
 * @property {boolean} [bold]
 */

export const [SIZE, SMALL] = [13, 12];
export const PATTERNS = ["", "/", ".", "x", "-", "\\", "+", "|"];
/** @type {Record<string, string>} */
const HATCH = {
  "/": "M-1,7 L7,-1",
  "\\": "M-1,-1 L7,7",
  "-": "M0,3 L6,3",
  "|": "M3,0 L3,6",
  "+": "M0,3 L6,3 M3,0 L3,6",
  x: "M0,0 L6,6 M0,6 L6,0",
  ".": "M3,2.4 L3,3.6",
};
/** @type {Record<string, string>} */
const DASHES = { dot: "2,3", solid: "" };
/** @type {Record<string, [string, number]>} */
const ANCHORS = { left: ["end", -1], center: ["middle", 0], right: ["start", 1] };
/** @type {Record<string, number>} */
const SIGNS = { top: -1, middle: 0, bottom: 1 };
const SPACING = 1.3;

/** @param {string} look @param {...number} at @returns {Item} */
export const box = (look, ...at) => ({ is: "box", look, at });

/** @param {string} look @param {number[]} at @param {Partial<Item>} [more] @returns {Item} */
export const line = (look, at, more) => ({ is: "line", look, at, ...more });

/** @param {string} look @param {number[]} at @param {number} across @param {Partial<Item>} [more] @returns {Item} */
export const disc = (look, at, across, more) => ({ is: "disc", look, at, across, ...more });

/** @param {string} look @param {number[]} at @param {string} d @returns {Item} */
export const path = (look, at, d) => ({ is: "path", look, at, d });

/** @param {string} look @param {number[]} at @param {string[]} lines @param {string} anchor @param {Partial<Item>} [more] @returns {Item} */
export const words = (look, at, lines, anchor, more) => ({
  is: "words",
  look,
  at,
  lines,
  anchor,
  size: SMALL,
  ...more,
});

/** Return slanted lines that end at a circle's edge. @param {number} radius */
export function slanted(radius) {
  let found = "";
  for (let at = 3 - radius; at < radius; at += 6) {
    const half = Math.sqrt(radius * radius - at * at);
    const [a, b] = [(at + half) / Math.SQRT2, (at - half) / Math.SQRT2];
    found += `M${a} ${-b}L${b} ${-a}`;
  }
  return found;
}

/** Return an item as elements. @param {Item} item @returns {SVGElement[]} */
export function paint(item) {
  const { is, at, look, thick, dash = "" } = item;
  const pen = { class: look, "stroke-width": thick, "stroke-dasharray": DASHES[dash] ?? dash };
  if (is === "line") return [s("line", { x1: at[0], y1: at[1], x2: at[2], y2: at[3], ...pen })];
  if (is === "disc") return [s("circle", { cx: at[0], cy: at[1], r: (item.across ?? 0) / 2, ...pen })];
  if (is === "path") return [s("path", { d: item.d, transform: `translate(${at})`, ...pen })];
  if (is === "words") return wordsOf(item);
  const sides = { x: at[0], y: at[1], width: at[2] - at[0], height: at[3] - at[1] };
  const plain = s("rect", { ...sides, ...pen });
  if (!item.pattern) return [plain];
  return [plain, s("rect", { ...sides, fill: `url(#${patternId(item.pattern)})` })];
}

/** @param {Item} item */
function wordsOf({ at, look, lines = [], anchor = "", size = SMALL, bold }) {
  const [vertical, across] = anchor.split(" ");
  const [turned, sign] = ANCHORS[across];
  const room = (lines.length - 1) * SPACING + 1;
  const down = size * 0.75 + SIGNS[vertical] + ((SIGNS[vertical] - 1) * room * size) / 2;
  return lines.map((said, number) =>
    s(
      "text",
      {
        class: look,
        x: at[0] + sign,
        y: at[1] + down + number * size * SPACING,
        "text-anchor": turned,
        "font-size": size,
        "font-weight": bold ? "bold" : null,
        "aria-hidden": "true",
      },
      said,
    ),
  );
}

/** @param {string} pattern */
const patternId = (pattern) => `pattern-${PATTERNS.indexOf(pattern)}`;

/** The patterns of bars; what lies below them shows through. */
export const patterns = () =>
  s(
    "defs",
    {},
    ...PATTERNS.filter(Boolean).map((pattern) =>
      s(
        "pattern",
        { id: patternId(pattern), patternUnits: "userSpaceOnUse", width: 6, height: 6 },
        s("path", { class: "hatch", d: HATCH[pattern] }),
      ),
    ),
  );
