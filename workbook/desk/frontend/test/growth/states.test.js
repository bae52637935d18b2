/** The steps of a sheet put together: as Python says, at a pace that can be followed, in words. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { frameAt, arrived, filmOf } from "../../src/growth/frames.js";
import { pace, states } from "../../src/growth/states.js";
import { written } from "../../src/growth/written.js";

const VECTOR = JSON.parse(
  readFileSync(new URL("../../../../../tests/vectors/growth.json", import.meta.url), "utf-8"),
);

/** @param {any} more @returns {import("../../src/growth/states.js").Step} */
const step = (more) => ({ at: "", pause: 0, kind: "", by: {}, changes: [], ...more });

/** @param {any} more @returns {any} */
const ask = (more) => ({ options: [], grids: [], holds: "words", kind: "text", ...more });

const CHOICES = [
  { code: "thin", label: "細い" },
  { code: "thick", label: "太い" },
];
const NODES = {
  id: "map.nodes",
  label: "人・場所",
  fixed: [],
  rows: 2,
  fields: [{ id: "name", label: "名前", kind: "text", holds: "words" }],
};
const EDGES = {
  id: "map.edges",
  label: "つながり",
  fixed: [],
  rows: 2,
  fields: [
    { id: "from", label: "だれから", kind: "node", holds: "one" },
    { id: "to", label: "だれへ", kind: "node", holds: "one" },
    { id: "at-now", label: "強さ", kind: "scale", holds: "one", options: CHOICES },
  ],
};
/** @type {any} */
const FORM = {
  asks: [
    ask({ id: "map", label: "地図", holds: "ties", kind: "network", grids: [NODES, EDGES] }),
    ask({ id: "aim", label: "めざすこと" }),
  ],
};

test("the steps add up to what Python read", () => {
  const found = states(VECTOR.changes.map((/** @type {any} */ changes) => step({ changes })));

  assert.deepEqual(
    found.map((state) => Object.fromEntries(state)),
    VECTOR.states,
  );
});

test("forty minutes are forty seconds, and weeks are no longer", () => {
  const even = pace(Array.from({ length: 121 }, () => step({ pause: 20 })));
  const weeks = pace(Array.from({ length: 121 }, () => step({ pause: 86_400 })));

  assert.equal(Math.round(even.reduce((sum, one) => sum + one)), 40_000);
  assert.equal(Math.round(weeks.reduce((sum, one) => sum + one)), 40_000);
  assert.deepEqual(pace([step({})]), []);
});

test("what was written is said with who, where and what, and nobody where nobody is named", () => {
  const all = [
    step({
      changes: [
        ["map.nodes/", 0, 0, "r1\nr2"],
        ["map.nodes/r1/name", 0, 0, "本人"],
        ["map.nodes/r2/name", 0, 0, "となりの人"],
        ["aim", 0, 0, "会う。話す。"],
      ],
      by: { map: ["佐藤", "鈴木"], aim: ["高橋"] },
    }),
    step({
      changes: [
        ["map.edges/", 0, 0, "r1"],
        ["map.edges/r1/from", 0, 0, "r1"],
        ["map.edges/r1/to", 0, 0, "r2"],
        ["map.edges/r1/at-now", 0, 0, "thick"],
        ["aim", 4, 1, "聞"],
      ],
    }),
    step({ changes: [["map.edges/", 0, 2, ""]].concat([["aim", 0, 3, ""]]) }),
  ];
  const held = states(all);

  const said = all.map((one, place) => written(FORM, one, held[place - 1] ?? new Map(), held[place]));

  assert.deepEqual(said[0], [
    { who: "佐藤さん・鈴木さん", where: "地図・人・場所「本人」", what: "名前 「本人」と書きました" },
    {
      who: "佐藤さん・鈴木さん",
      where: "地図・人・場所「となりの人」",
      what: "名前 「となりの人」と書きました",
    },
    { who: "高橋さん", where: "めざすこと", what: "「会う。話す。」と書きました" },
  ]);
  assert.deepEqual(said[1], [
    {
      who: "",
      where: "地図・つながり「本人ととなりの人」",
      what: "だれから 「本人」にしました、だれへ 「となりの人」にしました、強さ 「太い」にしました",
    },
    { who: "", where: "めざすこと", what: "「話聞。」に書きかえました" },
  ]);
  assert.deepEqual(
    said[2].map(({ what }) => what),
    ["行がなくなりました", "書き直して「話聞。」になりました"],
  );
});

test("pictures arrive newest first, as differences, and an older step never shows a newer picture", () => {
  arrived("sheet", [[4, "四", "", [0, 0, "<svg>い</svg>"]], [2, "二", "", [5, 1, "あ"]]], false); // prettier-ignore
  const film = filmOf("sheet");

  assert.deepEqual(frameAt(film, 9), { title: "四", words: "", svg: "<svg>い</svg>" });
  assert.equal(frameAt(film, 3)?.svg, "<svg>あ</svg>");
  assert.equal(frameAt(film, 1), undefined);
  assert.equal(film.isWhole, false);
});
