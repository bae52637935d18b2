/** A page that gives out a file of itself. */

/** Return data as JSON that is no markup, whatever people wrote. @param {unknown} data */
export const plain = (data) =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Return this page as a file: without what is drawn anew, and without what add-ons of the browser put in. */
export function copy() {
  const page = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  for (const id of ["desk", "save"]) page.querySelector(`#${id}`)?.replaceChildren();
  for (const foreign of page.querySelectorAll(
    "head > :not(meta, title, style), body > :not(header, main, script)",
  ))
    foreign.remove();
  // The mark in front tells every program that this is UTF-8.
  return `\ufeff<!doctype html>\n${page.outerHTML}`;
}

/** Return a moment as it stands in names of files: 20261124-0905. @param {Date} at */
export function stamp(at) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}-${two(at.getHours())}${two(at.getMinutes())}`;
}
