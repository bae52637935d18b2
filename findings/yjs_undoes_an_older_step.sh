#!/usr/bin/env bash
# Yjs takes back an older step, in another place, when others have overwritten what the last one did; redo then knows only that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-save --silent yjs@13.6.33
cat >steps.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";

import * as Y from "yjs";

const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
mine.on("update", (update, origin) => origin === "wire" || Y.applyUpdate(theirs, update, "wire"));
theirs.on("update", (update, origin) => origin === "wire" || Y.applyUpdate(mine, update, "wire"));
const undo = new Y.UndoManager(mine, { trackedOrigins: new Set(["me"]), captureTimeout: 0 });
/** @param {string} place @param {() => void} work */
function step(place, work) {
  mine.transact(work, "me");
  undo.undoStack.at(-1).meta.set("place", place);
}
step("words", () => mine.getText("aim").insert(0, "long ago"));
step("choice", () => mine.getMap("one").set("mood", "calm"));
theirs.getMap("one").set("mood", "tense");

const last = undo.undoStack.at(-1).meta.get("place");
const taken = undo.undo()?.meta.get("place");
console.log(`yjs 13.6.33: the last step is the ${last}, taken back are the ${taken}`);
console.log(`words ${JSON.stringify(mine.getText("aim").toString())}, mood ${mine.getMap("one").get("mood")}, ${undo.undoStack.length} steps left`);
assert.deepEqual([last, taken, undo.undoStack.length], ["choice", "words", 0], "the behaviour has changed");
assert.equal(mine.getText("aim").toString() + mine.getMap("one").get("mood"), "tense", "the behaviour has changed");
undo.redo();
assert.equal(mine.getText("aim").toString() + mine.getMap("one").get("mood"), "long agotense", "the behaviour has changed");
JAVASCRIPT
node steps.mjs
