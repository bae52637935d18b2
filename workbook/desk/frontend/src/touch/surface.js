/** A paper to draw on: one pixel is one pixel, whatever the page does around it. */

import { h } from "../base/dom.js";
import { s } from "./svg.js";

/** @typedef {[number, number]} Point */

export class Surface {
  /** @param {string} label @param {() => void} resized */
  constructor(label, resized) {
    this.layers = { under: s("g"), over: s("g") };
    this.svg = s(
      "svg",
      { role: "group", "aria-label": label },
      s("rect", { class: "ground", width: "100%", height: "100%" }),
      this.layers.under,
      this.layers.over,
    );
    this.element = h("div", { class: "paper" }, this.svg);
    /** Kept, as to ask for it in the midst of drawing lays the whole page out anew. */
    this.width = 0;
    this.sizes = new ResizeObserver(() => {
      if (this.width === this.element.clientWidth) return;
      this.width = this.element.clientWidth;
      resized();
    });
    this.sizes.observe(this.element);
  }

  /** @param {number} height */
  fit(height) {
    this.svg.setAttribute("height", `${Math.round(height)}`);
  }

  /** Return where on the paper somebody points. @param {{clientX: number, clientY: number}} event @returns {Point} */
  point({ clientX, clientY }) {
    const { left, top } = this.svg.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  destroy() {
    this.sizes.disconnect();
  }
}
