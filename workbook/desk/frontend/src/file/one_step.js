/** What comes into the sheet of a file at once goes away again with one step back. */

import * as Y from "yjs";

/** Let a sheet say what stands in a document, as one step back. @param {import("../connection/live_sheet.js").Sheet} sheet @param {Y.Doc} after */
export function take(sheet, after) {
  sheet.undo.stopCapturing();
  sheet.act(() => Y.applyUpdate(sheet.doc, Y.encodeStateAsUpdate(after, Y.encodeStateVector(sheet.doc))));
  sheet.undo.stopCapturing();
}
