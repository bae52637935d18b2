/** Where a box may not be drawn between two keys, it waits until the fingers rest. */

/** Firefox 153 swallows the first letter of a word that begins within some ms of the box being drawn (10 of 390). */
const FIREFOX = /\bGecko\/\d/;
const REST = 250;

export class Pause {
  /** @param {EventTarget} input @param {() => void} onRest is called when the fingers rest, if somebody waits for it */
  constructor(input, onRest) {
    this.onRest = onRest;
    this.rest = FIREFOX.test(globalThis.navigator?.userAgent ?? "") ? REST : 0;
    this.last = -Infinity;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    input.addEventListener("keydown", () => {
      this.last = performance.now();
    });
  }

  /** Say whether drawing has to wait; `onRest` tells when it is over. */
  awaits() {
    const left = this.last + this.rest - performance.now();
    clearTimeout(this.timer);
    if (left <= 0) return false;
    this.timer = setTimeout(() => this.onRest(), left);
    return true;
  }

  end() {
    clearTimeout(this.timer);
  }
}
