/** How a sheet grew, as Streamlit components: the player, and the pictures that arrive for it. */

import { arrived } from "./frames.js";
import { Player } from "./player.js";

/**
 * @typedef {object} Data
 * @property {"player" | "frames"} part
 * @property {string} key whose pictures, of which state of the log
 * @property {import("./player.js").Growth} [growth] for the player
 * @property {boolean} [hasMap]
 * @property {boolean} [isLarge] for the shared screen
 * @property {import("./frames.js").SentFrame[]} [frames]
 * @property {boolean} [isLast] no more pictures come
 */

/** @typedef {{player: Player | null, mark: string, turn: number}} Held */

/** As in growth.css. */
const NARROW = "(max-width: 720px)";

/** @type {WeakMap<HTMLElement | ShadowRoot, Held>} */
const HELD = new WeakMap();

/**
 * Show a part. Streamlit calls this again at every rerun with the same element: what was built stays, and where one is
 * in it.
 * @param {{parentElement: HTMLElement | ShadowRoot, data: Data, setStateValue?: (name: string, value: unknown) => void}} given
 * @returns {() => void} takes the part away
 */
export default function show({ parentElement: element, data, setStateValue }) {
  const mark = JSON.stringify(data);
  let held = HELD.get(element);
  if (!held || held.mark !== mark) {
    held?.player?.destroy();
    held = { player: built(element, data), mark, turn: 0 };
    HELD.set(element, held);
    // A picture wider than the window would be cut: it is drawn again for this one.
    if (data.hasMap && !data.isLarge && matchMedia(NARROW).matches) setStateValue?.("narrow", true);
  }
  const mine = held;
  const turn = ++held.turn;
  return () => {
    // Streamlit also cleans up after a call that a later one has overtaken: that is no farewell.
    if (HELD.get(element) !== mine || mine.turn !== turn) return;
    HELD.delete(element);
    mine.player?.destroy();
  };
}

/** @param {HTMLElement | ShadowRoot} element @param {Data} data */
function built(element, { part, key, growth, frames, hasMap, isLarge, isLast }) {
  if (part === "frames") arrived(key, frames ?? [], Boolean(isLast));
  return part === "player" && growth
    ? new Player(element, growth, { key, hasMap: Boolean(hasMap), isLarge: Boolean(isLarge) })
    : null;
}
