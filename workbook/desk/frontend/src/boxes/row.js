/** One row of a table: its head, its cells, and what can be done with it. */

import { CELLS } from "./cell.js";
import { focusedIn, h } from "../base/dom.js";
import { drawHead } from "./folding.js";
import { rowMenu } from "./row_menu.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../document/form.js").Field} Field */

/**
 * What a row needs from its table.
 * @typedef {object} Around
 * @property {import("../document/form.js").Grid} grid
 * @property {import("./cell.js").Choices} choices
 * @property {Map<string, string>} heads ids of the column heads by field
 * @property {string} fixed the row's name, when it has one from the start
 * @property {(row: string, by: -1 | 1) => void} move
 * @property {(row: string) => void} remove
 */

export class Row {
  /**
   * @param {Desk} desk
   * @param {string} id
   * @param {Around} around
   */
  constructor(desk, id, around) {
    this.desk = desk;
    this.id = id;
    this.around = around;
    this.index = 0;
    this.count = 0;
    this.isOpen = true;
    this.wasOpened = false;
    this.name = "";
    /** @type {Map<string, {cell: HTMLElement, label: HTMLElement, box: import("./choices.js").Box}>} */
    this.cells = new Map();
    this.head = h("th", { scope: "row", role: "rowheader", id: desk.id("row"), class: "row-head" });
    this.element = h("tr", { role: "row", "data-row": id }, this.head);
    for (const field of around.grid.fields) this.element.append(this.draw(field));
    if (!around.fixed && !desk.isReadOnly) this.element.append(rowMenu(this));
  }

  /** @param {Field} field */
  draw(field) {
    const { desk, around, id: row } = this;
    const help = field.help ? around.heads.get(field.id) : undefined;
    const label = h("span", { class: "cell-label", id: desk.id("label") }, field.label);
    if (field.required) label.append(h("span", { class: "must" }, desk.words.required));
    const box = CELLS[field.holds](desk, {
      grid: around.grid.id,
      row,
      field,
      choices: around.choices,
      attributes: {
        id: desk.id("cell"),
        "aria-labelledby": `${this.head.id} ${label.id}`,
        "aria-describedby": help,
        "aria-required": field.required && field.holds !== "ticks" ? "true" : null,
      },
    });
    const cell = h(
      "td",
      { role: "cell", class: `cell is-${field.kind}${field.wide ? " is-wide" : ""}` },
      label,
      field.help ? h("span", { class: "cell-help", "aria-hidden": "true" }, field.help) : null,
      box.element,
    );
    this.cells.set(field.id, { cell, label, box });
    return cell;
  }

  /** The first row cannot go up, the last one cannot go down. */
  limit() {
    for (const [action, isOff] of /** @type {const} */ ([
      ["up", this.index === 0],
      ["down", this.index === this.count - 1],
    ])) {
      const act = this.element.querySelector(`[data-action="${action}"]`);
      act?.toggleAttribute("disabled", isOff);
    }
  }

  get hasFocus() {
    return focusedIn(this.element) !== null;
  }

  focus() {
    /** @type {HTMLElement | null} */ (
      this.element.querySelector("textarea, input, select, summary")
    )?.focus();
  }

  /** @param {string} action */
  focusAction(action) {
    /** @type {HTMLElement | null} */ (
      this.element.querySelector(`[data-action="${action}"]:not(:disabled)`) ??
        this.element.querySelector(".row-menu summary")
    )?.focus();
  }

  /** @param {number} index @param {number} count @param {string} name what one row is called */
  number(index, count, name) {
    if (this.index === index && this.count === count) return;
    [this.index, this.count] = [index, count];
    this.name = name;
    drawHead(this);
    this.limit();
  }

  /** @param {Set<string>} [fields] the ones that changed; without it all */
  refresh(fields) {
    for (const [field, { box }] of this.cells) if (!fields || fields.has(field)) box.refresh();
  }

  /** @param {(field: Field) => boolean} isShown @param {(field: Field) => string} labelOf */
  show(isShown, labelOf) {
    for (const field of this.around.grid.fields) {
      const part = this.cells.get(field.id);
      if (!part) continue;
      part.cell.hidden = !isShown(field);
      const text = part.label.firstChild;
      if (text && text.textContent !== labelOf(field)) text.textContent = labelOf(field);
    }
  }

  destroy() {
    for (const { box } of this.cells.values()) box.destroy?.();
  }
}
