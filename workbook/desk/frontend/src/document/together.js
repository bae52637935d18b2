/** Copies of one sheet that were written in apart become one, without a server (docs/desk.md, A sheet in a file). */

import * as Y from "yjs";

import { rejoin, said } from "./apart.js";
import { copied, parted } from "./parted.js";
import { moveApart } from "./twice_begun.js";
import { write } from "../text/letters.js";
import { merge, tokens } from "../text/merge.js";

/** Who wrote what a file said when it left (`ORIGIN` in workbook/desk/document/writing.py). */
export const ORIGIN = 1;

/**
 * Tell whether a sheet has had everything in that another copy holds.
 * @param {Y.Doc} ours
 * @param {Y.Doc} theirs
 */
export function isKnown(ours, theirs) {
  const [known, held] = [ours, theirs].map((doc) => Y.decodeStateVector(Y.encodeStateVector(doc)));
  return [...held].every(([client, clock]) => clock <= (known.get(client) ?? 0));
}

/**
 * Tell whether a document holds all of another one, what was taken out there included.
 * @param {Y.Doc} doc
 * @param {Y.Doc} other
 */
export const holds = (doc, other) => Y.snapshotContainsUpdate(Y.snapshot(doc), Y.encodeStateAsUpdate(other));

/**
 * Two documents that go on from one file; `at`: when they come together, as ISO text.
 * @typedef {{form: import("./form.js").Form, ours: Y.Doc, theirs: Y.Doc, at: string}} Copies
 */

/**
 * Return what this sheet says together with another copy of it, as a new document; neither of the two is touched.
 *
 * What only one changed is taken; texts that both changed are merged by sentence; where both chose differently ours
 * stays and theirs stands beside it; rows that both began in one place are two rows.
 * @param {Copies} copies
 */
export const together = (copies) => joined(copies, parted(copies.ours, copies.theirs));

/**
 * As `together`, with a copy that came in before: what ours does not say any more comes in once more.
 * @param {Copies} copies
 */
export const again = (copies) => joined(copies, parted(copies.ours, copies.theirs, ORIGIN));

/** @param {Copies} copies @param {Y.Doc} base what both had before */
function joined({ form, ours, theirs, at }, base) {
  const [here, there] = [copied(ours), copied(theirs)];
  moveApart(form, { base, here, there });
  rejoin({ doc: there, base: said(base), known: here, by: "", at, unite: asTheyStand });
  return there;
}

/**
 * Let the letters of both live on, in the order in which they stand already: what is the same letter in every copy
 * never stands twice, however often copies come together.
 * @type {import("./apart.js").Unite}
 */
function asTheyStand(text, { base, mine, theirs }) {
  const [merged, swapped] = [merge(base, mine, theirs), merge(base, theirs, mine)];
  const isSwapped = swapped.beside === null && unbroken(swapped.text) === unbroken(text.toString());
  const { text: after, beside } = isSwapped ? swapped : merged;
  write(text, once(after, [mine, theirs]));
  return beside;
}

/**
 * Leave out sentences that stand oftener than on either side: copies that were brought together before may have them
 * in another order.
 * @param {string} text
 * @param {string[]} sides
 */
function once(text, sides) {
  const most = sides.map(counted);
  /** @type {Map<string, number>} */
  const found = new Map();
  return tokens(text)
    .filter((token) => {
      const count = (found.get(token) ?? 0) + 1;
      found.set(token, count);
      return token === "\n" || count <= Math.max(1, ...most.map((side) => side.get(token) ?? 0));
    })
    .join("");
}

/** @param {string} text */
function counted(text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const token of tokens(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** @param {string} text */
const unbroken = (text) => text.replaceAll("\n", "");
