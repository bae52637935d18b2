/** How things stand between this device and the server, and what is said where there is none. */

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
 * @property {boolean} [isBrief] whether it is over so soon that nobody could read it
 * @property {boolean} [canRescue] whether to offer a file with everything
 * @property {"join" | "reload" | "retry"} [action]
 */

/**
 * Return what is told where everything stays on this device.
 * @param {Status} status
 * @param {import("../editor/phrases.js").Phrases} words
 * @returns {Said}
 */
export function sayAlone(status, words) {
  if (status.canKeep && !status.isKept) return { level: "busy", text: words.keeping };
  if (!status.since) return { level: "calm", text: words.upToDate };
  if (status.canKeep) return { level: "calm", text: words.onlyHere };
  return { level: "alarm", text: words.unkept, canRescue: true };
}
