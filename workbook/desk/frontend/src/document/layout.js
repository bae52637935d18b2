/** The names of a document's parts, as docs/desk.md fixes them for the browser and the server. */

export const ONE = "one";
export const BESIDE = "beside";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** @param {string} ask */
export const text = (ask) => `text/${ask}`;

/** @param {string} ask */
export const many = (ask) => `many/${ask}`;

/** @param {string} grid @param {string} row @param {string} field */
export const cell = (grid, row, field) => `cell/${grid}/${row}/${field}`;

/** @param {string} grid */
export const cells = (grid) => `cells/${grid}`;

/** @param {string} grid */
export const rows = (grid) => `rows/${grid}`;

/** @param {string} grid */
export const gone = (grid) => `gone/${grid}`;

/**
 * Tell whether a root holds words.
 * @param {string} name
 */
export const isText = (name) => name.startsWith("text/") || name.startsWith("cell/");

/**
 * Tell whether a place, `cells/<grid>/<row>/<field>`, says where somebody stands on a map.
 * @param {string} place
 */
export const isPosition = (place) => /^cells\/[^/]+\.nodes\/[^/]+\/position$/.test(place);

/** Return the id of a row that is added. */
export function newRow() {
  const chosen = crypto.getRandomValues(new Uint8Array(8));
  return `x${Array.from(chosen, (number) => LETTERS[number % LETTERS.length]).join("")}`;
}

/**
 * Return JSON with sorted keys, as `canonical` in workbook/desk/document/layout.py.
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const known = /** @type {Record<string, unknown>} */ (value);
  const pairs = Object.keys(known)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(known[key])}`);
  return `{${pairs.join(",")}}`;
}

/**
 * Return the key of words in `beside`: the same words for the same place have the same key.
 * @param {string} target
 * @param {string} words
 */
export const besideKey = (target, words) => `${target}/${hash(words)}`;

/** Return the FNV-1a hash of words in 8 hex digits. @param {string} words */
export function hash(words) {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words)) number = Math.imul(number ^ byte, 0x01000193) >>> 0;
  return number.toString(16).padStart(8, "0");
}
