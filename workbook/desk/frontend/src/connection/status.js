/** How things stand between this device and the server, in words. */

import { sayTime } from "../base/days.js";
import { MALFORMED, NOT_JOINED, NOT_YOURS, TOO_LARGE } from "./wire.js";

export const RED_AFTER = 5000;
export const RESCUE_AFTER = 20_000;

/**
 * How things stand between this device and the server.
 * @typedef {object} Status
 * @property {"none" | "loading" | "away" | "live"} link
 * @property {boolean} isRestarting whether the server said that it is back in a moment
 * @property {number} final the close code after which nothing is tried by itself, or 0
 * @property {boolean} isSaved whether the server has acknowledged everything
 * @property {number} since since when something is unsent (ms), or 0
 * @property {boolean} isEmpty whether nothing was ever written
 * @property {boolean} canKeep whether this device can keep anything
 * @property {boolean} isKept whether everything is on this device
 * @property {Date | null} savedAt
 * @property {boolean} mayWrite
 * @property {string} message what the server said about not saving
 */

/**
 * Return how things stand with a sheet.
 * @param {import("./live_sheet.js").Sheet} sheet
 * @returns {Status}
 */
export function statusOf(sheet) {
  const { talk, wasLive, keep } = sheet;
  const isAway = talk && (talk.link.failures > 0 || talk.link.final > 0 || wasLive);
  return {
    link: talk ? (talk.isLive ? "live" : isAway ? "away" : "loading") : "none",
    isRestarting: talk?.link.isRestarting ?? false,
    final: talk?.link.final ?? 0,
    isSaved: !sheet.pending.length && !talk?.isWaiting && (!talk || wasLive),
    since: sheet.since,
    isEmpty: sheet.doc.store.clients.size === 0,
    canKeep: keep !== null && !keep.hasFailed,
    isKept: keep?.isSafe ?? false,
    savedAt: sheet.savedAt,
    mayWrite: sheet.mayWrite,
    message: sheet.message,
  };
}

/**
 * What the person is told. `level`: calm, busy (something is on its way), away (safe, but only here), alarm.
 * @typedef {object} Said
 * @property {"calm" | "busy" | "away" | "alarm"} level
 * @property {string} text
 * @property {boolean} [canRescue] whether to offer a file with everything
 * @property {"join" | "reload" | "retry"} [action]
 */

/**
 * @param {Status} status
 * @param {import("../editor/phrases.js").Phrases} words
 * @param {number} now
 * @returns {Said}
 */
export function say(status, words, now) {
  const refused = FINAL[status.final];
  if (refused) {
    const { text, ...more } = refused(words);
    return { level: "alarm", text, canRescue: status.since > 0, ...more };
  }
  if (status.link === "none") return alone(status, words);
  if (status.link === "away" && status.isRestarting && (!status.since || status.isKept))
    return { level: "away", text: words.restarting };
  if (status.since) return status.mayWrite ? unsent(status, words, now) : refusedWords(status, words);
  if (status.link === "away") return { level: "away", text: words.away };
  if (status.link === "loading") return { level: "busy", text: words.loading };
  if (!status.isSaved) return { level: "busy", text: words.sending };
  if (!status.mayWrite) return { level: "calm", text: words.readOnly };
  const text = status.savedAt
    ? `${words.saved} ${sayTime(status.savedAt)}`
    : status.isEmpty
      ? words.nothingYet
      : words.upToDate;
  return { level: "calm", text };
}

/** @type {Record<number, (words: import("../editor/phrases.js").Phrases) => {text: string, action?: "join" | "reload" | "retry"}>} */
const FINAL = {
  [NOT_JOINED]: (words) => ({ text: words.notJoined, action: "join" }),
  [NOT_YOURS]: (words) => ({ text: words.notYours, action: "reload" }),
  [TOO_LARGE]: (words) => ({ text: words.tooLarge, action: "retry" }),
  [MALFORMED]: (words) => ({ text: words.malformed }),
};

/**
 * @param {Status} status
 * @param {import("../editor/phrases.js").Phrases} words
 * @returns {Said}
 */
function alone(status, words) {
  if (status.canKeep && !status.isKept) return { level: "busy", text: words.keeping };
  if (!status.since) return { level: "calm", text: words.upToDate };
  if (status.canKeep) return { level: "calm", text: words.onlyHere };
  return { level: "alarm", text: words.unkept, canRescue: true };
}

/**
 * @param {Status} status
 * @param {import("../editor/phrases.js").Phrases} words
 * @returns {Said}
 */
const refusedWords = (status, words) => ({
  level: "alarm",
  text: status.message || words.readOnly,
  canRescue: true,
});

/**
 * @param {Status} status
 * @param {import("../editor/phrases.js").Phrases} words
 * @param {number} now
 * @returns {Said}
 */
function unsent(status, words, now) {
  const age = now - status.since;
  const isLive = status.link === "live";
  if (status.message) return { level: "alarm", text: status.message, canRescue: age >= RESCUE_AFTER };
  if (!status.canKeep && !(isLive && age < RED_AFTER))
    return { level: "alarm", text: words.unkept, canRescue: true };
  if (isLive && age < RED_AFTER) return { level: "busy", text: words.sending };
  if (age < RED_AFTER) return { level: "away", text: words.kept };
  return { level: "alarm", text: isLive ? words.slow : words.kept, canRescue: age >= RESCUE_AFTER };
}
