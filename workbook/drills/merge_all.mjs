/** Merges pairs of texts with the script of the editor: reads [[base, mine, theirs], …], writes what came of each. */

import { readFileSync } from "node:fs";

import { merge } from "../desk/frontend/src/text/merge.js";

const pairs = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(pairs.map(([base, mine, theirs]) => merge(base, mine, theirs))));
