/** What this device keeps of a sheet, and the file that is opened: where both went on, they come together as copies do. */

import * as Y from "yjs";

import { openKeep } from "../connection/keep.js";
import { holds, together } from "../document/together.js";
import { coming } from "./coming.js";
import { take } from "./one_step.js";

const WORDS = {
  joined: (/** @type {number} */ count, /** @type {number} */ beside) =>
    `この端末に残っていた記入に、開いたファイルの記入を合わせました：${count}か所${beside ? `（うち別案 ${beside}か所。見くらべて決めてください）` : ""}。「元に戻す」で、この端末の記入だけに戻せます。終わりに「ファイルとして保存」を押してください。`,
};

/**
 * Return what this device keeps of a sheet; an empty document where it keeps nothing that can be read.
 * @param {string} sheet
 */
export async function keptHere(sheet) {
  const keep = await openKeep(sheet);
  const doc = new Y.Doc();
  try {
    const { known = [], mine = [] } = (await keep?.load()) ?? {};
    const updates = [...known, ...mine.map((own) => own.update)];
    if (updates.length) Y.applyUpdate(doc, Y.mergeUpdates(updates));
    return doc;
  } catch {
    // A browser's database can break, in as many ways as there are browsers: the file is there.
    return new Y.Doc();
  } finally {
    keep?.close();
  }
}

/**
 * Tell whether both a file and this device hold something that the other lacks.
 * @param {Y.Doc} here
 * @param {Y.Doc} file
 */
export function isApart(here, file) {
  const isWhole = !here.store.pendingStructs && !here.store.pendingDs;
  return isWhole && !holds(here, file) && !holds(file, here);
}

/**
 * Bring the words of a file into a sheet that shows what this device keeps; return what to say about it.
 * @param {import("../connection/live_sheet.js").Sheet} sheet
 * @param {import("../document/form.js").Form} form
 * @param {Y.Doc} file
 * @returns {string | undefined}
 */
export function join(sheet, form, file) {
  const after = together({ form, ours: sheet.doc, theirs: file, at: new Date().toISOString() });
  const changes = coming(form, sheet.doc, after);
  take(sheet, after);
  const beside = changes.filter(({ what }) => what === "beside").length;
  return changes.length ? WORDS.joined(changes.length, beside) : undefined;
}
