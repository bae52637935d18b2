/** Whether this window is on its way to another page. Who asks for a new run then calls it back: Streamlit sends the page that is still drawn along. */

/** After so long a click has led nowhere, milliseconds. */
const MOST = 2_000;
const AGAIN = 300;

/** @type {UnderWay | undefined} */
let way;

/** Take notice that a part of a page was drawn. */
export function drew() {
  way ??= new UnderWay();
  way.drew();
}

/**
 * Ask for a new run as soon as this window is on no way to another page.
 * @param {() => void} ask
 * @param {() => boolean} isWanted tells whether who asks is still there
 */
export function askWhenHere(ask, isWanted) {
  if (!isWanted()) return;
  if (way?.is()) setTimeout(() => askWhenHere(ask, isWanted), AGAIN);
  else ask();
}

export class UnderWay {
  constructor() {
    this.drawn = location.pathname;
    this.clicked = -Infinity;
    document.addEventListener("click", ({ target }) => this.click(/** @type {Element} */ (target)), true);
  }

  /** Take notice that a page was drawn. */
  drew() {
    if (location.pathname !== this.drawn) this.clicked = -Infinity;
    this.drawn = location.pathname;
  }

  /** @param {Element} target */
  click(target) {
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest?.("a[href]"));
    if (link && link.pathname !== location.pathname) this.clicked = performance.now();
  }

  /** Tell whether a link was clicked, or the address is another one already, and the page is still the one before. */
  is() {
    return location.pathname !== this.drawn || performance.now() - this.clicked < MOST;
  }
}
