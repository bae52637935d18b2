/** Type as large as the shared screen has room for: one size for all that stands side by side. */

import { calmly } from "../base/calmly.js";

const PAUSE = 30;
const LONGEST_PAUSE = 300;
/** Shares of the height of the screen: what can be read from the last row, and what is large enough for anything. */
const SMALLEST = 1 / 25;
const LARGEST = 1 / 7;

/**
 * Return the largest whole size at which everything fits, the smallest one if none does.
 * @param {number} smallest
 * @param {number} largest
 * @param {(size: number) => boolean} fits
 */
export function largestThatFits(smallest, largest, fits) {
  let low = Math.ceil(smallest);
  let high = Math.max(Math.floor(largest), low);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How a box is marked whose cells and columns screen.css cuts. */
const CUT = "cut";

/**
 * Draws everything marked with `data-fit` as large as all of it can be seen; only what does not fit with the smallest
 * letters is cut, and ends after a whole line.
 */
export class Fit {
  constructor() {
    this.root = document.documentElement;
    this.later = calmly(() => this.fit(), PAUSE, LONGEST_PAUSE);
    this.watch = new MutationObserver(this.later);
    this.watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    window.addEventListener("resize", this.later);
    void document.fonts.ready.then(() => this.later());
    this.later();
  }

  fit() {
    const boxes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-fit]")]);
    if (!boxes.length) return;
    for (const box of boxes) {
      box.style.removeProperty("--wb-lines");
      whole(box);
    }
    const size = largestThatFits(window.innerHeight * SMALLEST, window.innerHeight * LARGEST, (tried) => {
      this.root.style.setProperty("--wb-fit", `${tried}px`);
      return boxes.every(holds);
    });
    this.root.style.setProperty("--wb-fit", `${size}px`);
    let full = boxes.filter((box) => !holds(box));
    for (const box of full) box.dataset.fit = CUT;
    do full = full.filter((box) => !holds(box) && shorten(box));
    while (full.length);
  }

  destroy() {
    this.later.cancel();
    this.watch.disconnect();
    window.removeEventListener("resize", this.later);
  }
}

/** Tell whether all of a box can be seen. @param {HTMLElement} box */
function holds(box) {
  return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
}

/** @param {HTMLElement} box */
const rows = (box) => /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("tbody tr"));

/** Show all of a box again. @param {HTMLElement} box */
function whole(box) {
  box.dataset.fit = "";
  for (const row of rows(box)) row.hidden = false;
  tell(box, 0);
}

/** Say below a table how many rows are not there: those that were left out, and those that no screen holds. @param {HTMLElement} box @param {number} out */
function tell(box, out) {
  const count = out + Number(box.dataset.beyond ?? 0);
  if (count) box.dataset.more = (box.dataset.rest ?? "").replace("{}", String(count));
  else delete box.dataset.more;
}

/**
 * End after a whole line, or a row earlier and with a word about the rows that are left out.
 * @param {HTMLElement} box
 * @returns {boolean} whether there may be more to leave out
 */
function shorten(box) {
  const all = [...rows(box)];
  const last = all.findLast((row) => !row.hidden);
  if (!all.length) box.style.setProperty("--wb-lines", String(lines(box)));
  if (!last) return false;
  last.hidden = true;
  tell(box, all.length - all.indexOf(last));
  return true;
}

/** Return how many lines a box has room for, one at least. @param {HTMLElement} box */
function lines(box) {
  const words = box.querySelector("p") ?? box;
  return Math.max(1, Math.floor((box.clientHeight + 1) / parseFloat(getComputedStyle(words).lineHeight)));
}
