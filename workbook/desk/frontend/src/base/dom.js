/** Elements, built in one expression. What people wrote only ever becomes text. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [props] attributes; `onclick` and the like are listeners; false, null and undefined are left out
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Set an attribute or a listener; false, null and undefined take the attribute away.
 * @param {Element} element
 * @param {string} name
 * @param {any} value
 */
export function set(element, name, value) {
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * @param {string} label
 * @param {() => void} onclick
 * @param {Record<string, any>} [props]
 */
export const button = (label, onclick, props = {}) =>
  h("button", { type: "button", onclick, ...props }, label);

/**
 * Draw a line icon of 24 by 24.
 * @param {string} path
 */
export function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({
    viewBox: "0 0 24 24",
    class: "icon",
    "aria-hidden": "true",
  })) {
    svg.setAttribute(name, value);
  }
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/**
 * Return what has the caret in an element, also while another window is in front: `:focus` knows the window in front alone.
 * @param {Element} element
 */
export function focusedIn(element) {
  const { activeElement } = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  return /** @type {HTMLElement | SVGElement | null} */ (
    element.contains(activeElement ?? null) ? activeElement : null
  );
}

/**
 * Make a list of elements stand in a parent in this order, moving as few as possible and never the one with the focus:
 * moving it would end an unfinished composition.
 * @param {Element} parent
 * @param {Element[]} wanted
 * @param {Element | null} still
 */
export function arrange(parent, wanted, still) {
  for (const child of [...parent.children]) if (!wanted.includes(child)) child.remove();
  const fixed = still ? wanted.indexOf(still) : -1;
  wanted.forEach((element, index) => {
    if (index < fixed) parent.insertBefore(element, still);
  });
  let after = fixed >= 0 ? still : null;
  for (const element of wanted.slice(fixed + 1)) {
    const place = after ? after.nextElementSibling : parent.firstElementChild;
    if (place !== element) parent.insertBefore(element, place);
    after = element;
  }
}
