/** What is said of a sheet that a server keeps and others fill too. */

export const WORDS = {
  loading: "読みこんでいます…",
  saved: "保存しました",
  nothingYet: "書くと、自動で保存されます",
  sending: "送っています…",
  slow: "まだ送れていません。この端末には保存済みです。つなぎ直しています。",
  kept: "この端末に保存済みです。通信が戻りしだい送ります。",
  away: "通信が切れています。書いたことはこの端末に残り、通信が戻りしだい送ります。",
  restarting: "サーバーを再起動しています。書いたことはこの端末に残り、まもなく送ります。",
  notJoined: "参加し直すと、続きから保存します。書いたことはこの端末に残っています。",
  join: "参加し直す",
  notYours:
    "このシートは、いまの参加のままでは開けません。ほかのタブで参加し直したときは、読みこみ直すと、いまの参加のシートが開きます。ここに書いたことは、前の参加のシートかこの端末に残っています。",
  reload: "読みこみ直す",
  tooLarge:
    "このシートに入る量を超えました。書いたことはこの端末に残っています。長い文を短くするか、進行役に伝えてください。",
  malformed: "保存できない形の変更がありました。下のボタンでファイルに保存し、進行役に伝えてください。",
  retry: "もう一度送る",
  readOnly: "見るだけのシートです",
  merged: "離れていたあいだに書かれた文を、まとめました。確かめてください。",
  mergedBeside: (/** @type {number} */ count) =>
    `離れていたあいだに、同じところが書きかえられていました。${count}か所に別案を残してあります。確かめてください。`,
  here: "いまここにいる人",
  you: "あなた",
  typing: (/** @type {string} */ name, /** @type {string} */ department) =>
    `${name}さん${department ? `（${department}）` : ""}が記入中`,
  at: (/** @type {string} */ where) => `${where}に記入中`,
};
