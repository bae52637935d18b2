/** What hands do with a sign is one step of the same answers as the table's; what YAML does not allow takes no sign. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import * as Y from "yjs";

import bubbleMatrix from "../../src/boards/bubble_matrix.js";
import rings from "../../src/boards/rings.js";
import roadmap from "../../src/boards/roadmap.js";
import { Sheet } from "../../src/connection/live_sheet.js";
import * as layout from "../../src/document/layout.js";
import { answerOf } from "../../src/document/plain_values.js";
import { neighbour, under } from "../../src/boards/where_to.js";
import { step } from "../../src/touch/step.js";

const VECTORS = new URL("../../../../../tests/vectors/boards.json", import.meta.url);
const { asks } = JSON.parse(await readFile(VECTORS, "utf-8"));
const WIDTH = 860;

/** Somebody at a sheet with these rows. @param {string} kind @param {Record<string, string | string[]>[]} rows */
function someone(kind, rows) {
  const sheet = new Sheet({ sheet: "s" });
  const act = (/** @type {() => void} */ work) => sheet.act(work);
  const desk = /** @type {any} */ ({ sheet, doc: sheet.doc, act });
  const [ask, [grid]] = [asks[kind], asks[kind].grids];
  const cells = sheet.doc.getMap(layout.cells(grid.id));
  step(desk, () =>
    rows.forEach((row, index) =>
      Object.entries({ name: `会議${index + 1}`, ...row }).forEach(([field, said]) => {
        const place = `r${index + 1}/${field}`;
        if (Array.isArray(said)) said.forEach((code) => cells.set(`${place}/${code}`, true));
        else if (grid.fields.find((/** @type {any} */ one) => one.id === field).holds !== "words")
          cells.set(place, said);
        else
          sheet.doc
            .getText(layout.cell(grid.id, .../** @type {[string, string]} */ (place.split("/"))))
            .insert(0, said);
      }),
    ),
  );
  return { desk, ask, says: () => /** @type {any[]} */ (answerOf(sheet.doc, ask)) };
}

/**
 * Drop a sign where it is taken.
 * @param {ReturnType<typeof someone>} who
 * @param {import("../../src/boards/signs.js").Kind} kind
 * @param {string} id
 * @param {string} to
 */
function drop({ desk, ask, says }, kind, id, to) {
  const { things, zones } = kind.draw(ask, says(), WIDTH, id.split(":")[0]);
  const [thing, zone] = [things.find((one) => one.id === id), zones.find((one) => one.id === to)];
  assert.ok(thing && zone, `${things.map((one) => one.id)} → ${zones.map((one) => one.id)}`);
  assert.ok(kind.accepts(ask.picture, thing, zone), `${id} → ${to}`);
  step(desk, () => kind.drop(desk.doc, ask, thing, zone));
}

test("a_meeting_goes_to_another_purpose_and_field_and_keeps_the_fields_it_was_not_taken_from", () => {
  const who = someone("bubble-matrix", [{ when: "c1", fields: ["c1", "c2"] }, { fields: ["c3"] }]);
  const before = who.says();
  drop(who, bubbleMatrix, "r1:c1/c1", "c2/c3");
  assert.deepEqual([who.says()[0].when, who.says()[0].fields], ["c2", ["c2", "c3"]]);
  drop(who, bubbleMatrix, "r2:/c3", "c3/c3");
  assert.deepEqual([who.says()[1].when, who.says()[1].fields], ["c3", ["c3"]]);

  who.desk.sheet.undo.undo();
  who.desk.sheet.undo.undo();
  assert.deepEqual(who.says(), before);
});

test("two_people_who_drag_different_meetings_at_once_lose_nothing_and_each_undoes_only_her_own", () => {
  const [mine, hers] = [
    someone("bubble-matrix", [
      { when: "c1", fields: ["c1", "c2"] },
      { when: "c2", fields: ["c3"] },
    ]),
    someone("bubble-matrix", []),
  ];
  const tell = (/** @type {typeof mine} */ from, /** @type {typeof mine} */ to) =>
    Y.applyUpdate(to.desk.doc, Y.encodeStateAsUpdate(from.desk.doc), "a colleague");
  tell(mine, hers);
  drop(mine, bubbleMatrix, "r1:c1/c1", "c3/c3");
  drop(hers, bubbleMatrix, "r2:c2/c3", "c1/c1");
  tell(mine, hers);
  tell(hers, mine);

  assert.deepEqual(hers.says(), mine.says());
  const stand = () => mine.says().map(({ name, when, fields }) => [name, when, fields]);
  assert.deepEqual(stand(), [
    ["会議1", "c3", ["c2", "c3"]],
    ["会議2", "c1", ["c1"]],
  ]);

  hers.desk.sheet.undo.undo();
  tell(hers, mine);
  assert.deepEqual(stand(), [
    ["会議1", "c3", ["c2", "c3"]],
    ["会議2", "c2", ["c3"]],
  ]);
});

