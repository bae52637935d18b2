/** How wide the place of a picture is: told when it is narrower than what the picture is drawn for. */

import { calmly } from "./calmly.js";

const PAUSE = 150;
const LONGEST_PAUSE = 600;
/** A window that is made a little wider or narrower needs no new picture. */
const STEP = 8;

/**
 * Return the width to draw for: as broad as asked for, or what there is room for.
 * @param {number} there in pixels
 * @param {number} asked
 */
export function widthFor(there, asked) {
  return Math.min(asked, Math.floor(there / STEP) * STEP);
}

export class Room {
  /**
   * @param {HTMLElement | ShadowRoot} element a child of the place
   * @param {number} asked how many pixels wide the picture is drawn where there is room
   * @param {(width: number) => void} tell is called when another width is to be drawn for than the last one
   */
  constructor(element, asked, tell) {
    const place = /** @type {HTMLElement} */ ("host" in element ? element.host : element);
    let last = asked;
    this.later = calmly(
      () => {
        const width = widthFor(place.getBoundingClientRect().width, asked);
        if (width <= 0 || width === last) return;
        last = width;
        tell(width);
      },
      PAUSE,
      LONGEST_PAUSE,
    );
    this.watch = new ResizeObserver(this.later);
    this.watch.observe(place);
  }

  destroy() {
    this.later.cancel();
    this.watch.disconnect();
  }
}
