/** What the page around a sheet lives through: the network comes and goes, and people leave. */

/**
 * Look after the connection, and let nobody leave with words that are nowhere else.
 * @param {import("../connection/live_sheet.js").Sheet} sheet
 * @param {() => void} take hands over everything that is typed and not yet in the document
 * @param {AbortSignal} signal ends it
 */
export function watch(sheet, take, signal) {
  addEventListener("online", () => sheet.talk?.probe(), { signal });
  addEventListener("offline", () => sheet.talk?.link.restart(), { signal });
  addEventListener("pagehide", take, { signal });
  addEventListener("beforeunload", (event) => leaving(event, sheet, take), { signal });
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.visibilityState === "hidden") take();
      else sheet.talk?.probe();
    },
    { signal },
  );
}

/** Return what tells whether a finger or a button is down: somebody may be moving something. @param {AbortSignal} signal */
export function pressed(signal) {
  let isDown = false;
  const note = (/** @type {PointerEvent} */ { buttons }) => void (isDown = buttons > 0);
  for (const type of /** @type {const} */ (["pointerdown", "pointermove", "pointerup", "pointercancel"]))
    addEventListener(type, note, { capture: true, passive: true, signal });
  return () => isDown;
}

/** @param {BeforeUnloadEvent} event @param {import("../connection/live_sheet.js").Sheet} sheet @param {() => void} take */
function leaving(event, sheet, take) {
  take();
  const { since, isKept } = sheet.status;
  if (since && !isKept) event.preventDefault();
}
