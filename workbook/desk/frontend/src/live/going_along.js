/** Going along with the facilitator by oneself: only for who asked for it, once for each call, and never while they write. */

const CHOSEN = "workbook-follows";
const FOLLOWED = "workbook-followed";
/** From one box to the next is no time to be taken away. */
const CALM = 1_500;

/** Return the element with the focus, wherever it is drawn. */
export function focused() {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return /** @type {HTMLElement | null} */ (found);
}

/** Tell whether somebody writes in an element, or chooses in a list. @param {HTMLElement | null} element */
export function isForWriting(element) {
  if (!element) return false;
  if (element.isContentEditable || element.matches("textarea, select")) return true;
  return element.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
}

/** Return what the browser remembers. @param {Storage} store @param {string} name */
function read(store, name) {
  try {
    return store.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** @param {Storage} store @param {string} name @param {string} value */
function write(store, name, value) {
  try {
    store.setItem(name, value);
  } catch {
    // Without a place to remember it nobody is led anywhere a second time only because this page stays open.
  }
}

export class Follower {
  /** @param {(address: string) => void} [go] */
  constructor(go = (address) => location.assign(address)) {
    this.go = go;
    this.wroteAt = 0;
    this.followed = "";
  }

  get isOn() {
    return read(localStorage, CHOSEN) === "yes";
  }

  /** @param {boolean} isOn */
  choose(isOn) {
    write(localStorage, CHOSEN, isOn ? "yes" : "");
  }

  /**
   * Go to where everybody is called, if that may be now.
   * @param {{id: number, address: string, isThere: boolean} | null} target
   * @param {number} [now]
   */
  look(target, now = Date.now()) {
    if (isForWriting(focused())) this.wroteAt = now;
    if (!target) return;
    const id = String(target.id);
    if (this.followed === id || read(sessionStorage, FOLLOWED) === id) return;
    if (!target.isThere && (!this.isOn || now - this.wroteAt < CALM)) return;
    this.followed = id;
    write(sessionStorage, FOLLOWED, id);
    if (!target.isThere) this.go(target.address);
  }
}
