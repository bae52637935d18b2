/** Every kind of question and cell has its box. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { CELLS } from "../../src/boxes/cell.js";
import { PARTS } from "../../src/boxes/question.js";
import { TYPED } from "../../src/kinds/kinds.js";

test("every_kind_of_question_and_cell_can_be_drawn", () => {
  const vectors = new URL("../../../../../tests/vectors/document.json", import.meta.url);
  /** @type {{asks: import("../../src/document/form.js").Ask[]}} */
  const { asks } = JSON.parse(readFileSync(vectors, "utf-8")).form;
  const fields = asks.flatMap((ask) => ask.grids.flatMap((grid) => grid.fields));

  assert.deepEqual(new Set(asks.map((ask) => ask.holds)), new Set(Object.keys(PARTS)));
  assert.deepEqual(new Set(fields.map((field) => field.holds)), new Set(Object.keys(CELLS)));
  for (const kind of Object.keys(TYPED))
    assert.ok(
      fields.some((field) => field.kind === kind),
      kind,
    );
  const chosen = [...asks, ...fields].filter(({ holds, kind }) => holds === "one" && !(kind in TYPED));
  assert.ok(chosen.every(({ kind, options }) => kind === "node" || options?.length));
});
