/** Another copy of this file: read as far as it fits, or refused in a sentence. */

import * as Y from "yjs";

import { bytes } from "../editor/rescue.js";
import { ORIGIN, together } from "../document/together.js";

const MOST = 20_000_000;

const WORDS = {
  tooLarge: "大きすぎるファイルです。このシートを保存した HTML のファイルかどうか確かめてください。",
  otherKind:
    "ここで合わせられるのは、このシートを「ファイルとして保存」した HTML のファイルだけです。Excel・Word・JSON は、ワークブックの「持ち帰ったファイルを戻す」に入れてください。",
  noCopy:
    "このシートを「ファイルとして保存」した HTML のファイルではありません。メールなどで書きこむしくみが外されたファイルは、ワークブックの「持ち帰ったファイルを戻す」に入れると読めます。",
  damaged:
    "ファイルがこわれていて読めません。書いた人に、もう一度「ファイルとして保存」してもらってください。",
  otherSheet: (/** @type {string} */ title) =>
    `ほかのシート「${title}」のファイルです。同じシートのファイルだけを合わせられます。`,
  otherHandout:
    "同じシートですが、別に持ち帰ったファイルから書きはじめたものです。両方をワークブックの「持ち帰ったファイルを戻す」に入れると、一つになります。",
};

/** @typedef {import("./offline.js").Kept} Kept */

/**
 * Return the document of a copy, or why it does not fit.
 * @param {File} file
 * @param {Kept} kept what lies in this file
 * @returns {Promise<{doc: Y.Doc} | {refused: string}>}
 */
export async function readCopy(file, kept) {
  if (!/\.html?$/i.test(file.name)) return { refused: WORDS.otherKind };
  if (file.size > MOST) return { refused: WORDS.tooLarge };
  const page = new DOMParser().parseFromString(await file.text(), "text/html");
  const data = page.querySelector("script#data")?.textContent;
  return data ? understood(data, kept) : { refused: WORDS.noCopy };
}

/**
 * As `readCopy`, of what lies in the other file as data.
 * @param {string} data
 * @param {Kept} kept
 * @returns {{doc: Y.Doc} | {refused: string}}
 */
export function understood(data, kept) {
  // Whatever is wrong with a file shows as another error of another library.
  try {
    /** @type {Kept} */
    const other = JSON.parse(data);
    if (other.form.id !== kept.form.id) return { refused: WORDS.otherSheet(String(other.form.title)) };
    if (other.key !== kept.key) return { refused: WORDS.otherHandout };
    const doc = new Y.Doc();
    const held = bytes(other.held);
    Y.applyUpdate(doc, held);
    const isWhole = !doc.store.pendingStructs && !doc.store.pendingDs;
    if (!isWhole || left(held) !== left(bytes(kept.held))) return { refused: WORDS.damaged };
    together({ form: kept.form, ours: new Y.Doc(), theirs: doc, at: "" });
    return { doc };
  } catch {
    return { refused: WORDS.damaged };
  }
}

/** Return how much of what the file left with is in a document: every copy holds all of it. @param {Uint8Array} held */
const left = (held) => Y.parseUpdateMeta(held).to.get(ORIGIN) ?? 0;
