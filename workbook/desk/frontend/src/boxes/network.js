/** People, places and the ties between them, one stage at a time. */

import { calmly } from "../base/calmly.js";
import { focusedIn, h } from "../base/dom.js";
import { labelOf } from "../document/form.js";
import * as layout from "../document/layout.js";
import * as rows from "../document/rows.js";
import { Table } from "./table.js";
import { PictureRoom } from "./picture_room.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("../document/form.js").Field} Field */

const AT = "at-";
/** So many milliseconds after somebody was moved the table says where he stands. */
const [REST, LONGEST_REST] = [1000, 5000];

/** Whoever was moved in the picture: the table says it when they rest. */
class LateMoves {
  /** @param {Desk} desk @param {Table} nodes */
  constructor(desk, nodes) {
    this.nodes = nodes;
    this.root = layout.cells(nodes.grid.id);
    this.cells = desk.doc.getMap(this.root);
    /** @type {Set<string | null>} */
    this.keys = new Set();
    this.rest = calmly(() => this.tell(), REST, LONGEST_REST);
    // Nobody begins to write in a box that says what was.
    nodes.element.addEventListener("focusin", () => this.tell());
  }

  /**
   * Take a change over, if people who have a name were put elsewhere and nothing else: in a table nobody is in that can wait.
   * @param {import("../editor/common.js").Changes} changes
   * @param {import("../document/form.js").Option[]} named
   */
  take(changes, named) {
    const known = new Set(named.map(({ code }) => `${code}/position`));
    const keys = [...(changes.get(this.root) ?? [])];
    const isMove = (/** @type {string | null} */ key) => known.has(key ?? "") && this.cells.has(key ?? "");
    if (changes.size !== 1 || !keys.length || !keys.every(isMove)) return false;
    if (focusedIn(this.nodes.element)) return false;
    for (const key of keys) this.keys.add(key);
    this.rest();
    return true;
  }

  tell() {
    this.rest.cancel();
    if (!this.keys.size) return;
    const moved = new Map([[this.root, this.keys]]);
    this.keys = new Set();
    this.nodes.hear(moved);
  }

  destroy() {
    this.rest.cancel();
  }
}

export class Network {
  /** @param {Desk} desk @param {Ask} ask @param {string} labelledby @param {string} [describedby] */
  constructor(desk, ask, labelledby, describedby) {
    this.desk = desk;
    this.ask = ask;
    this.stage = ask.stages[0]?.code ?? "";
    const [nodes, edges] = ask.grids;
    /** @type {import("../document/form.js").Option[]} */
    this.named = [];
    const titles = [nodes, edges].map((grid) => h("h3", { class: "part", id: desk.id("part") }, grid.label));
    const { words } = desk;
    this.nodes = new Table(desk, nodes, {
      labelledby: `${labelledby} ${titles[0].id}`,
      describedby,
      rowName: words.someone,
    });
    this.edges = new Table(desk, edges, {
      labelledby: `${labelledby} ${titles[1].id}`,
      describedby,
      rowName: words.tie,
      choices: {
        options: (field) => (field.kind === "node" ? this.named : (field.options ?? [])),
        empty: (field, row) => before(this, field, row) ?? words.pick,
        old: (field, code) => (field.kind === "node" ? words.gone : words.oldChoice(code)),
      },
    });
    this.late = new LateMoves(desk, this.nodes);
    this.map = ask.picture ? new PictureRoom(desk, ask, this.edges.choices) : null;
    this.hint = h("p", { class: "hint" }, words.noNodes);
    this.stages = this.picker();
    this.element = h(
      "div",
      { class: "network" },
      this.stages,
      this.map?.element,
      titles[0],
      this.nodes.element,
      titles[1],
      this.hint,
      this.edges.element,
    );
    this.chooseStage();
  }

  destroy() {
    this.late.destroy();
    for (const part of [this.map, this.nodes, this.edges]) part?.destroy();
  }

  /** Draw the stages to choose from: only the strength at the chosen one is shown. */
  picker() {
    const { desk, ask } = this;
    if (ask.stages.length < 2) return h("div");
    const name = desk.id("stage");
    const title = h("p", { class: "small-title", id: desk.id("stages") }, desk.words.stageAsk);
    const group = h("div", { role: "radiogroup", class: "options is-stages", "aria-labelledby": title.id });
    ask.stages.forEach(({ code, label }, index) => {
      const onchange = () => {
        this.stage = code;
        this.chooseStage();
      };
      const input = h("input", { type: "radio", name, value: code, checked: index === 0, onchange });
      group.append(h("label", { class: "option" }, input, h("span", {}, label)));
    });
    return h("div", { class: "stages" }, title, group);
  }

  chooseStage() {
    this.map?.look({ stage: this.stage });
    const label = labelOf(this.ask.stages, this.stage);
    this.edges.choose(
      (field) => !field.id.startsWith(AT) || field.id === AT + this.stage,
      (field) =>
        field.id.startsWith(AT) && this.ask.stages.length > 1
          ? this.desk.words.strengthAt(label)
          : field.label,
    );
  }

  /** @param {import("../editor/common.js").Changes} changes */
  hear(changes) {
    const { id } = this.nodes.grid;
    if (this.late.take(changes, this.named)) return this.map?.hear(changes);
    this.late.tell();
    this.nodes.hear(changes);
    if (areOf(id, changes)) this.name();
    this.edges.hear(changes);
    this.map?.hear(changes);
  }

  refresh() {
    this.nodes.refresh();
    this.name();
    this.edges.refresh();
    this.map?.plan();
  }

  /** Bring the lists of people and places up to date. */
  name() {
    const { desk } = this;
    const { grid } = this.nodes;
    const found = rows.cellsByRow(desk.doc, grid.id);
    /** @type {import("../document/form.js").Option[]} */
    const named = [];
    rows.listed(desk.doc, grid).forEach((row, index) => {
      const cells = found.get(row);
      const name = typeof cells?.name === "string" ? cells.name.replace(/\s+/g, " ").trim() : "";
      if (cells) named.push({ code: row, label: name || desk.words.unnamed(index + 1) });
    });
    this.hint.hidden = named.length > 0;
    // On an empty paper there is one thing to do.
    this.stages.hidden = this.map !== null && !named.length;
    if (JSON.stringify(named) === JSON.stringify(this.named)) return;
    this.named = named;
    const fields = new Set(this.edges.grid.fields.flatMap(({ id, kind }) => (kind === "node" ? id : [])));
    for (const row of this.edges.rows.values()) row.refresh(fields);
  }
}

/** Tell whether changes are in a table. @param {string} id @param {import("../editor/common.js").Changes} changes */
const areOf = (id, changes) =>
  [layout.rows(id), layout.gone(id), layout.cells(id)].some((name) => changes.has(name)) ||
  [...changes.keys()].some((name) => name.startsWith(`cell/${id}/`));

/**
 * Return what a strength is as long as nothing is chosen for this stage: that of the stage before.
 * @param {Network} network
 * @param {Field} field
 * @param {string} row
 * @returns {string | null}
 */
function before({ desk, ask, edges }, field, row) {
  if (!field.id.startsWith(AT)) return null;
  const cells = desk.doc.getMap(layout.cells(edges.grid.id));
  const place = ask.stages.findIndex((stage) => AT + stage.code === field.id);
  for (const stage of ask.stages.slice(0, Math.max(0, place)).reverse()) {
    const code = cells.get(`${row}/${AT}${stage.code}`);
    if (typeof code === "string" && code) return desk.words.before(labelOf(field.options, code));
  }
  return null;
}
