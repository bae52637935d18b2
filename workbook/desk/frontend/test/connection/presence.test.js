/** Who is there is seen for as long as the server says so: after a break as well, and however quiet they are. */

import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import test from "node:test";

import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";

import * as wire from "../../src/connection/wire.js";
import { House, isSaved, opened, until } from "../house.js";

/** What the server says of a colleague who is in a box and does not move. */
function colleague() {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ box: "text/aim", who: { member: "suzuki", name: "鈴木" } });
  const { clientID } = awareness;
  const said = wire.awareness(encodeAwarenessUpdate(awareness, [clientID]));
  awareness.destroy();
  return { client: clientID, said };
}

test("who_does_not_move_is_seen_again_as_soon_as_a_broken_connection_is_back", async () => {
  const house = new House();
  const desk = await opened(house);
  await until(isSaved(desk), "greeted");
  const { client, said } = colleague();
  const isThere = () => desk.awareness?.getStates().get(client)?.box === "text/aim";
  [...house.seats][0].tell(said);
  await until(isThere, "seen");

  house.cut();
  await until(() => desk.status.link === "away", "apart");
  assert.equal(isThere(), false);

  desk.talk?.link.hurry();
  await until(() => house.seats.size && isSaved(desk)(), "back");
  [...house.seats][0].tell(said);
  await until(isThere, "seen again");
  desk.destroy();
});

test("nobody_is_gone_because_nothing_was_heard_of_him", async (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const house = new House();
  const desk = await opened(house);
  await until(isSaved(desk), "greeted");
  const { client, said } = colleague();
  [...house.seats][0].tell(said);
  await until(() => desk.awareness?.getStates().has(client), "seen");

  for (const meta of desk.awareness?.meta.values() ?? []) meta.lastUpdated -= 60_000;
  context.mock.timers.tick(10_000);

  assert.equal(desk.awareness?.getStates().has(client), true);
  desk.destroy();
});
