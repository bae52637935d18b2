/** Everything the editor says. */

import { sayTime } from "../base/days.js";

export const PHRASES = {
  standing: "実在の人が分かることは書かないでください",
  required: "必須",
  minutes: (/** @type {number} */ count) => `めやす ${count}分`,
  example: "記入例を見る",
  number: (/** @type {number} */ count) => `問${count}`,
  undo: "元に戻す",
  redo: "やり直す",
  undone: "元に戻しました",
  redone: "やり直しました",
  nothingToUndo: "元に戻せる操作はありません",

  loading: "読みこんでいます…",
  saved: "保存しました",
  upToDate: "保存してあります",
  nothingYet: "書くと、自動で保存されます",
  sending: "送っています…",
  slow: "まだ送れていません。この端末には保存済みです。つなぎ直しています。",
  kept: "この端末に保存済みです。通信が戻りしだい送ります。",
  away: "通信が切れています。書いたことはこの端末に残り、通信が戻りしだい送ります。",
  restarting: "サーバーを再起動しています。書いたことはこの端末に残り、まもなく送ります。",
  onlyHere: "この端末に保存しました",
  keeping: "この端末に保存しています…",
  unkept: "まだ送れていません。この端末にも保存できないので、この画面を閉じないでください。",
  notJoined: "参加し直すと、続きから保存します。書いたことはこの端末に残っています。",
  join: "参加し直す",
  notYours:
    "このシートは、いまの参加のままでは開けません。ほかのタブで参加し直したときは、読みこみ直すと、いまの参加のシートが開きます。ここに書いたことは、前の参加のシートかこの端末に残っています。",
  reload: "読みこみ直す",
  tooLarge:
    "このシートに入る量を超えました。書いたことはこの端末に残っています。長い文を短くするか、進行役に伝えてください。",
  malformed: "保存できない形の変更がありました。下のボタンでファイルに保存し、進行役に伝えてください。",
  retry: "もう一度送る",
  download: "この端末の未保存分をファイルに保存",
  close: "閉じる",
  readOnly: "見るだけのシートです",
  merged: "離れていたあいだに書かれた文を、まとめました。確かめてください。",
  mergedBeside: (/** @type {number} */ count) =>
    `離れていたあいだに、同じところが書きかえられていました。${count}か所に別案を残してあります。確かめてください。`,
  forgetAbout: "ほかの人も使うパソコンの方へ",
  forgetWhy:
    "このパソコンには、通信が切れたときのために、このシートの写しが残ります。終わったら消してください。送った内容はチームのシートに残ります。",
  forget: "この端末から消す",
  forgetLater: "まだ送れていないものがあります。送り終えると消せます。",
  forgotten: "この端末から消しました。書いたことはチームのシートに保存してあります。",

  here: "いまここにいる人",
  you: "あなた",
  alone: "いまはあなただけです",
  typing: (/** @type {string} */ name, /** @type {string} */ department) =>
    `${name}さん${department ? `（${department}）` : ""}が記入中`,
  at: (/** @type {string} */ where) => `${where}に記入中`,

  counted: (/** @type {number} */ count, /** @type {number} */ most) => `${count}字（${most}字まで）`,
  over: (/** @type {number} */ count, /** @type {number} */ most) =>
    `${most}字より ${count}字多くなっています。書いたものはそのまま保存しています。`,
  tooLongPaste: (/** @type {number} */ count, /** @type {number} */ most) =>
    `この欄に入るのは${most}字までで、${count}字多いため、貼り付けていません。`,
  pasteSome: "入るところまで貼り付ける",
  cleaned: "ファイルに保存できない文字をはぶきました。",
  signsAsk: "実在の人が分かることなら、書きかえてください。",
  signsFine: "このままでよい",

  choose: "選んでください",
  unchoose: "選択を取り消す",
  chosen: (/** @type {string} */ label) => `「${label}」を選びました`,
  notChosen: "未選択",
  unreadable: "数として読めませんでした。書いたままで保存しています。",
  tooSmall: (/** @type {string} */ least) => `${least}以上の数を書いてください。書いたままで保存しています。`,
  tooBig: (/** @type {string} */ most) => `${most}以下の数を書いてください。書いたままで保存しています。`,
  noDay:
    "日付として読めませんでした。「令和8年12月1日」「8/12/1」「12月1日」のように書けます。書いたままで保存しています。",
  noTime: "時刻として読めませんでした。「9:05」「午後2時半」のように書けます。書いたままで保存しています。",
  noDuration:
    "時間の長さとして読めませんでした。「90分」「1時間半」のように書けます。書いたままで保存しています。",
  noPosition:
    "図の位置として読めませんでした。「42・17」のように、0から100の数を二つ書けます。書いたままで保存しています。",
  calendar: "カレンダーから選ぶ",
  oldChoice: (/** @type {string} */ code) => `${code}（以前の選択肢）`,

  rankOrder: "選んだ順",
  rankRest: "まだ選んでいないもの",
  rankEmpty: "まだ何も選んでいません。下から「選ぶ」を押してください。",
  rankDone: "すべて選びました。",
  pick: "選ぶ",
  unpick: "外す",
  up: "上へ",
  down: "下へ",
  placed: (/** @type {string} */ label, /** @type {number} */ place) =>
    `「${label}」を${place}番目にしました`,
  unpicked: (/** @type {string} */ label) => `「${label}」を外しました`,

  row: "行",
  rowMenu: "行の操作",
  addRow: (/** @type {string} */ name) => `${name}をふやす`,
  removeRow: "この行を消す",
  removed: (/** @type {string} */ name) => `${name} を消しました。`,
  added: (/** @type {string} */ name) => `${name} をふやしました`,
  restored: (/** @type {string} */ name) => `${name} を元に戻しました`,
  removedMeanwhile: (/** @type {string} */ name) => `${name} は、消されました。ここに書くと、元に戻ります。`,
  closedAsRemoved: (/** @type {string} */ name) => `${name} は、消されているので閉じました。`,
  rowMoved: (/** @type {number} */ place) => `${place}番目に動かしました`,
  tie: "つながり",
  someone: "人・場所",

  stage: "場面",
  stageAsk: "どの場面を書きますか",
  strengthAt: (/** @type {string} */ stage) => `強さ（${stage}）`,
  before: (/** @type {string} */ label) => `まえの場面: ${label}`,
  unnamed: (/** @type {number} */ number) => `（名前なし ${number}）`,
  gone: "（消された人・場所）",
  noNodes: "先に「人・場所」を書くと、ここで選べます。",

  noPicture:
    "図を読みこめませんでした。下の表には、そのまま書けます。通信を確かめて、この画面を読みこみ直してください。",
  map: (/** @type {string} */ label) => `${label}の図`,
  howTo: [
    "紙の空いたところを押して、名前を書く（まん中に本人、まわりに人や場所）",
    "人を押して「つなぐ」、つぎに相手を押す（人のふちの ● から引いても線になる）",
    "線を押して、太さを選ぶ。人は指で動かせる",
    "キーボードでは、Tabで出る十字を矢印キーで動かし、Enterで名前を書く",
  ],
  emptyPaper: "ここを押して、まん中の人を置きます",
  nameHere: "名前（例：本人、となりの人）",
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
  changesHint: "前の場面から増えた・太くなった線は二重線、減った線は×で見せます",
  arrangeAnew: "並べ直す",
  arrangedAnew: "並べ直しました。「元に戻す」で、前の並びに戻せます。",
  moved: (/** @type {string} */ name, /** @type {number} */ across, /** @type {number} */ down) =>
    `${name}を動かしました。左から${across}、上から${down}のところです。`,
  tieTitle: (/** @type {string} */ from, /** @type {string} */ to) => `${from} ― ${to}`,
  tiesHere: "つながり",
  noTies: "まだ線はありません。",
  removeTie: "この線を消す",
  removePerson: "この人・場所を消す",
  mapInWords: "図をことばで見る",
  isHub: "よりどころ",
  tieCount: (/** @type {number} */ count) => `つながり${count}本`,
  tieTo: (/** @type {string} */ name) => `${name}との線`,
  noStrength: "太さはまだ",
  ways: { both: "おたがいに", one: "一方から" },
  sinceBefore: (/** @type {string} */ change) => `前の場面から${change}`,
  key: "線と枠の意味",
  signs: [
    "★ よりどころ（ハブ）",
    "角のある点線の枠 専門職",
    "矢印 向き",
    "二重線 前の場面から増えた・太くなった",
    "× 前の場面から減った",
  ],

  howToMove: [
    "印は、指かマウスで引いて動かせる",
    "キーボードでは、矢印キーで動かし、Enterで置く（やめるときは Esc）",
    "印を押すと、表と同じ欄が開く",
  ],
  heldOver: (/** @type {string} */ name, /** @type {string} */ place) =>
    `${name}を動かしています。いま「${place}」です。Enterで置きます。Escで、やめます。`,
  noPlaceThere: "そちらには動かせません",
  laid: (/** @type {string} */ name, /** @type {string} */ place) => `${name}を「${place}」に置きました`,
  notMoved: (/** @type {string} */ name) => `${name}は動かしていません`,

  beside: (/** @type {string} */ by, /** @type {string} */ at) =>
    `別案（${[by && `${by}さん`, at].filter(Boolean).join("、")}）`,
  besideWhy: "離れているあいだに書かれた、もう一つの案です。",
  takeBeside: "こちらにする",
  keepBoth: "両方残す",
  leaveBeside: "今のまま",
  besideDone: "別案を片づけました。「元に戻す」で取り消せます。",
};

/** @typedef {typeof PHRASES} Phrases */

/**
 * Return the time of an ISO text as people say it, or the text itself.
 * @param {string} at
 */
export function sayAt(at) {
  const when = new Date(at);
  return Number.isNaN(when.getTime()) ? at : sayTime(when);
}
