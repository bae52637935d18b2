/** What of a picture lies under a pointer; everything that can be touched says so in `data-hit` and `data-id`. */

/** @typedef {{kind: string, id: string}} Hit */

/** Return what an element belongs to. @param {EventTarget | null} target @returns {Hit | null} */
export function hitOf(target) {
  const found = target instanceof Element ? target.closest("[data-hit]") : null;
  if (!(found instanceof SVGElement)) return null;
  return { kind: found.dataset.hit ?? "", id: found.dataset.id ?? "" };
}

/**
 * Return the uppermost thing of a kind under a pointer, also while another one has caught it.
 * @param {Element} within
 * @param {{clientX: number, clientY: number}} event
 * @param {string} kind
 */
export function under(within, { clientX, clientY }, kind) {
  const root = /** @type {Document | ShadowRoot} */ (within.getRootNode());
  const hits = root.elementsFromPoint(clientX, clientY).map(hitOf);
  return hits.find((hit) => hit?.kind === kind)?.id ?? "";
}
