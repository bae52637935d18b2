/** A map on its paper: drawn anew when it says something else, and only moved where somebody moves. */

import { focusedIn } from "../base/dom.js";
import { captions, linesOf, stretch, between } from "./tie_lines.js";
import { middleOf, strengths, withoutProfessionals, at } from "./network.js";
import { caption, lay, move, person, tie } from "./paint.js";
import { onPaper, placesOf, shareOf } from "./standing.js";

/** @typedef {import("../kinds/position.js").Share} Share */
/** @typedef {import("./network.js").Network} Network */
/** @typedef {import("./tie_lines.js").Line} Line */
/** @typedef {import("./standing.js").Point} Point */

/**
 * What is looked at.
 * @typedef {object} View
 * @property {string} stage
 * @property {boolean} hidesProfessionals
 * @property {boolean} showsChanges
 */

export class Scene {
  /**
   * @param {import("../touch/surface.js").Surface} surface
   * @param {import("../document/form.js").Ask} ask
   * @param {(one: import("./network.js").Someone, network: Network) => string} label
   */
  constructor(surface, ask, label) {
    this.surface = surface;
    this.ask = ask;
    this.label = label;
    this.steps = strengths(ask).length;
    /** @type {Network} */
    this.network = { people: [], ties: [] };
    /** Who stands on the paper, those whom one does not look at too. */
    this.everybody = this.network.people;
    /** @type {Line[]} */
    this.lines = [];
    this.places = placesOf([], "", 760);
    /** @type {Map<string, {mark: string, element: SVGElement}>} what is drawn, by what it is */
    this.drawn = new Map();
    /** @type {Map<string, Share>} who is being moved, and where to */
    this.held = new Map();
  }

  /** @param {any} answer @param {View} view */
  draw(answer, { stage, hidesProfessionals, showsChanges }) {
    const { surface, ask } = this;
    const last = at(ask, answer, ask.stages[ask.stages.length - 1].code);
    const middle = middleOf(last);
    const now = at(ask, answer, stage);
    if (!showsChanges) for (const one of now.ties) one.change = "";
    this.places = placesOf(last.people, middle, Math.max(surface.width, 320));
    this.everybody = now.people;
    this.network = hidesProfessionals ? withoutProfessionals(now) : now;
    this.lines = linesOf(this.network.ties);
    surface.fit(this.places.height);
    const { isNumbered, mark } = this.places;
    const kept = new Set();
    this.network.people.forEach((one) => {
      const number = isNumbered ? String(one.number) : "";
      const look = { label: this.label(one, this.network), number, isMiddle: one.id === middle, mark };
      const said = JSON.stringify([{ ...one, position: null }, look]);
      kept.add(keep(this, `who/${one.id}`, said, surface.layers.over, () => person(one, look)));
    });
    for (const line of this.lines) {
      const { row, ...said } = line.tie;
      const key = JSON.stringify(said);
      kept.add(keep(this, `tie/${row}`, key, surface.layers.under, () => tie(line, this.steps)));
    }
    for (const [key, { element }] of this.drawn) {
      if (kept.has(key)) continue;
      element.remove();
      this.drawn.delete(key);
    }
    this.settle();
  }

  /** Put everybody and everything where they belong, and the words of ties where nothing is covered. */
  settle() {
    const { lines, network, drawn } = this;
    for (const { id } of network.people)
      move(/** @type {any} */ (drawn.get(`who/${id}`)).element, this.at(id));
    for (const line of lines) this.run(line);
    placeWords(this);
  }

  /** Let only these and their ties follow: what happens at every frame of a drag. @param {Iterable<string>} ids */
  follow(ids) {
    const moved = new Set(ids);
    for (const id of moved) {
      const held = this.drawn.get(`who/${id}`);
      if (held) move(held.element, this.at(id));
    }
    for (const line of this.lines) {
      if (!moved.has(line.tie.start) && !moved.has(line.tie.end)) continue;
      this.run(line);
      const said = this.surface.layers.under.querySelector(`.said[data-of="${CSS.escape(line.tie.row)}"]`);
      if (said) move(said, between(line, 0.5));
    }
  }

  /** @param {Line} line */
  run(line) {
    const held = this.drawn.get(`tie/${line.tie.row}`);
    stretch(line, (id) => this.at(id), this.places.mark);
    if (held) lay(held.element, line);
  }

  /** Return where somebody is to be seen. @param {string} id @returns {Point} */
  at(id) {
    const held = this.held.get(id);
    if (held) return onPaper(held, this.paper, this.places.mark);
    return this.places.at.get(id) ?? [0, 0];
  }

  /** Return where somebody stands, in hundredths. @param {string} id */
  shareAt(id) {
    return this.share(this.at(id));
  }

  /** @param {Point} at */
  share(at) {
    return shareOf(at, this.paper, this.places.mark);
  }

  /** @returns {Point} */
  get paper() {
    return [Math.max(this.surface.width, 320), this.places.height];
  }

  /** @param {string} id @param {boolean} [isTie] */
  elementOf(id, isTie = false) {
    return this.drawn.get(`${isTie ? "tie" : "who"}/${id}`)?.element;
  }
}

/** Put the words of ties where nothing is covered. @param {Scene} scene */
function placeWords(scene) {
  const { lines, network, places, surface } = scene;
  const layer = surface.layers.under;
  layer.querySelectorAll(".said").forEach((one) => one.remove());
  const people = network.people.map(({ id }) => scene.at(id));
  const spots = captions(lines, people, places.mark);
  for (const line of lines) {
    const spot = spots.get(line.tie.row);
    if (!spot) continue;
    const said = caption(line);
    said.dataset.of = line.tie.row;
    move(said, spot);
    layer.append(said);
  }
}

/**
 * Let something be drawn once, and anew when it looks otherwise; who has the focus keeps it.
 * @param {Scene} scene
 * @param {string} key
 * @param {string} mark
 * @param {SVGElement} layer
 * @param {() => SVGElement} make
 */
function keep({ drawn }, key, mark, layer, make) {
  const held = drawn.get(key);
  if (held?.mark === mark) return key;
  const element = make();
  const hadFocus = held && focusedIn(held.element);
  if (held) held.element.replaceWith(element);
  else layer.append(element);
  drawn.set(key, { mark, element });
  if (hadFocus) element.focus();
  return key;
}
