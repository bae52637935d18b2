/** How things stand between this device and the server, in words. */

import { sayTime } from "../base/days.js";
import { MALFORMED, NOT_JOINED, NOT_YOURS, TOO_LARGE } from "./wire.js";
import { WORDS } from "./connection_phrases.js";

/** @typedef {import("./status.js").Status} Status */
/** @typedef {import("./status.js").Said} Said */

const RED_AFTER = 5000;
const RESCUE_AFTER = 20_000;

/**
 * Return what is told of a sheet that a server keeps.
 * @param {Status} status
 * @param {import("../editor/phrases.js").Phrases} words
 * @param {number} now
 * @returns {Said}
 */
export function say(status, words, now) {
  const refused = FINAL[status.final];
  if (refused) return { level: "alarm", canRescue: status.since > 0, ...refused };
  if (status.link === "away" && status.isRestarting && (!status.since || status.isKept))
    return { level: "away", text: WORDS.restarting };
  if (status.since) return status.mayWrite ? unsent(status, words, now) : refusedWords(status);
  if (status.link === "away") return { level: "away", text: WORDS.away };
  if (status.link === "loading") return { level: "busy", text: WORDS.loading };
  if (!status.isSaved) return SENDING;
  if (!status.mayWrite) return { level: "calm", text: WORDS.readOnly };
  const text = status.savedAt
    ? `${WORDS.saved} ${sayTime(status.savedAt)}`
    : status.isEmpty
      ? WORDS.nothingYet
      : words.upToDate;
  return { level: "calm", text };
}

/** @type {Said} */
const SENDING = { level: "busy", text: WORDS.sending, isBrief: true };

/** @type {Record<number, {text: string, action?: "join" | "reload" | "retry"}>} */
const FINAL = {
  [NOT_JOINED]: { text: WORDS.notJoined, action: "join" },
  [NOT_YOURS]: { text: WORDS.notYours, action: "reload" },
  [TOO_LARGE]: { text: WORDS.tooLarge, action: "retry" },
  [MALFORMED]: { text: WORDS.malformed },
};

/** @param {Status} status @returns {Said} */
const refusedWords = (status) => ({
  level: "alarm",
  text: status.message || WORDS.readOnly,
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
  if (isLive && age < RED_AFTER) return SENDING;
  if (age < RED_AFTER) return { level: "away", text: WORDS.kept };
  return { level: "alarm", text: isLive ? WORDS.slow : WORDS.kept, canRescue: age >= RESCUE_AFTER };
}
