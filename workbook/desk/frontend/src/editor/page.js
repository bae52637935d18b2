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

/** @param {BeforeUnloadEvent} event @param {import("../connection/live_sheet.js").Sheet} sheet @param {() => void} take */
function leaving(event, sheet, take) {
  take();
  const { since, isKept } = sheet.status;
  if (since && !isKept) event.preventDefault();
}
