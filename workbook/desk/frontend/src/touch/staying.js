/** What is open stays under whoever is in it, as a row of a table does: also when somebody else removes it meanwhile. */

import * as rows from "../document/rows.js";

/**
 * @typedef {object} Given
 * @property {string} grid
 * @property {string} row
 * @property {string} name
 * @property {() => boolean} isShown whether the picture has what it is about
 * @property {() => boolean} isHeld whether somebody is in it
 * @property {(told: string) => void} show what is said in it; nothing as long as all is well
 * @property {() => void} close
 */

export class Staying {
  /** @param {Pick<import("../editor/common.js").Desk, "doc" | "words" | "say">} desk @param {Given} given */
  constructor(desk, given) {
    this.desk = desk;
    this.given = given;
    /** Whether it is there only because somebody is in it. */
    this.isLeftover = false;
    this.wasRemoved = false;
    this.isOver = false;
  }

  /** Look again; tell whether it stays. Words written in what was removed bring it back. */
  look() {
    const { given, desk } = this;
    if (this.isOver) return false;
    const isShown = given.isShown();
    const isRemoved = rows.isRemoved(desk.doc, given.grid, given.row);
    this.isLeftover = !isShown && given.isHeld();
    if (!isShown && !this.isLeftover) {
      if (isRemoved) desk.say(desk.words.closedAsRemoved(given.name));
      given.close();
      return false;
    }
    if (isRemoved === this.wasRemoved) return true;
    this.wasRemoved = isRemoved;
    const told = isRemoved ? desk.words.removedMeanwhile(given.name) : "";
    desk.say(told || desk.words.restored(given.name));
    given.show(told);
    return true;
  }

  end() {
    this.isOver = true;
  }
}
