/** Elements of a picture, built in one expression; what people wrote only ever becomes text. */

import { set } from "../base/dom.js";

const SPACE = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, any>} [props] attributes; false, null and undefined are left out
 * @param {...(Node | string | null | false)} children
 * @returns {SVGElement}
 */
export function s(tag, props = {}, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SPACE, tag));
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/** Let attributes say something; what says it already is not touched, as it would be drawn again. @param {Element} element @param {Record<string, string | number>} props */
export function put(element, props) {
  for (const [name, value] of Object.entries(props))
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}
