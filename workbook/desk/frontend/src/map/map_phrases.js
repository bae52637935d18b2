/** Everything a map one works in says beside the editor's own words. */

export const WORDS = {
  howTo: [
    "紙の空いたところを押して、名前を書く（まん中に本人、まわりに人や場所）",
    "人を押して「つなぐ」、つぎに相手を押す（人のふちの ● から引いても線になる）",
    "線を押して、太さを選ぶ。人は指で動かせる",
    "キーボードでは、Tabで出る十字を矢印キーで動かし、Enterで名前を書く",
  ],
  emptyPaper: "ここを押して、まん中の人を置きます",
  nameHere: "名前（例：となりの人）",
  putHere: "置く",
  cross: "置くところ。矢印キーで動かし、Enterで名前を書きます",
  crossAt: (/** @type {number} */ across, /** @type {number} */ down) =>
    `左から${across}、上から${down}のところ。Enterで、ここに置きます。`,
  putSomeone: "人・場所を置く",
  put: (/** @type {string} */ name) =>
    `${name}を置きました。矢印キーで動かせます。Enterで、立場や線を書けます。`,
  connect: "つなぐ",
  connectFrom: "だれから引きますか。人を押してください（やめるときは Esc）",
  connectTo: (/** @type {string} */ name) =>
    `${name}から、だれへ引きますか。相手を押してください（やめるときは Esc）`,
  connected: (/** @type {string} */ from, /** @type {string} */ to) => `${from}と${to}をつなぎました`,
  connectWith: (/** @type {string} */ name) => `${name}とつなぐ`,
  notConnected: "線を引くのをやめました",
  withoutProfessionals: "専門職を除く",
  changes: "前の場面から",
  arrangeAnew: "並べ直す",
  arrangedAnew: "並べ直しました。「元に戻す」で、前の並びに戻せます。",
  moved: (/** @type {string} */ name, /** @type {number} */ across, /** @type {number} */ down) =>
    `${name}を動かしました。左から${across}、上から${down}のところです。`,
  tieTitle: (/** @type {string} */ from, /** @type {string} */ to) => `${from} ― ${to}`,
  tiesHere: "つながり",
  noTies: "まだ線はありません。",
  removeTie: "この線を消す",
  removePerson: "この人・場所を消す",
  isHub: "よりどころ",
  tieCount: (/** @type {number} */ count) => `つながり${count}本`,
  tieTo: (/** @type {string} */ name) => `${name}との線`,
  noStrength: "太さはまだ",
  ways: { both: "おたがいに", one: "一方から" },
  sinceBefore: (/** @type {string} */ change) => `前の場面から${change}`,
  signs: [
    "★ よりどころ（ハブ）",
    "角のある点線の枠 専門職",
    "矢印 向き",
    "二重線 前の場面から増えた・太くなった",
    "× 前の場面から減った",
  ],
};
