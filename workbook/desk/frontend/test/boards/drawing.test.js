/** Pictures whose signs are moved are drawn in the browser as Python draws them for paper: every line, sign and word. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import bubbleMatrix from "../../src/boards/bubble_matrix.js";
import rings from "../../src/boards/rings.js";
import roadmap from "../../src/boards/roadmap.js";

const VECTORS = new URL("../../../../../tests/vectors/boards.json", import.meta.url);
const { asks, boards } = JSON.parse(await readFile(VECTORS, "utf-8"));
/** @type {Record<string, import("../../src/boards/signs.js").Kind>} */
const KINDS = { "bubble-matrix": bubbleMatrix, rings, roadmap };
/** A tenth of a pixel and a little: to that, at either end, Python rounds the lines inside a circle. */
const NEAR = 0.12;
const DOT = 20;

/** Say what is seen of a thing, as tests/charts/board_vectors.py does. @param {import("../../src/touch/drawing.js").Item} item @returns {(string | number | undefined)[]} */
function fact(item) {
  const { is, at, look, dash = "solid", thick = "", pattern = "", anchor, size, bold, lines = [] } = item;
  if (is === "box") return ["box", ...at];
  if (is === "line") return ["line", ...at, dash];
  if (is === "bar") return ["bar", ...at, pattern, look];
  if (is === "words") return ["words", ...at, anchor, size, bold ? "bold" : "plain", lines.join("|")];
  const xs = [...(item.d ?? "").matchAll(/(-?[\d.]+)[, ](-?[\d.]+)/g)].map(([, x]) => Number(x));
  const across = item.across ?? Math.max(...xs) - Math.min(...xs);
  return ["outline", ...at, across, dash, Math.round(across) === DOT ? thick : ""];
}

/** @param {(string | number | undefined)[]} found @param {string} wanted */
function isSame(found, wanted) {
  /** @type {(string | number | undefined)[]} */
  const parts = found.flatMap((/** @type {any} */ part) =>
    typeof part === "string" ? part.split(" ") : [part],
  );
  const others = wanted.split(" ");
  return (
    parts.length === others.length &&
    parts.every((part, index) =>
      typeof part === "number" ? Math.abs(part - Number(others[index])) < NEAR : part === others[index],
    )
  );
}

for (const { kind, name, width, rows, facts } of boards) {
  test(`a_picture_is_drawn_as_on_paper: ${kind} ${name} ${width}`, () => {
    const { ground, things } = KINDS[kind].draw(asks[kind], rows, width, "");
    const found = [...ground, ...things.flatMap(({ items }) => items)].map(fact);
    const left = [...facts];
    const more = found.filter((one) => {
      const at = left.findIndex((wanted) => isSame(one, wanted));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    assert.deepEqual({ more, left }, { more: [], left: [] });
  });
}

test("a_picture_whose_last_row_was_just_emptied_is_drawn_without_signs", () => {
  for (const [kind, { draw }] of Object.entries(KINDS))
    assert.deepEqual(draw(asks[kind], [], 760, "").things, [], kind);
});
