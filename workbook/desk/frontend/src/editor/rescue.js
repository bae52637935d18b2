/** A file with everything that is on this device, for the day when nothing else works. */

import * as Y from "yjs";

import { values } from "../document/plain_values.js";

const CHUNK = 0x8000;

/** @param {Uint8Array} bytes */
export function base64(bytes) {
  let letters = "";
  for (let at = 0; at < bytes.length; at += CHUNK)
    letters += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(letters);
}

/** Return what base64 letters stand for. @param {string} letters */
export const bytes = (letters) => Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));

/**
 * Return what the file says: the answers for people, the document and what is unsent for machines.
 * @param {import("./common.js").Desk} desk
 * @param {Date} now
 */
export function contents({ sheet, doc, form }, now) {
  const pending = sheet.pending.map((own) => own.update);
  return {
    what: "重層ワークブック 未保存分",
    sheet: sheet.id,
    form: form.id,
    title: form.title,
    by: sheet.me?.name ?? "",
    at: now.toISOString(),
    values: values(doc, form),
    update: base64(Y.encodeStateAsUpdate(doc)),
    unsent: pending.length ? base64(Y.mergeUpdates(pending)) : "",
  };
}

/** Hand the file to the person. @param {import("./common.js").Desk} desk */
export function download(desk) {
  const now = new Date();
  const title = desk.form.title.replace(/[\\/:*?"<>|\s]+/g, "_");
  hand(
    new Blob([JSON.stringify(contents(desk, now), null, 1)], { type: "application/json" }),
    `未保存_${title}_${now.toISOString().slice(0, 16).replace(":", "")}.json`,
  );
}

/** Give out a file under a name. @param {Blob} blob @param {string} name */
export function hand(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
