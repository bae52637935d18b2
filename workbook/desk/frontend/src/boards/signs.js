/** A scene on its paper: what stays below, the places signs may go to, and every sign as something to touch. */

import { paint, patterns } from "../touch/drawing.js";
import { s } from "../touch/svg.js";

/** @typedef {import("../touch/drawing.js").Item} Item */
/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("../document/form.js").Touched} Touched */
/** @typedef {{id: string, name: string, box: number[], line?: {row: string, name: string}}} Zone a place, what it is called, and whose line it lies on */

/**
 * A sign that can be moved. `row`: what it belongs to; `reach`: how big it is under a finger; `from`: as its picture needs it.
 * @typedef {object} Thing
 * @property {string} id
 * @property {string} row
 * @property {string} name
 * @property {string} label what screen readers say
 * @property {string} zone
 * @property {number[]} at
 * @property {number[]} [anchor] what has to be over a place, if it is not the middle
 * @property {number[]} reach
 * @property {Item[]} items
 * @property {any} [from]
 */

/**
 * All there is to see: what stays, where signs may go, the signs, the names behind numbers, and what signs mean.
 * @typedef {{height: number, ground: Item[], zones: Zone[], things: Thing[], numbered: string[], key: {items: Item[], said: string}[]}} Scene
 */

/**
 * What a picture knows. `chosen`: the row that is open or has the focus.
 * @typedef {object} Kind
 * @property {(ask: Ask, rows: any[], width: number, chosen: string) => Scene} draw
 * @property {(part: Touched) => (string | undefined)[]} columns those that are asked for on the card of a sign
 * @property {(part: Touched, thing: Thing, zone: Zone) => boolean} accepts
 * @property {(doc: import("yjs").Doc, ask: Ask, thing: Thing, zone: Zone) => void} drop
 */

/** @param {import("../touch/surface.js").Surface} surface @param {Scene} scene @param {string} focused */
export function paintScene(surface, scene, focused) {
  const { layers } = surface;
  surface.fit(scene.height + 4);
  layers.under.replaceChildren(
    patterns(),
    ...scene.ground.flatMap(paint),
    ...scene.zones.map(({ id, box: [x, y, right, bottom] }) =>
      s("rect", { class: "zone", "data-zone": id, x, y, width: right - x, height: bottom - y }),
    ),
  );
  layers.over.replaceChildren(...scene.things.map(sign));
  if (focused) focusOn(surface, focused);
}

/** @param {Pick<import("../touch/surface.js").Surface, "layers">} surface @param {string} id */
export function focusOn({ layers }, id) {
  const element = [...layers.over.children].find((one) => one.getAttribute("data-id") === id);
  /** @type {SVGElement | undefined} */ (element)?.focus({ preventScroll: true });
}

/** @param {Thing} thing */
function sign({ id, label, at: [x, y], reach: [width, height], items }) {
  const around = { x: x - width / 2, y: y - height / 2, width, height };
  return s(
    "g",
    { class: "sign", "data-hit": "sign", "data-id": id, tabindex: 0, role: "button", "aria-label": label },
    s("rect", { class: "reach", ...around }),
    ...items.flatMap(paint),
  );
}
