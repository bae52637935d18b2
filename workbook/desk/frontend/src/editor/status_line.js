/** The line that is always in sight: whether everything is saved, and undo. */

import { button, h, icon } from "../base/dom.js";
import { sayAlone } from "../connection/status.js";

const HOLD = 400;
const CALM = 1500;

const ICONS = {
  calm: "M4 12.5l5 5L20 6.5",
  busy: "M4 12a8 8 0 0 1 14-5.3M20 4v4h-4M20 12a8 8 0 0 1-14 5.3M4 20v-4h4",
  away: "M3 3l18 18M5 9a11 11 0 0 1 4-2.3M15 6.7A11 11 0 0 1 19 9M8 13a6 6 0 0 1 3-1.6M12 18h.01",
  alarm: "M12 3L2 20h20L12 3zM12 9v5M12 17h.01",
};

export class Bar {
  /**
   * @param {import("./common.js").Desk} desk
   * @param {object} given
   * @param {import("./online.js").Online} [given.online]
   * @param {string} given.join where one joins
   * @param {() => void} given.rescue gives out a file with everything
   * @param {(isRedo: boolean) => void} given.undo
   */
  constructor(desk, { online, join, rescue, undo }) {
    this.desk = desk;
    const { words } = desk;
    this.say = online?.say ?? sayAlone;
    this.state = h("p", { class: "state" });
    this.undo = button(words.undo, () => undo(false), { class: "quiet" });
    this.redo = button(words.redo, () => undo(true), { class: "quiet" });
    this.actions = h("div", { class: "bar-acts" }, this.undo, this.redo);
    this.rescue = button(words.download, rescue, { hidden: true });
    /** What else can be done, by name. @type {Record<string, HTMLElement>} */
    this.offers = online?.offers(desk.sheet, join) ?? {};
    this.more = h("div", { class: "bar-more" }, ...Object.values(this.offers), this.rescue);
    // Screen readers hear what lasts, not every flicker between sending and saved.
    this.spoken = h("p", { class: "unseen", role: "status", "aria-live": "polite" });
    this.element = h(
      "div",
      { class: "bar" },
      h("div", { class: "bar-line" }, this.state, this.actions),
      this.more,
      this.spoken,
    );
    this.busyUntil = 0;
    /** @type {import("../connection/status.js").Said | undefined} */
    this.brief = undefined;
    this.drawn = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.speaking = undefined;
  }

  draw() {
    clearTimeout(this.later);
    const { desk } = this;
    const now = Date.now();
    let said = this.say(desk.sheet.status, desk.words, now);
    if (said.isBrief) [this.brief, this.busyUntil] = [said, now + HOLD];
    else if (said.level === "calm" && this.brief && now < this.busyUntil) {
      // An acknowledgement takes a hundredth of a second: let 送っています… be read.
      this.later = setTimeout(() => this.draw(), this.busyUntil - now);
      said = this.brief;
    }
    this.show(said);
    this.undo.disabled = !desk.sheet.undo.canUndo();
    this.redo.disabled = !desk.sheet.undo.canRedo();
    this.actions.hidden = desk.isReadOnly;
  }

  /** @param {import("../connection/status.js").Said} said */
  show({ level, text, canRescue = false, action }) {
    const drawn = JSON.stringify([level, text, canRescue, action]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.element.dataset.level = level;
    this.state.replaceChildren(icon(ICONS[level]), h("span", {}, text));
    this.rescue.hidden = !canRescue;
    for (const [name, offer] of Object.entries(this.offers)) offer.hidden = name !== action;
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      const lasting = text.replace(/ [^ ]*\d:\d\d$/, "");
      if (level !== "busy" && this.spoken.textContent !== lasting) this.spoken.textContent = lasting;
    }, CALM);
  }

  destroy() {
    clearTimeout(this.later);
    clearTimeout(this.speaking);
  }
}
