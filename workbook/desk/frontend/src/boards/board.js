/** A picture whose signs are moved from place to place, by mouse, finger and keys: what it shows is a file of its own. */

import { answerOf } from "../document/plain_values.js";
import * as layout from "../document/layout.js";
import { focusedIn } from "../base/dom.js";
import { announcer } from "../touch/announce.js";
import { Around } from "./around.js";
import { Carrying } from "./carrying.js";
import { letMove } from "../touch/move.js";
import { paintScene } from "./signs.js";
import { Surface } from "../touch/surface.js";
import css from "../touch/touch.css";
import boardCss from "./board.css";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("./signs.js").Kind} Kind */
/** @typedef {import("./signs.js").Thing} Thing */

/** Return what a sheet needs to have such a picture. @param {Kind} kind */
export const board = (kind) => ({
  css: css + boardCss,
  /** @type {import("../boxes/picture_room.js").Open} */
  open: (desk, ask, choices) => new Board(desk, ask, { kind, choices }),
});

export class Board {
  /** @param {Desk} desk @param {Ask} ask @param {{kind: Kind, choices: import("../boxes/cell.js").Choices}} given */
  constructor(desk, ask, { kind, choices }) {
    this.desk = desk;
    this.ask = ask;
    this.kind = kind;
    this.part = /** @type {import("../document/form.js").Touched} */ (ask.picture);
    this.surface = new Surface(desk.words.map(ask.label), () => this.plan());
    this.voice = announcer(desk);
    this.carrying = new Carrying(this);
    this.around = new Around(this, choices);
    this.element = this.around.element;
    /** The row that is open or has the focus. */
    this.chosen = "";
    this.isDrawing = false;
    this.frame = 0;
    letMove(this.surface, {
      tap: (hit) => this.tap(hit?.id ?? ""),
      grab: ({ id }, from) => this.carrying.grab(this.thing(id), from),
      nudge: (id, by) => this.carrying.nudge(this.thing(id), by.map(Math.sign)),
      rest: () => undefined,
    });
    this.watch(this.surface.svg);
    this.redraw();
  }

  /** @param {SVGElement} svg */
  watch(svg) {
    svg.addEventListener("keydown", (event) => event.key === "Escape" && this.carrying.letGo());
    svg.addEventListener("focusin", () => this.choose(this.thing(this.focused)?.row ?? ""));
    // What the keys hold is laid down where it is when one goes away, but not when it is only drawn anew.
    svg.addEventListener("focusout", () => {
      if (!this.isDrawing && this.carrying.held?.by === null) this.carrying.drop();
    });
  }

  plan() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.redraw();
    });
  }

  redraw() {
    const { desk, ask, surface, kind } = this;
    const answered = /** @type {any} */ (answerOf(desk.doc, ask)) ?? [];
    this.element.hidden = !answered.length && !this.around.card?.refresh(); // who empties the last row is in it
    if (this.element.hidden) return;
    this.scene = kind.draw(ask, answered, surface.room, this.chosen);
    this.isDrawing = true;
    paintScene(surface, this.scene, this.focused);
    this.isDrawing = false;
    this.settle();
    this.around.refresh(this.scene);
  }

  /** Put every sign where it is, or where a hand holds it. */
  settle() {
    const { carrying, surface, scene } = this;
    scene?.things.forEach((thing, index) => {
      const [element, by] = [surface.layers.over.children[index], carrying.by(thing)];
      element.setAttribute("transform", by ? `translate(${by})` : "");
      element.classList.toggle("is-held", carrying.held?.id === thing.id);
    });
    for (const element of surface.layers.under.querySelectorAll("[data-zone]"))
      element.classList.toggle("is-over", element.getAttribute("data-zone") === carrying.held?.zone);
  }

  /** @param {string} id */
  thing(id) {
    return this.scene?.things.find((one) => one.id === id);
  }

  /** @param {string} id */
  zone(id) {
    return this.scene?.zones.find((one) => one.id === id);
  }

  /** Return the places that take a sign. @param {Thing} thing */
  open(thing) {
    return this.scene?.zones.filter((zone) => this.kind.accepts(this.part, thing, zone)) ?? [];
  }

  /** What has the focus. */
  get focused() {
    return focusedIn(this.surface.svg)?.dataset.id ?? "";
  }

  /** @param {string} row */
  choose(row) {
    if (row === this.chosen) return;
    this.chosen = row;
    this.plan();
  }

  /** @param {string} id */
  tap(id) {
    const thing = this.thing(id);
    if (this.carrying.held) this.carrying.drop();
    else if (thing) {
      this.choose(thing.row);
      this.around.open(thing);
    }
  }

  /** @param {import("../editor/common.js").Changes} changes */
  hear(changes) {
    const { id } = this.ask.grids[0];
    for (const key of changes.get(layout.cells(id)) ?? []) this.carrying.forget(key?.split("/")[0] ?? "");
    if ([...changes.keys()].some((root) => root.split("/")[1] === id)) this.plan();
  }

  destroy() {
    this.carrying.destroy();
    this.around.close(false);
    cancelAnimationFrame(this.frame);
    this.voice.destroy();
    this.surface.destroy();
  }
}
