/** For PCs that others use as well: the sheet is taken off the device. */

import { button, h } from "../base/dom.js";

export class Forget {
  /** @param {import("./common.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    const { words } = desk;
    this.note = h("p", { role: "status" });
    this.act = button(words.forget, () => void this.forget());
    this.isDone = false;
    this.element = h(
      "details",
      { class: "forget" },
      h("summary", {}, words.forgetAbout),
      h("p", {}, words.forgetWhy),
      this.act,
      this.note,
    );
  }

  async forget() {
    this.isDone = true;
    await this.desk.sheet.forget();
    this.note.textContent = this.desk.words.forgotten;
  }

  draw() {
    const { status, held } = this.desk.sheet;
    const staysHere = status.link === "none" && !held;
    this.element.hidden = staysHere || (!status.canKeep && !this.isDone);
    this.act.disabled = this.isDone || !status.isSaved;
    if (!this.isDone) this.note.textContent = status.isSaved ? "" : this.desk.words.forgetLater;
  }
}
