/** What was written in a step, in words: for those who do not see it, and beside the picture for everybody. */

import { ids, namesIn, rowsOf, said, shortened } from "./in_words.js";

/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("../document/form.js").Field} Field */
/** @typedef {import("../document/form.js").Form} Form */
/** @typedef {import("../document/form.js").Grid} Grid */
/** @typedef {import("./states.js").Change} Change */
/** @typedef {import("./states.js").State} State */
/** @typedef {import("./states.js").Step} Step */
/** One thing: who wrote it (nobody: not to be told), where, and what. @typedef {{who: string, where: string, what: string}} Written */

const MOST = 80;
const KINDS = /** @type {Record<string, string>} */ ({
  "brought-back": "持ち帰ったファイルから",
  restored: "前の内容に戻した",
});

/** Return how a step came if nobody typed it. @param {Step} step */
export const cameFrom = (step) => KINDS[step.kind] ?? "";

/**
 * Return what was written in a step, question by question and row by row.
 * @param {Form} form
 * @param {Step} step
 * @param {State} before
 * @param {State} after
 * @returns {Written[]}
 */
export function written(form, step, before, after) {
  return form.asks.flatMap((ask) => {
    const who = (step.by[ask.id] ?? []).map((name) => `${name}さん`).join("・");
    const found = ask.grids.length
      ? ask.grids.flatMap((grid) => inGrid(ask, grid, step, before, after))
      : step.changes
          .filter(([place]) => place === ask.id)
          .map((change) => ({ where: ask.label, what: become(change, ask, after.get(ask.id) ?? "") }));
    return found.map((one) => ({ who, ...one }));
  });
}

/** @param {Ask} ask @param {Grid} grid @param {Step} step @param {State} before @param {State} after */
function inGrid(ask, grid, step, before, after) {
  const changes = step.changes.filter(([place]) => place.startsWith(`${grid.id}/`));
  if (!changes.length) return [];
  const of = grid.label === ask.label ? ask.label : `${ask.label}・${grid.label}`;
  const names = namesIn(after, ask);
  const rows = new Map(rowsOf(after, grid, names).map((row) => [row.id, row.name]));
  const gone = rowsOf(before, grid, namesIn(before, ask)).filter((row) => !rows.has(row.id));
  const lines = gone.map(({ name }) => ({ where: `${of}「${name}」`, what: "行がなくなりました" }));
  for (const [id, name] of rows) {
    const cells = grid.fields.flatMap((field) => {
      const place = `${grid.id}/${id}/${field.id}`;
      const change = changes.find(([changed]) => changed === place);
      return change ? [`${field.label} ${become(change, field, after.get(place) ?? "", names)}`] : [];
    });
    if (cells.length) lines.push({ where: `${of}「${name}」`, what: cells.join("、") });
  }
  const moved = ids(before, grid).length === ids(after, grid).length;
  return lines.length || !moved ? lines : [{ where: of, what: "行のならびが変わりました" }];
}

/**
 * Return what became of a place, with the words that came, or the sentence in which words were changed.
 * @param {Change} change
 * @param {Ask | Field} what
 * @param {string} text
 * @param {Map<string, string>} [names]
 */
function become([, at, gone, came], what, text, names) {
  if (!text) return "消しました";
  if (what.holds !== "words") return `「${said(text, what, names)}」にしました`;
  if (!came.trim())
    return gone ? `書き直して「${quoted(sentence(text, at, 0))}」になりました` : "行をあけました";
  return gone
    ? `「${quoted(sentence(text, at, [...came].length))}」に書きかえました`
    : `「${quoted(came)}」と書きました`;
}

/** @param {string} text */
const quoted = (text) => shortened(text.trim(), MOST);

/** Return the sentences that letters stand in. @param {string} text @param {number} at @param {number} length */
function sentence(text, at, length) {
  const letters = [...text];
  const ends = (/** @type {string} */ letter) => "。！？\n".includes(letter);
  let begin = Math.min(at, letters.length);
  let end = Math.min(at + length, letters.length);
  while (begin > 0 && !ends(letters[begin - 1])) begin--;
  while (end < letters.length && (end === begin || !ends(letters[end - 1]))) end++;
  return letters.slice(begin, end).join("");
}
