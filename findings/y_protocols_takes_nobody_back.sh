#!/usr/bin/env bash
# y-protocols forgets somebody's state and not their clock: said again, word for word, the same state is ignored.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-save --silent yjs@13.6.33 y-protocols@1.0.7
cat >presence.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";

import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";

const [colleague, here] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
const { clientID } = colleague;
colleague.setLocalState({ box: "aim" });
const said = encodeAwarenessUpdate(colleague, [clientID]);
const isThere = () => here.getStates().has(clientID);

const seen = [];
applyAwarenessUpdate(here, said, "connection");
seen.push(isThere());
removeAwarenessStates(here, [clientID], "the connection broke");
applyAwarenessUpdate(here, said, "the next connection");
seen.push(isThere());
here.meta.delete(clientID);
applyAwarenessUpdate(here, said, "the next connection");
seen.push(isThere());
console.log(`y-protocols 1.0.7: seen ${seen[0]}, said again after the break ${seen[1]}, with the clock forgotten ${seen[2]}`);
for (const awareness of [colleague, here]) awareness.destroy();
assert.deepEqual(seen, [true, false, true], "the behaviour has changed");
JAVASCRIPT
node presence.mjs
