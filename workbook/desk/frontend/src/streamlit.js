/** The editor as a Streamlit component (components v2), and for pages without Streamlit. */

import { headerHeight } from "./base/header.js";
import { askWhenHere, drew } from "./base/under_way.js";
import * as editor from "./editor/editor.js";
import { ONLINE } from "./editor/online.js";
import { PICTURES } from "./touchables.js";

/** @param {HTMLElement | ShadowRoot} root @param {import("./editor/editor.js").Options} options */
export const mount = (root, options) =>
  editor.mount(/** @type {HTMLElement} */ (root), { online: ONLINE, pictures: PICTURES, ...options });

/**
 * What Streamlit hands to a component's script.
 * @typedef {object} Arguments
 * @property {HTMLElement | ShadowRoot} parentElement
 * @property {import("./editor/editor.js").Options} data
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/** @typedef {{editor: ReturnType<typeof mount>, mark: string, turn: number, given: Arguments}} Held */

/** @type {WeakMap<HTMLElement | ShadowRoot, Held>} */
const HELD = new WeakMap();

/**
 * Show the sheet. Streamlit calls this again at every rerun with the same element: what was built stays, and only
 * what differs in `data` is changed. When the server has something new the trigger `changed` is set.
 * @param {Arguments} given
 * @returns {() => void} takes the editor away
 */
export default function show(given) {
  const { parentElement: element, data } = given;
  drew();
  const mark = JSON.stringify(data);
  const held = HELD.get(element) ?? begin(given);
  held.given = given;
  if (held.mark !== mark) {
    held.mark = mark;
    held.editor.update(complete(data, held));
  }
  const turn = ++held.turn;
  return () => {
    // Streamlit also cleans up after a call that a later one has overtaken: that is no farewell.
    if (HELD.get(element) !== held || held.turn !== turn) return;
    HELD.delete(element);
    held.editor.destroy();
  };
}

/** @param {Arguments} given @returns {Held} */
function begin(given) {
  const held = /** @type {Held} */ ({ mark: JSON.stringify(given.data), turn: 0, given });
  held.editor = mount(given.parentElement, complete(given.data, held));
  HELD.set(given.parentElement, held);
  return held;
}

/** @param {import("./editor/editor.js").Options} data @param {Held} held @returns {import("./editor/editor.js").Options} */
function complete(data, held) {
  const isHere = () => HELD.get(held.given.parentElement) === held;
  const onChange = () => askWhenHere(() => held.given.setTriggerValue("changed", Date.now()), isHere);
  return { top: headerHeight(), ...data, onChange };
}
