/** The pictures of a growing map, as they arrive from the server: those who show them hear of more. */

import { spliced } from "./states.js";

/** A picture: its title, the same in words, and the drawing (empty: nobody is there yet). @typedef {{title: string, words: string, svg: string}} Frame */
/** After which step, title, words, and how the drawing differs from the one before it in the list. @typedef {[number, string, string, [number, number, string]]} SentFrame */

/** The pictures of a sheet by step, whether they are all there, and who waits for more. @typedef {{frames: Map<number, Frame>, isWhole: boolean, waiting: Set<() => void>}} Film */

/** @type {Map<string, Film>} */
const FILMS = new Map();

/** Return the pictures of a sheet as far as they are there; `key` is another one for each state of its log. @param {string} key @returns {Film} */
export function filmOf(key) {
  const film = FILMS.get(key) ?? { frames: new Map(), isWhole: false, waiting: new Set() };
  FILMS.set(key, film);
  return film;
}

/** Forget the pictures of a sheet that nobody looks at any more. @param {string} key */
export const forget = (key) => FILMS.delete(key);

/** Take pictures in. @param {string} key @param {SentFrame[]} sent @param {boolean} isLast */
export function arrived(key, sent, isLast) {
  const film = filmOf(key);
  let svg = "";
  for (const [step, title, words, [at, gone, came]] of sent) {
    svg = spliced(svg, at, gone, came);
    film.frames.set(step, { title, words, svg });
  }
  film.isWhole ||= isLast;
  for (const tell of film.waiting) tell();
}

/** Return the newest picture up to a step; the newest ones arrive first. @param {Film} film @param {number} step */
export function frameAt({ frames }, step) {
  for (let number = step; number >= 0; number--) if (frames.has(number)) return frames.get(number);
  return undefined;
}
