/** Where somebody is in the sheet, and one's own steps back and forth. */

import { focusedIn } from "../base/dom.js";

export class Steps {
  /**
   * @param {import("./common.js").Desk} desk
   * @param {HTMLElement} frame
   * @param {{moved: (spot: string) => void, drawn: () => void}} hooks
   */
  constructor(desk, frame, { moved, drawn }) {
    this.desk = desk;
    this.spot = "";
    const { undo } = desk.sheet;
    undo.on("stack-item-added", ({ stackItem }) => {
      stackItem.meta.set("spot", undo.currStackItem?.meta.get("spot") ?? this.spot);
      drawn();
    });
    undo.on("stack-item-popped", drawn);
    // Streamlit listens for single letters (r, c) on the whole page.
    for (const name of ["keydown", "keyup", "keypress"]) {
      frame.addEventListener(name, (event) => event.stopPropagation());
    }
    frame.addEventListener("keydown", (event) => this.key(event));
    frame.addEventListener("beforeinput", (event) => {
      if (!event.inputType.startsWith("history")) return;
      event.preventDefault();
      this.undo(event.inputType === "historyRedo");
    });
    frame.addEventListener("pointerdown", ({ target }) => {
      for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (
        frame.querySelectorAll(".row-menu[open]")
      )) {
        if (!menu.contains(/** @type {Node} */ (target))) menu.open = false;
      }
    });
    frame.addEventListener("focusin", (event) => moved(this.enter(/** @type {Element} */ (event.target))));
    frame.addEventListener("focusout", (event) => event.relatedTarget || moved(""));
  }

  /** @param {Element} target */
  enter(target) {
    const spot = /** @type {HTMLElement | null} */ (target.closest("[data-spot]"))?.dataset.spot ?? "";
    if (spot !== this.spot) this.desk.sheet.undo.stopCapturing();
    this.spot = spot;
    return spot;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    // Safari ends a composition before the key that ended it: that key is 229.
    if (event.isComposing || event.keyCode === 229 || event.altKey || !(event.ctrlKey || event.metaKey))
      return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    this.undo(key === "y" || event.shiftKey);
  }

  /** @param {boolean} isRedo */
  undo(isRedo) {
    const { desk } = this;
    const { undo } = desk.sheet;
    // What others have overwritten since is passed over: it may be an older step, and one is led there.
    const item = isRedo ? undo.redo() : undo.undo();
    if (!item) {
      desk.say(desk.words.nothingToUndo);
      return;
    }
    this.spot = item.meta.get("spot") ?? this.spot;
    const element = desk.spots.get(this.spot)?.element;
    element?.scrollIntoView({ block: "nearest" });
    if (element && !focusedIn(element)) element.querySelector("textarea")?.focus();
    desk.say(isRedo ? desk.words.redone : desk.words.undone);
  }
}
