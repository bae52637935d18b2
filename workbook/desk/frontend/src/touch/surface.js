/** A paper to draw on: one pixel is one pixel; where there is less room, as on a printed sheet, the whole drawing is smaller. */

import { h } from "../base/dom.js";
import { put, s } from "./svg.js";

/** @typedef {[number, number]} Point */

const NARROWEST = 320;

export class Surface {
  /** @param {string} label @param {() => void} resized */
  constructor(label, resized) {
    this.layers = { under: s("g"), over: s("g") };
    this.svg = s(
      "svg",
      { role: "group", "aria-label": label, preserveAspectRatio: "xMinYMin" },
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

  /** How wide one draws. */
  get room() {
    return Math.max(this.width, NARROWEST);
  }

  /** @param {number} height */
  fit(height) {
    const { svg, room } = this;
    put(svg, { height: Math.round(height), viewBox: `0 0 ${room} ${Math.round(height)}` });
    svg.style.setProperty("--drawn", `${room}px`);
  }

  /** How large the drawing is seen. */
  get scale() {
    return Math.min(this.width / this.room, 1);
  }

  /** Return where on the paper somebody points. @param {{clientX: number, clientY: number}} event @returns {Point} */
  point({ clientX, clientY }) {
    const { left, top } = this.svg.getBoundingClientRect();
    return [(clientX - left) / this.scale, (clientY - top) / this.scale];
  }

  destroy() {
    this.sizes.disconnect();
  }
}
