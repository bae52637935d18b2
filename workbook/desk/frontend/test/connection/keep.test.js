/** What a device keeps, what it forgets, and what is said when it can keep nothing. */

import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import test, { mock } from "node:test";

import { nameOf } from "../../src/connection/keep.js";
import { Sheet } from "../../src/connection/live_sheet.js";
import { House, isKept, isSaved, opened, type, until } from "../house.js";

test("forgetting_takes_the_sheet_off_this_device", async () => {
  const house = new House();
  const desk = await opened(house, "forgotten");
  type(desk, "会う。");
  await until(isSaved(desk), "saved");

  await desk.forget();
  type(desk, "話す。");
  await until(isSaved(desk), "saved");

  const names = (await indexedDB.databases()).map((database) => database.name);
  assert.equal(names.includes(nameOf("forgotten")), false);
  assert.equal(house.words(), "会う。話す。");
  desk.destroy();
});

test("without_a_server_everything_is_on_this_device", async () => {
  const desk = new Sheet({ sheet: "offline" });
  await desk.open();
  desk.act(() => desk.doc.getMap("one").set("mood", "calm"));
  await until(isKept(desk), "kept");
  desk.destroy();

  const again = new Sheet({ sheet: "offline" });
  await again.open();

  assert.deepEqual(again.doc.getMap("one").toJSON(), { mood: "calm" });
  assert.equal(again.status.link, "none");
  again.destroy();
});

test("without_a_place_to_keep_it_nothing_is_said_to_be_kept", async () => {
  const broken = mock.method(indexedDB, "open", () => {
    throw new DOMException("no", "SecurityError");
  });
  const house = new House();
  const desk = await opened(house);
  broken.mock.restore();

  type(desk, "会う。");

  assert.equal(desk.status.isKept, false);
  await until(isSaved(desk), "saved");
  desk.destroy();
});
