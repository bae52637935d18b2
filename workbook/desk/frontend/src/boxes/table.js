/** A table that several people fill: a real table where there is room, cards where there is not. */

import { columnWidth, plainChoices } from "./cell.js";
import { arrange, button, h } from "../base/dom.js";
import * as layout from "../document/layout.js";
import { Row } from "./row.js";
import * as rows from "../document/rows.js";

/** How much room the first and the last column take. */
const ENDS = 100;
const FIXED_HEAD = 130;

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../editor/common.js").Changes} Changes */
/** @typedef {import("../document/form.js").Field} Field */
/** @typedef {import("../document/form.js").Grid} Grid */

export class Table {
  /**
   * @param {Desk} desk
   * @param {Grid} grid
   * @param {object} given
   * @param {string} given.labelledby
   * @param {string} [given.describedby]
   * @param {import("./cell.js").Choices} [given.choices]
   * @param {string} [given.rowName] what one row is called
   */
  constructor(desk, grid, { labelledby, describedby, choices = plainChoices(desk), rowName }) {
    this.desk = desk;
    this.grid = grid;
    this.choices = choices;
    /** Whether a row is shown only because somebody is in it. */
    this.hasLeftover = false;
    /** The row that was removed here last, while it can be brought back by a button. */
    this.removed = "";
    this.rowName = rowName || grid.row_label || desk.words.row;
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** @type {Map<string, {head: HTMLElement, label: HTMLElement}>} */
    this.heads = new Map();
    /** @type {(field: Field) => boolean} */
    this.isShown = () => true;
    /** @type {(field: Field) => string} */
    this.labelOf = (field) => field.label;
    this.body = h("tbody", { role: "rowgroup" });
    const attributes = { role: "table", "aria-labelledby": labelledby, "aria-describedby": describedby };
    this.table = h("table", attributes, this.drawHead(), this.body);
    this.hints = h("div", { class: "hints", "aria-live": "polite" });
    const isEven = grid.fields.every((field) => field.wide || field.holds !== "words");
    const looks = ["table", grid.fixed.length && "has-names", isEven && "is-even"].filter(Boolean).join(" ");
    this.element = h("div", { class: looks }, this.table, this.hints);
    if (!grid.fixed.length && !desk.isReadOnly) {
      this.element.append(button(desk.words.addRow(this.rowName), () => this.add(), { class: "add" }));
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

  drawHead() {
    const { words } = this.desk;
    const isFixed = this.grid.fixed.length > 0;
    const corner = h(
      "th",
      { scope: "col", role: "columnheader", class: "row-head" },
      isFixed ? this.rowName : h("span", { class: "unseen" }, this.rowName),
    );
    const line = h("tr", { role: "row" }, corner);
    for (const field of this.grid.fields) {
      const label = h("span", {}, field.label);
      const help = field.help
        ? h("span", { class: "head-help", id: this.desk.id("help") }, field.help)
        : null;
      const head = h(
        "th",
        { scope: "col", role: "columnheader", class: `is-${field.kind}${field.wide ? " is-wide" : ""}` },
        label,
        field.required ? h("span", { class: "must" }, words.required) : null,
        help,
      );
      this.heads.set(field.id, { head, label });
      line.append(head);
    }
    if (!isFixed && !this.desk.isReadOnly) {
      line.append(
        h(
          "th",
          { scope: "col", role: "columnheader", class: "row-end" },
          h("span", { class: "unseen" }, words.rowMenu),
        ),
      );
    }
    return h("thead", { role: "rowgroup" }, line);
  }

  /**
   * Show only some columns, under these names.
   * @param {(field: Field) => boolean} isShown
   * @param {(field: Field) => string} labelOf
   */
  choose(isShown, labelOf) {
    [this.isShown, this.labelOf] = [isShown, labelOf];
    for (const field of this.grid.fields) {
      const part = this.heads.get(field.id);
      if (!part) continue;
      part.head.hidden = !isShown(field);
      part.label.textContent = labelOf(field);
    }
    for (const row of this.rows.values()) {
      row.show(isShown, labelOf);
      row.refresh();
    }
    this.fit(this.element.clientWidth || this.desk.width);
  }

  /** @param {number} width */
  fit(width) {
    if (!width) return;
    const fields = this.grid.fields.filter(this.isShown);
    const wanted = fields.reduce((sum, field) => sum + columnWidth(field), 0);
    const ends = this.grid.fixed.length ? FIXED_HEAD : ENDS;
    this.element.classList.toggle("is-cards", width < wanted + ends);
    for (const field of fields) {
      const share = (100 * columnWidth(field)) / (wanted + ends);
      this.heads.get(field.id)?.head.style.setProperty("width", `${share.toFixed(2)}%`);
    }
  }

  /** @param {Changes} changes */
  hear(changes) {
    const { id } = this.grid;
    const prefix = `cell/${id}/`;
    let isNew = changes.has(layout.rows(id)) || changes.has(layout.gone(id));
    const isPicky = this.desk.doc.getMap(layout.gone(id)).size > 0;
    for (const name of changes.keys()) {
      if (name.startsWith(prefix))
        isNew ||= isPicky || !this.rows.has(name.slice(prefix.length).split("/")[0]);
    }
    for (const key of changes.get(layout.cells(id)) ?? []) {
      const [row, field] = (key ?? "").split("/");
      isNew ||= isPicky || !this.rows.has(row);
      this.rows.get(row)?.refresh(new Set([field]));
    }
    if (isNew) this.arrange();
  }

  refresh() {
    this.arrange();
    for (const row of this.rows.values()) row.refresh();
  }

  /** Show the rows there are, in their order; a row somebody is writing in stays until he leaves it. */
  arrange() {
    const { desk, grid } = this;
    const ids = rows.listed(desk.doc, grid);
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
  }

  /** @param {string} id */
  draw(id) {
    const heads = new Map();
    for (const [field, { head }] of this.heads) heads.set(field, head.querySelector(".head-help")?.id);
    const row = new Row(this.desk, id, {
      grid: this.grid,
      choices: this.choices,
      heads,
      fixed: this.grid.fixed.find((option) => option.code === id)?.label ?? "",
      move: (moved, by) => this.move(moved, by),
      remove: (removed) => this.remove(removed),
    });
    this.rows.set(id, row);
    row.show(this.isShown, this.labelOf);
    row.refresh();
    return row;
  }

  add() {
    const { desk, grid } = this;
    let id = "";
    desk.act(() => {
      id = rows.add(desk.doc, grid);
    });
    const row = this.rows.get(id);
    desk.say(desk.words.added(row?.head.textContent ?? ""));
    row?.focus();
  }

  /** @param {string} id @param {-1 | 1} by */
  move(id, by) {
    const { desk, grid } = this;
    desk.act(() => rows.move(desk.doc, grid, id, by));
    const row = this.rows.get(id);
    row?.focusAction(by < 0 ? "up" : "down");
    if (row) desk.say(desk.words.rowMoved(row.index + 1));
  }

  /** @param {string} id */
  remove(id) {
    const { desk, grid } = this;
    const name = this.rows.get(id)?.head.textContent ?? "";
    /** @type {HTMLElement} */ (/** @type {unknown} */ (this.element.querySelector(":focus")))?.blur();
    desk.act(() => rows.remove(desk.doc, grid, id));
    const back = button(desk.words.undo, () => {
      desk.act(() => rows.restore(desk.doc, grid, id));
      this.rows.get(id)?.focus();
      desk.say(desk.words.restored(name));
    });
    this.removed = id;
    this.hints.replaceChildren(h("p", {}, `${desk.words.removed(name)} `, back));
    back.focus();
  }
}