test("a_meeting_dropped_where_it_already_is_stands_there_once_and_one_without_a_field_gets_it", () => {
  const who = someone("bubble-matrix", [
    { when: "c1", fields: ["c1", "c2"] },
    { when: "c1", fields: ["gone"] },
  ]);
  drop(who, bubbleMatrix, "r1:c1/c1", "c1/c2");
  assert.deepEqual(who.says()[0].fields, ["c2"]);
  drop(who, bubbleMatrix, "r2:c1/", "c1/c3");
  assert.deepEqual(who.says()[1].fields, ["c3"]);
});

test("what_yaml_does_not_let_hands_change_takes_no_sign", () => {
  const { ask, says } = someone("bubble-matrix", [{ when: "c1", fields: ["c1"] }]);
  const { things, zones } = bubbleMatrix.draw(ask, says(), WIDTH, "");
  const only = (/** @type {string[]} */ changes) =>
    zones
      .filter((zone) => bubbleMatrix.accepts({ ...ask.picture, changes }, things[0], zone))
      .map(({ id }) => id);

  assert.deepEqual(only(["x"]), ["c1/c1", "c2/c1", "c3/c1"]);
  assert.deepEqual(only(["y"]), ["c1/c1", "c1/c2", "c1/c3"]);
  const road = someone("roadmap", [{ when: "c1" }, { when: "c2" }]);
  const drawn = (/** @type {string[]} */ changes) =>
    roadmap.draw({ ...road.ask, picture: { ...road.ask.picture, changes } }, road.says(), WIDTH, "r1");
  assert.deepEqual(
    drawn(["when"]).things.map(({ id }) => id),
    ["r1:step", "r2:step"],
  );
  const [first] = drawn(["when"]).things;
  const taken = drawn(["when"]).zones.filter((zone) =>
    roadmap.accepts({ ...road.ask.picture, changes: ["when"] }, first, zone),
  );
  assert.deepEqual(
    taken.map(({ id }) => id),
    ["c1/r1", "c2/r1", "c3/r1"],
  );
});

test("a_step_keeps_its_length_on_the_way_its_ends_never_cross_and_its_order_is_the_tables", () => {
  const who = someone("roadmap", [{ when: "c1", until: "c2" }, { when: "c1" }, { when: "c1" }]);
  const span = () => [
    who.says().find(({ _row }) => _row === "r1").when,
    who.says().find(({ _row }) => _row === "r1").until,
  ];
  drop(who, roadmap, "r1:step", "c2/r1");
  assert.deepEqual(span(), ["c2", "c3"]);
  drop(who, roadmap, "r1:step", "c3/r1");
  assert.deepEqual(span(), ["c3", undefined]);
  drop(who, roadmap, "r1:start", "c1/r1");
  assert.deepEqual(span(), ["c1", "c3"]);
  drop(who, roadmap, "r1:end", "c2/r1");
  assert.deepEqual(span(), ["c1", "c2"]);
  drop(who, roadmap, "r1:end", "c1/r1");
  assert.deepEqual(span(), ["c1", undefined]);

  drop(who, roadmap, "r1:step", "c1/r3");
  assert.deepEqual(
    who.says().map(({ _row }) => _row),
    ["r2", "r3", "r1"],
  );
  who.desk.sheet.undo.undo();
  assert.deepEqual(
    who.says().map(({ _row }) => _row),
    ["r1", "r2", "r3"],
  );
});

test("what_moves_in_the_town_goes_to_another_ring_also_to_an_empty_one", () => {
  const who = someone("rings", [{ kind: "c1" }, {}]);
  drop(who, rings, "r1:dot", "c3");
  drop(who, rings, "r2:dot", "c2");
  assert.deepEqual(
    who.says().map(({ kind }) => kind),
    ["c3", "c2"],
  );
});

test("arrow_keys_reach_every_place_and_a_sign_has_room_for_a_finger", () => {
  for (const [name, kind, rows] of /** @type {const} */ ([
    ["bubble-matrix", bubbleMatrix, [{ when: "c1", fields: ["c1", "c2", "c3"] }, {}]],
    ["rings", rings, [{ kind: "c1" }, { kind: "c1" }, {}]],
    ["roadmap", roadmap, [{ when: "c1", until: "c2" }, {}, { when: "c3" }]],
  ])) {
    const { ask, says } = someone(name, /** @type {any} */ (rows));
    for (const width of [320, WIDTH]) {
      const { zones, things } = kind.draw(ask, says(), width, "r1");
      const reached = new Set([zones[0]]);
      for (const zone of reached)
        for (const towards of [
          [0, 1],
          [0, -1],
          [1, 0],
          [-1, 0],
        ]) {
          const next = neighbour(zones, zone, towards);
          if (next) reached.add(next);
        }
      assert.equal(reached.size, zones.length, name);
      for (const { at, anchor = at, reach, zone } of things) {
        assert.ok(Math.min(...reach) >= 44, `${name} ${reach}`);
        assert.equal(under(zones, anchor)?.id, zone, name);
      }
    }
  }
});
