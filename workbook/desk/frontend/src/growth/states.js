/** A sheet's steps put together: what stood where after each of them. As workbook/desk/document/{growth,flat}.py. */

/** A place, at which letter, how many letters went, what came. @typedef {[string, number, number, string]} Change */

/**
 * @typedef {object} Step
 * @property {string} at when, in words
 * @property {number} pause seconds since the step before
 * @property {string} kind how it came if nobody typed it: `brought-back` or `restored`
 * @property {Record<string, string[]>} by who wrote in which question; empty where nobody is to be named
 * @property {Change[]} changes
 */

/** What stands where: a text by place. @typedef {Map<string, string>} State */

/**
 * Return what stood in a sheet after each step; texts that stayed are not kept twice.
 * @param {Step[]} steps
 * @returns {State[]}
 */
export function states(steps) {
  /** @type {State} */
  let held = new Map();
  return steps.map(({ changes }) => {
    held = new Map(held);
    for (const [place, at, gone, came] of changes) {
      const text = spliced(held.get(place) ?? "", at, gone, came);
      if (text) held.set(place, text);
      else held.delete(place);
    }
    return held;
  });
}

/**
 * Return a text in which letters went and came; counted are whole characters, as Python counts them.
 * @param {string} text
 * @param {number} at
 * @param {number} gone
 * @param {string} came
 */
export function spliced(text, at, gone, came) {
  const letters = [...text];
  return letters.slice(0, at).join("") + came + letters.slice(at + gone).join("");
}

/**
 * Return how long each step is looked at before the next one comes, in milliseconds: a minute in a second, pauses
 * shortened, all of it in some forty seconds at most.
 * @param {Step[]} steps
 */
export function pace(steps) {
  const told = steps.slice(1).map(({ pause }) => Math.min(Math.max(pause / SPEED, SHORTEST), LONGEST));
  const whole = told.reduce((sum, one) => sum + one, 0);
  const scale = Math.min(1, WHOLE / whole);
  return told.map((one) => Math.max(one * scale, SHORTEST) * 1000);
}

const SPEED = 60;
const SHORTEST = 0.15;
const LONGEST = 1.5;
const WHOLE = 40;
