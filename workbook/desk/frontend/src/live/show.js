/** The parts of the page that hear the facilitator, as Streamlit components: the bar, the large clock, raised hands, type that fits, the room for a picture, texts to copy, a listener. */

import { Copying } from "../base/copying.js";
import { Room } from "../base/room.js";
import { askWhenHere, drew } from "../base/under_way.js";
import { Bar } from "./bar.js";
import { Clock } from "./clock.js";
import { Fit } from "./large_type.js";
import { lineTo } from "./line.js";
import { Listener } from "./listen.js";
import css from "./live.css";
import { Arrival } from "./places.js";
import { Waiting } from "./waiting.js";

/**
 * @typedef {object} Data
 * @property {"bar" | "clock" | "listen" | "arrival" | "hands" | "fit" | "room" | "copy"} part the last five hear nothing
 * @property {string} [socket]
 * @property {Record<string, string>} [reasons]
 * @property {string} [who] whose page it is, for the bar
 * @property {number} [stages] the last word about stages that the page knows, for the bar
 * @property {string[]} [to]
 * @property {boolean} [beats]
 * @property {number} [waiting] teams whose hand is up, for hands
 * @property {number} [newest] the newest of these hands
 * @property {string} [text] what is copied
 * @property {number} [asked] how many pixels wide a picture is drawn where there is room
 */

/**
 * @typedef {object} Arguments
 * @property {HTMLElement | ShadowRoot} parentElement
 * @property {Data} data
 * @property {(name: string, value: unknown) => void} setTriggerValue
 * @property {(name: string, value: unknown) => void} setStateValue
 */

/** @typedef {{parts: {destroy: () => void}[], mark: string, turn: number, given: Arguments}} Held */

/** @type {WeakMap<HTMLElement | ShadowRoot, Held>} */
const HELD = new WeakMap();
const MOST_LATER = 1_500;

/**
 * Show a part. Streamlit calls this again at every rerun with the same element: what was built stays.
 * @param {Arguments} given
 * @returns {() => void} takes the part away
 */
export default function show(given) {
  const { parentElement: element, data } = given;
  drew();
  const mark = JSON.stringify(data);
  let held = HELD.get(element);
  if (held && held.mark !== mark) {
    for (const part of held.parts) part.destroy();
    held = undefined;
  }
  if (!held) {
    held = { parts: [], mark, turn: 0, given };
    HELD.set(element, held);
    held.parts = build(element, data, held);
  }
  held.given = given;
  const mine = held;
  const turn = ++held.turn;
  return () => {
    // Streamlit also cleans up after a call that a later one has overtaken: that is no farewell.
    if (HELD.get(element) !== mine || mine.turn !== turn) return;
    HELD.delete(element);
    for (const part of mine.parts) part.destroy();
  };
}

/** @param {HTMLElement | ShadowRoot} element @param {Data} data @param {Held} held */
function build(element, data, held) {
  const { waiting = 0, newest = 0 } = data;
  if (data.part === "hands") return [new Waiting(element, { waiting, newest })];
  if (data.part === "copy") return [new Copying(element, data.text ?? "", css)];
  if (data.part === "fit") return [new Fit()];
  if (data.part === "room")
    return [new Room(element, data.asked ?? 0, (width) => held.given.setStateValue("room", width))];
  if (!data.socket) return [new Arrival()];
  const line = lineTo(data.socket);
  const isHere = () => HELD.get(element) === held;
  const changed = () => askWhenHere(() => held.given.setTriggerValue("changed", Date.now()), isHere);
  if (data.part === "clock") return [new Clock(element, line)];
  if (data.part === "listen")
    return [new Listener(line, { to: data.to ?? [], beats: Boolean(data.beats), changed })];
  // Three hundred screens must not ask for a new page in the same instant.
  const later = () => setTimeout(changed, Math.random() * MOST_LATER);
  const seen = [data.stages ?? 0];
  const stages = new Listener(line, { to: ["stages"], beats: false, changed: later, seen });
  return [new Bar(element, { line, reasons: data.reasons ?? {}, who: data.who ?? "" }), stages];
}
