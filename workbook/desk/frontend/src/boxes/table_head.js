/** The head of a table: the names of its columns with their help, and how much room each gets. */

import { columnWidth } from "./cell.js";
import { h } from "../base/dom.js";

/** @typedef {import("../document/form.js").Field} Field */

/** How much room the first and the last column take. */
const ENDS = 100;
const FIXED_HEAD = 130;

/** Return how wide a table has to be at least. @param {import("../document/form.js").Grid} grid */
export const widthOf = ({ fields, fixed }) =>
  fields.reduce((sum, field) => sum + columnWidth(field), 0) + (fixed.length ? FIXED_HEAD : ENDS);

export class TableHead {
  /**
   * @param {import("../editor/common.js").Desk} desk
   * @param {import("../document/form.js").Grid} grid
   * @param {string} rowName what one row is called
   */
  constructor(desk, grid, rowName) {
    this.desk = desk;
    this.grid = grid;
    /** @type {Map<string, {head: HTMLElement, label: HTMLElement}>} */
    this.heads = new Map();
    /** @type {Map<string, string>} ids of the help of columns */
    this.helps = new Map();
    this.isFixed = grid.fixed.length > 0;
    const corner = this.isFixed ? rowName : h("span", { class: "unseen" }, rowName);
    const line = h("tr", { role: "row" }, cell("row-head", corner));
    for (const field of grid.fields) line.append(this.draw(field));
    if (!this.isFixed && !desk.isReadOnly)
      line.append(cell("row-end", h("span", { class: "unseen" }, desk.words.rowMenu)));
    this.element = h("thead", { role: "rowgroup" }, line);
  }

  /** @param {Field} field */
  draw(field) {
    const { words } = this.desk;
    const label = h("span", {}, field.label);
    const id = field.help ? this.desk.id("help") : undefined;
    const head = cell(
      `is-${field.kind}${field.wide ? " is-wide" : ""}`,
      label,
      field.required ? h("span", { class: "must" }, words.required) : null,
      id ? h("span", { class: "head-help", id }, field.help) : null,
    );
    this.heads.set(field.id, { head, label });
    if (id) this.helps.set(field.id, id);
    return head;
  }

  /**
   * Show only some columns, under these names.
   * @param {(field: Field) => boolean} isShown
   * @param {(field: Field) => string} labelOf
   */
  choose(isShown, labelOf) {
    for (const field of this.grid.fields) {
      const part = this.heads.get(field.id);
      if (!part) continue;
      part.head.hidden = !isShown(field);
      part.label.textContent = labelOf(field);
    }
  }

  /** Share the room out, and tell whether it is too little for a table. @param {number} width */
  fit(width) {
    const fields = this.grid.fields.filter((field) => !this.heads.get(field.id)?.head.hidden);
    const wanted = fields.reduce((sum, field) => sum + columnWidth(field), 0);
    const ends = this.isFixed ? FIXED_HEAD : ENDS;
    for (const field of fields) {
      const share = (100 * columnWidth(field)) / (wanted + ends);
      this.heads.get(field.id)?.head.style.setProperty("width", `${share.toFixed(2)}%`);
    }
    return width < wanted + ends;
  }
}

/** @param {string} look @param {...(Node | string | null)} parts */
const cell = (look, ...parts) => h("th", { scope: "col", role: "columnheader", class: look }, ...parts);
