/** The browser merges as Python does: the same examples, and 3,000 more pairs that lose nothing. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { merge, tokens } from "../../src/text/merge.js";
import { chance } from "../chance.js";

const VECTORS = new URL("../../../../../tests/vectors/merge.json", import.meta.url);
/** @type {{name: string, base: string, mine: string, theirs: string, text: string, beside: string | null}[]} */
const EXAMPLES = JSON.parse(readFileSync(VECTORS, "utf-8"));
const SENTENCES = ["会う。", "話す！", "帰る", "・記録\n", "\n", "だれが？", "葛\u{e0100}城へ。", "👨‍👩‍👧。"];

test("python_and_the_browser_merge_alike", () => {
  assert.ok(EXAMPLES.length > 400);
  for (const { name, base, mine, theirs, ...expected } of EXAMPLES) {
    assert.deepEqual(merge(base, mine, theirs), expected, name);
  }
});

/** @param {ReturnType<typeof chance>} luck @param {string[]} base */
function changed(luck, base) {
  const text = [...base];
  const at = luck.number(text.length + 1);
  const kind = luck.number(4);
  if (kind === 0) text.splice(at, 0, luck.one(SENTENCES));
  else if (kind === 1) text.push(luck.one(SENTENCES));
  else if (kind === 2) text.splice(at, 1, luck.one(SENTENCES));
  else text.splice(at, 1);
  return text.join("");
}

test("no_sentence_is_lost_and_none_appears_that_nobody_wrote", () => {
  const luck = chance(2026);
  for (let round = 0; round < 3000; round++) {
    const parts = Array.from({ length: luck.number(5) }, () => luck.one(SENTENCES));
    const [base, mine, theirs] = [parts.join(""), changed(luck, parts), changed(luck, parts)];

    const { text, beside } = merge(base, mine, theirs);

    const written = new Set([...tokens(base), ...tokens(mine), ...tokens(theirs), "\n"]);
    const kept = new Set([...tokens(text), ...tokens(beside ?? "")]);
    const added = [...tokens(mine), ...tokens(theirs)].filter((token) => !tokens(base).includes(token));
    assert.deepEqual(
      tokens(text).filter((token) => !written.has(token)),
      [],
    );
    assert.deepEqual(
      added.filter((token) => token !== "\n" && !kept.has(token)),
      [],
    );
  }
});

test("a_text_of_many_sentences_is_merged_without_comparing_each_with_each", () => {
  const base = Array.from({ length: 20_000 }, (_, index) => `${index}。`).join("");
  const before = process.cpuUsage();

  merge(base, `前。${base}`, `${base}後。`);

  // Of the processor, not of the clock: each with each would take 400 million comparisons.
  assert.ok(process.cpuUsage(before).user < 2_000_000);
});
