/** Places in the workbook: their address, whether one is there, and coming to exactly the right spot on a page. */

/**
 * @typedef {object} Place
 * @property {string} page the first part of the address
 * @property {Record<string, string>} query the rest of it; `at`: the block, scene or question on that page
 * @property {string} title
 */

const TICK = 250;
const TRIES = 60;

/** Return the address of a place. @param {Place} place */
export const address = ({ page, query }) =>
  `${document.documentElement.dataset.base ?? ""}/${page}?${new URLSearchParams(query)}`;

/**
 * Tell whether an address is one of these pages.
 * @param {[string, string][]} pages each with the id it shows
 * @param {{pathname: string, search: string}} [where]
 */
export function isThere(pages, where = location) {
  const page = where.pathname.split("/").at(-1) ?? "";
  const id = new URLSearchParams(where.search).get("id") ?? "";
  return pages.some(([name, shown]) => name === page && shown === id);
}

/** Brings the page to the spot that its address names, once for each address. */
export class Arrival {
  constructor() {
    this.known = "";
    this.tries = 0;
    this.looking = setInterval(() => this.look(), TICK);
  }

  destroy() {
    clearInterval(this.looking);
  }

  look() {
    const at = new URLSearchParams(location.search).get("at");
    if (location.href !== this.known) [this.known, this.tries] = [location.href, at ? TRIES : 0];
    if (!at || !this.tries) return;
    this.tries -= 1;
    const spot = find(document, at);
    if (!spot) return;
    this.tries = 0;
    spot.style.scrollMarginTop = "5rem";
    spot.scrollIntoView({ block: "start" });
  }
}

/** @param {Document | ShadowRoot} root @param {string} at @returns {HTMLElement | null} */
function find(root, at) {
  const name = CSS.escape(at);
  /** @type {HTMLElement | null} */
  const found = root.querySelector(`.wb-at-${name}, [data-ask="${name}"]`);
  if (found) return found;
  for (const one of root.querySelectorAll("*")) {
    const inside = one.shadowRoot && find(one.shadowRoot, at);
    if (inside) return inside;
  }
  return null;
}
