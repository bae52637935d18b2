/** The kinds whose answers are typed and are no prose, by name: each is one file here. */

import { DATE } from "./date.js";
import { DURATION } from "./duration.js";
import { NUMBER } from "./number.js";
import { POSITION } from "./position.js";
import { TIME_OF_DAY } from "./time.js";

/**
 * What a question or a column says about what is typed there.
 * @typedef {{unit?: string, minimum?: number | null, maximum?: number | null}} Limits
 */

/**
 * @typedef {object} Typed
 * @property {(typed: string, on: string) => string | null} store what is kept of it as seen from a day (2026-11-28), or null for what is not understood: that is kept as it was written
 * @property {(value: string) => string} say how people read it, beside the box and on paper; what is not understood as it is
 * @property {(value: string) => string} show what stands in the box when nobody types there
 * @property {(typed: string, limits: Limits, words: import("../editor/phrases.js").Phrases) => string} fault what is asked of the writer; nothing when all is well
 * @property {string} example what an empty box says in grey
 * @property {number} width how wide a column has to be before a table is better than cards
 * @property {boolean} [hasUnit] whether the box is for a short number with its unit behind it
 * @property {boolean} [hasCalendar]
 */

/** @type {Record<string, Typed>} */
export const TYPED = {
  number: NUMBER,
  date: DATE,
  time: TIME_OF_DAY,
  duration: DURATION,
  position: POSITION,
};
