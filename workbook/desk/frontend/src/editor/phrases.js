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

  upToDate: "保存してあります",
  onlyHere: "この端末に保存しました",
  keeping: "この端末に保存しています…",
  unkept: "まだ送れていません。この端末にも保存できないので、この画面を閉じないでください。",
  download: "この端末の未保存分をファイルに保存",
  close: "閉じる",
  forgetAbout: "ほかの人も使うパソコンの方へ",
  forgetWhy:
    "このパソコンには、通信が切れたときのために、このシートの写しが残ります。終わったら消してください。送った内容はチームのシートに残ります。",
  forget: "この端末から消す",
  forgetLater: "まだ送れていないものがあります。送り終えると消せます。",
  forgotten: "この端末から消しました。書いたことはチームのシートに保存してあります。",

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
  mapInWords: "図をことばで見る",
  key: "線と枠の意味",

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
