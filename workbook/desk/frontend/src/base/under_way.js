/** Whether this window is on its way to another page. Who asks for a new run then calls it back: Streamlit sends the page that is still drawn along. */

/** After so long a click has led nowhere, milliseconds. */
const MOST = 2_000;

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
