/** Beside the paper: how one begins, or the card of whoever or whatever was touched. */

import { button, focusedIn, h } from "../base/dom.js";
import { plainChoices } from "../boxes/cell.js";
import { labelOf } from "../document/form.js";
import { card } from "../touch/card.js";
import { s } from "../touch/svg.js";
import { connect, reach } from "./hands.js";
import * as steps from "./map_steps.js";
import { sayTie, tiesOf } from "./map_in_words.js";
import { AT } from "./network.js";
import { WORDS } from "./map_phrases.js";

/** @typedef {import("../document/form.js").Field} Field */

export class Side {
  /** @param {import("./ties_map.js").TiesMap} map */
  constructor(map) {
    this.map = map;
    const lines = WORDS.howTo.map((line) => h("li", {}, line));
    this.element = h("div", { class: "side" }, h("ol", { class: "how-to" }, ...lines));
    /** @type {ReturnType<typeof card> | null} */
    this.card = null;
    this.isTie = false;
    this.ties = h("div", { class: "card-ties" });
    this.grip = s("g", { class: "grip", "data-hit": "grip" });
    this.grip.append(s("circle", { class: "reach", r: 22 }), s("circle", { class: "dot", r: 8 }));
  }

  /** Who is touched. */
  get person() {
    return this.card && !this.isTie ? this.card.row : null;
  }

  /** Bring what is open up to date: its boxes, its ties, and the grip at the edge. */
  refresh() {
    const { card: open, map } = this;
    if (!open?.refresh()) return;
    const held = map.scene.elementOf(open.row, this.isTie);
    if (!held || this.isTie) return;
    if (map.from === null && !focusedIn(this.ties)) listTies(this, open.row);
    if (!map.may("ties")) return;
    this.grip.dataset.id = open.row;
    this.grip.setAttribute("transform", `translate(${map.scene.places.mark[0] / 2} 0)`);
    if (this.grip.parentNode !== held) held.append(this.grip);
  }

  /** Another stage is looked at: a tie is said of that one. */
  reopen() {
    if (this.card && this.isTie) this.openTie(this.card.row, false);
  }

  /** @param {string} id */
  openPerson(id) {
    const { map } = this;
    const { desk, ask } = map;
    const remove = () => {
      const ties = tiesOf(map.scene.network, id).map(({ tie }) => tie.row);
      const said = desk.words.removed(map.nameOf(id));
      this.close(false);
      steps.takeAway(desk, ask, { grid: 0, row: id, ties });
      map.tools.put.focus();
      desk.say(said);
    };
    const fields = ask.grids[0].fields.filter((field) => field.kind !== "position");
    const connect = button(WORDS.connect, () => offer(this, id), { class: "main" });
    this.show(map.nameOf(id), { grid: 0, row: id, fields }, [
      map.may("ties") && connect,
      h("p", { class: "card-label" }, WORDS.tiesHere),
      this.ties,
      map.may("people") && button(WORDS.removePerson, remove, { class: "quiet" }),
    ]);
  }

  /** @param {string} row @param {boolean} [isFocused] */
  openTie(row, isFocused = true) {
    const { map } = this;
    const { desk, ask } = map;
    const found = map.scene.lines.find(({ tie }) => tie.row === row)?.tie;
    if (!found) return;
    const remove = () => {
      this.close();
      steps.takeAway(desk, ask, { grid: 1, row });
      desk.say(desk.words.removed(title));
    };
    const isAsked = (/** @type {Field} */ { id, kind }) =>
      kind !== "node" && (!id.startsWith(AT) || id === AT + map.view.stage);
    const title = WORDS.tieTitle(map.nameOf(found.start), map.nameOf(found.end));
    const more = [map.may("ties") && button(WORDS.removeTie, remove, { class: "quiet" })];
    this.show(title, { grid: 1, row, fields: ask.grids[1].fields.filter(isAsked) }, more, isFocused);
  }

  /** @param {string} title @param {{grid: number, row: string, fields: Field[]}} what @param {(HTMLElement | false)[]} more @param {boolean} [isFocused] */
  show(title, { grid, row, fields }, more, isFocused = true) {
    const { map } = this;
    const { desk, ask, view, choices } = map;
    this.close(false);
    this.isTie = grid > 0;
    const isStaged = (/** @type {Field} */ { id }) => id.startsWith(AT) && ask.stages.length > 1;
    const stage = labelOf(ask.stages, view.stage);
    this.card = card(desk, {
      title,
      grid: ask.grids[grid].id,
      row,
      fields,
      labelOf: (field) => (isStaged(field) ? desk.words.strengthAt(stage) : field.label),
      choices: grid ? choices : plainChoices(desk),
      more,
      isShown: () => map.scene.elementOf(row, grid > 0) !== undefined,
      close: (isGoingBack) => this.close(isGoingBack),
    });
    this.element.append(this.card.element);
    this.element.classList.add("is-open");
    this.refresh();
    if (!isFocused) return;
    this.card?.heading.focus({ preventScroll: true });
    this.card?.top.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} [isGoingBack] whether the focus goes back to who was touched */
  close(isGoingBack = true) {
    const { card: open, map } = this;
    if (!open) return;
    this.card = null;
    this.grip.remove();
    open.destroy();
    this.element.classList.remove("is-open");
    const back = this.isTie ? map.tools.connect : map.scene.elementOf(open.row);
    if (isGoingBack) back?.focus();
  }
}

/** List whom somebody is tied with. @param {Side} side @param {string} id */
function listTies(side, id) {
  const { scene } = side.map;
  const found = tiesOf(scene.network, id).map(({ tie, other }) =>
    button(sayTie(tie, other), () => side.openTie(tie.row), { class: "quiet" }),
  );
  side.ties.replaceChildren(...(found.length ? found : [h("p", { class: "hint" }, WORDS.noTies)]));
}

/** Offer everybody else to be tied with: in the picture, and here as buttons. @param {Side} side @param {string} id */
function offer({ map, ties }, id) {
  connect(map, id);
  const others = map.scene.network.people.filter((one) => one.id !== id);
  const found = others.map(({ id: other, name }) => button(WORDS.connectWith(name), () => reach(map, other)));
  ties.replaceChildren(...found);
  found[0]?.focus({ preventScroll: true });
}
