/** What may tell who somebody is: the same rules and examples as in Python. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { ASKED, signs } from "../../src/boxes/personal.js";

const VECTORS = new URL("../../../../../tests/vectors/personal.json", import.meta.url);

test("what_looks_like_personal_data_is_noticed_and_the_rest_is_left_in_peace", () => {
  const personal = JSON.parse(readFileSync(VECTORS, "utf-8"));
  /** @type {{text: string, kinds: string[]}[]} */
  const told = personal.told;
  const { names, told: others, quiet } = personal.invented;

  for (const { text, kinds } of told) assert.deepEqual(signs(text), kinds, text);
  for (const text of personal.quiet) assert.deepEqual(signs(text), [], text);
  for (const text of quiet) assert.deepEqual([signs(text), signs(text, names)], [["name"], []], text);
  for (const { text, kinds } of others) assert.deepEqual(signs(text, names), kinds, text);
  for (const { kinds } of told) for (const kind of kinds) assert.ok(ASKED.get(kind), kind);
});
