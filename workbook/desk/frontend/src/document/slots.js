/** Where answers that are no text live in the document: one value, or ticks. */

import * as layout from "./layout.js";

/**
 * One value of a map.
 * @typedef {object} Slot
 * @property {string} map
 * @property {string} key
 * @property {() => string} read
 * @property {(value: string) => void} write empty = forget
 */

/**
 * Ticks in a map: code → true.
 * @typedef {object} Ticks
 * @property {string} map
 * @property {string} prefix
 * @property {(code: string) => boolean} has
 * @property {() => string[]} held codes
 * @property {(code: string, isOn: boolean) => void} tick
 */

/**
 * @param {import("../editor/common.js").Desk} desk
 * @param {string} map
 * @param {string} key
 * @returns {Slot}
 */
function slot(desk, map, key) {
  const kept = desk.doc.getMap(map);
  return {
    map,
    key,
    read() {
      const value = kept.get(key);
      return typeof value === "string" ? value : "";
    },
    write(value) {
      if (value === this.read()) return;
      desk.act(() => (value ? void kept.set(key, value) : kept.delete(key)));
    },
  };
}

/**
 * @param {import("../editor/common.js").Desk} desk
 * @param {string} map
 * @param {string} prefix
 * @returns {Ticks}
 */
function ticks(desk, map, prefix) {
  const kept = desk.doc.getMap(map);
  return {
    map,
    prefix,
    has: (code) => kept.get(prefix + code) === true,
    held() {
      const keys = [...kept.keys()].filter((key) => key.startsWith(prefix) && kept.get(key) === true);
      return keys.map((key) => key.slice(prefix.length)).sort();
    },
    tick(code, isOn) {
      if (isOn === this.has(code)) return;
      desk.act(() => (isOn ? void kept.set(prefix + code, true) : kept.delete(prefix + code)));
    },
  };
}

/** @param {import("../editor/common.js").Desk} desk @param {string} ask */
export const ofAsk = (desk, ask) => slot(desk, layout.ONE, ask);

/** @param {import("../editor/common.js").Desk} desk @param {string} ask */
export const ticksOfAsk = (desk, ask) => ticks(desk, layout.many(ask), "");

/** @param {import("../editor/common.js").Desk} desk @param {string} grid @param {string} row @param {string} field */
export const ofCell = (desk, grid, row, field) => slot(desk, layout.cells(grid), `${row}/${field}`);

/** @param {import("../editor/common.js").Desk} desk @param {string} grid @param {string} row @param {string} field */
export const ticksOfCell = (desk, grid, row, field) => ticks(desk, layout.cells(grid), `${row}/${field}/`);
