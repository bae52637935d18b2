/** A table that several people fill: a real table where there is room, cards where there is not. */

import { plainChoices } from "./cell.js";
import { arrange, button, h } from "../base/dom.js";
import { foldRows } from "./folding.js";
import * as layout from "../document/layout.js";
import { Row } from "./row.js";
import { add, move, remove } from "./row_actions.js";
import * as rows from "../document/rows.js";
import { TableHead } from "./table_head.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../editor/common.js").Changes} Changes */
/** @typedef {import("../document/form.js").Field} Field */
/** @typedef {import("../document/form.js").Grid} Grid */

/**
 * @typedef {object} Given
 * @property {string} labelledby
 * @property {string} [describedby]
 * @property {import("./cell.js").Choices} [choices]
 * @property {string} [rowName] what one row is called
 */

export class Table {
  /** @param {Desk} desk @param {Grid} grid @param {Given} given */
  constructor(desk, grid, { labelledby, describedby, choices = plainChoices(desk), rowName }) {
    this.desk = desk;
    this.grid = grid;
    this.choices = choices;
    /** Whether a row is shown only because somebody is in it. */
    this.hasLeftover = false;
    /** How many rows somebody asked for, on this screen. */
    this.least = 0;
    /** The row that was removed here last, while it can be brought back by a button. */
    this.removed = "";
    this.rowName = rowName || grid.row_label || desk.words.row;
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    this.head = new TableHead(desk, grid, this.rowName);
    /** @type {(field: Field) => boolean} */
    this.isShown = () => true;
    /** @type {(field: Field) => string} */
    this.labelOf = (field) => field.label;
    this.body = h("tbody", { role: "rowgroup" });
    const attributes = { role: "table", "aria-labelledby": labelledby, "aria-describedby": describedby };
    this.table = h("table", attributes, this.head.element, this.body);
    this.hints = h("div", { class: "hints", "aria-live": "polite" });
    const isEven = grid.fields.every((field) => field.wide || field.holds !== "words");
    const looks = ["table", grid.fixed.length && "has-names", isEven && "is-even"].filter(Boolean).join(" ");
    this.element = h("div", { class: looks }, this.table, this.hints);
    if (!grid.fixed.length && !desk.isReadOnly) {
      this.element.append(button(desk.words.addRow(this.rowName), () => add(this), { class: "add" }));
    }
    this.element.addEventListener("focusout", () => this.hasLeftover && setTimeout(() => this.arrange()));
    this.sizes = new ResizeObserver(() => this.fit(this.element.clientWidth));
    this.sizes.observe(this.element);
    this.fit(desk.width);
  }

  destroy() {
    this.sizes.disconnect();
    for (const row of this.rows.values()) row.destroy();
  }

  /**
   * Show only some columns, under these names.
   * @param {(field: Field) => boolean} isShown
   * @param {(field: Field) => string} labelOf
   */
  choose(isShown, labelOf) {
    [this.isShown, this.labelOf] = [isShown, labelOf];
    this.head.choose(isShown, labelOf);
    for (const row of this.rows.values()) {
      row.show(isShown, labelOf);
      row.refresh();
    }
    this.fit(this.element.clientWidth || this.desk.width);
  }

  /** @param {number} width */
  fit(width) {
    if (!width) return;
    this.element.classList.toggle("is-cards", this.head.fit(width));
    foldRows(this);
  }

  /** @param {Changes} changes */
  hear(changes) {
    for (const key of changes.get(layout.cells(this.grid.id)) ?? []) {
      const [row, field] = (key ?? "").split("/");
      this.rows.get(row)?.refresh(new Set([field]));
    }
    if (mayShowOthers(this, changes)) this.arrange();
    else if (this.grid.fixed.length) foldRows(this);
  }

  refresh() {
    this.arrange();
    for (const row of this.rows.values()) row.refresh();
  }

  /** Show the rows there are, in their order; a row somebody is writing in stays until he leaves it. */
  arrange() {
    const { desk, grid } = this;
    const ids = rows.onScreen(desk.doc, grid, desk.isReadOnly ? 0 : this.least);
    const held = [...this.rows.values()].find((row) => row.hasFocus);
    this.hasLeftover = held !== undefined && !ids.includes(held.id);
    if (held && this.hasLeftover) ids.splice(Math.min(held.index, ids.length), 0, held.id);
    if (ids.includes(this.removed)) this.hints.replaceChildren();
    for (const [id, row] of this.rows) {
      if (ids.includes(id)) continue;
      row.destroy();
      this.rows.delete(id);
    }
    const shown = ids.map((id) => this.rows.get(id) ?? this.draw(id));
    arrange(
      this.body,
      shown.map((row) => row.element),
      held?.element ?? null,
    );
    shown.forEach((row, index) => row.number(index, shown.length, this.rowName));
    foldRows(this);
  }

  /** @param {string} id */
  draw(id) {
    const row = new Row(this.desk, id, {
      grid: this.grid,
      choices: this.choices,
      heads: this.head.helps,
      fixed: this.grid.fixed.find((option) => option.code === id)?.label ?? "",
      move: (moved, by) => move(this, moved, by),
      remove: (removed) => remove(this, removed),
    });
    this.rows.set(id, row);
    row.show(this.isShown, this.labelOf);
    row.refresh();
    return row;
  }
}

/**
 * Tell whether other rows may have to be shown: some came or went, or there is a word in one that is not shown, or in
 * the last one, after which the next one appears.
 * @param {Table} table
 * @param {Changes} changes
 */
function mayShowOthers({ desk, grid, rows: shown }, changes) {
  if (changes.has(layout.rows(grid.id)) || changes.has(layout.gone(grid.id))) return true;
  const prefix = `cell/${grid.id}/`;
  const words = [...changes.keys()].filter((name) => name.startsWith(prefix));
  const changed = [
    ...words.map((name) => name.slice(prefix.length).split("/")[0]),
    ...[...(changes.get(layout.cells(grid.id)) ?? [])].map((key) => (key ?? "").split("/")[0]),
  ];
  const isPicky = desk.doc.getMap(layout.gone(grid.id)).size > 0;
  return changed.some((row) => isPicky || !shown.has(row) || shown.get(row)?.index === shown.size - 1);
}
