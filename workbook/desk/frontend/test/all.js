/** Every test in one process: to start Node and to read the packages for each file was more than half of the work. */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";

const here = new URL(".", import.meta.url);
const files = readdirSync(here, { encoding: "utf8", recursive: true })
  .filter((name) => name.endsWith(".test.js"))
  .sort();
const reading = Promise.all(files.map((name) => import(new URL(name, here).href)));

// Without it the run would be over with the tests of the file that is read first.
test("every_file_is_read", async () => {
  assert.equal((await reading).length, files.length);
  assert.ok(files.length > 1);
});
