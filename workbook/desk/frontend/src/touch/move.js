/** Moving things on a paper: with mouse, pen and finger, and with the arrow keys; a short touch is a tap. */

import { hitOf } from "./hit.js";

/** @typedef {import("./hit.js").Hit} Hit */
/** @typedef {import("./surface.js").Point} Point */
/** @typedef {{to: (at: Point, event: PointerEvent) => void, drop: (event: PointerEvent) => void, cancel: () => void}} Drag */

/**
 * @typedef {object} Hands
 * @property {(hit: Hit | null, at: Point) => void} tap
 * @property {(hit: Hit, at: Point) => Drag | null} grab what a drag from here does; null: this cannot be dragged
 * @property {(id: string, by: Point) => boolean} nudge whether somebody could be moved by so many steps
 * @property {() => void} rest the arrow keys were let go
 */

/** So far a finger may slip while it taps. */
const SLIP = 6;
const STEP = 2;
const LEAP = 10;
/** @type {Record<string, Point>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Let hands work on a surface.
 * @param {import("./surface.js").Surface} surface
 * @param {Hands} hands
 */
export function letMove(surface, hands) {
  withPointer(surface, hands);
  withKeys(surface.svg, hands);
}

/** @param {import("./surface.js").Surface} surface @param {Hands} hands */
function withPointer(surface, hands) {
  const { svg } = surface;
  /** @type {{pointer: number, hit: Hit | null, from: Point, drag: Drag | null} | null} */
  let held = null;
  const leave = () => {
    held?.drag?.cancel();
    held = null;
  };
  svg.addEventListener("pointerdown", (event) => {
    if (held || event.button !== 0) return;
    held = { pointer: event.pointerId, hit: hitOf(event.target), from: surface.point(event), drag: null };
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (held?.pointer !== event.pointerId) return;
    const at = surface.point(event);
    if (!held.drag) {
      if (!held.hit || Math.hypot(at[0] - held.from[0], at[1] - held.from[1]) < SLIP) return;
      held.drag = hands.grab(held.hit, held.from);
    }
    held.drag?.to(at, event);
  });
  svg.addEventListener("pointerup", (event) => {
    if (held?.pointer !== event.pointerId) return;
    const { hit, from, drag } = held;
    held = null;
    const at = surface.point(event);
    if (drag) drag.drop(event);
    else if (Math.hypot(at[0] - from[0], at[1] - from[1]) < SLIP * 2) hands.tap(hit, at);
  });
  svg.addEventListener("pointercancel", leave);
  svg.addEventListener("keydown", (event) => event.key === "Escape" && leave());
  // What opens under a finger would get the click that follows the tap.
  svg.addEventListener("touchend", (event) => event.cancelable && event.preventDefault());
  // The paper scrolls under a finger, but not while the finger holds something.
  svg.addEventListener("touchstart", (event) => void (hitOf(event.target) && event.preventDefault()), {
    passive: false,
  });
}

/** @param {SVGElement} svg @param {Hands} hands */
function withKeys(svg, hands) {
  let isMoving = false;
  svg.addEventListener("keydown", (event) => {
    const hit = hitOf(event.target);
    const arrow = ARROWS[event.key];
    if (!hit || event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrow) {
      const step = event.shiftKey ? LEAP : STEP;
      if (!hands.nudge(hit.id, [arrow[0] * step, arrow[1] * step])) return;
      isMoving = true;
    } else if (event.key === "Enter" || event.key === " ") hands.tap(hit, [0, 0]);
    else return;
    event.preventDefault();
  });
  const rest = () => {
    if (isMoving) hands.rest();
    isMoving = false;
  };
  svg.addEventListener("keyup", (event) => event.key in ARROWS && rest());
  svg.addEventListener("focusout", rest);
}
