/** What screen readers hear of a picture: the last word of a run of small steps, and not each of them. */

import { calmly } from "../base/calmly.js";

const PAUSE = 250;
const LONGEST = 2000;

/** @param {import("../editor/common.js").Desk} desk */
export function announcer(desk) {
  let last = "";
  const speak = calmly(() => desk.say(last), PAUSE, LONGEST);
  return {
    /** @param {string} text */
    say(text) {
      last = text;
      speak();
    },
    destroy: speak.cancel,
  };
}
