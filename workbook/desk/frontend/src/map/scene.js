/** A map on its paper: drawn anew when it says something else, and only moved where somebody moves. */

import { atOnce } from "../base/bit_by_bit.js";
import { focusedIn } from "../base/dom.js";
import { between, captions, linesOf, stretch, wordsOn } from "./tie_lines.js";
import { middleOf, strengths, withoutProfessionals, at } from "./network.js";
import { caption, lay, move, person, tie } from "./paint.js";
import { put, s } from "../touch/svg.js";
import { onPaper, placesOf, shareOf } from "./standing.js";

/** @typedef {import("../kinds/position.js").Share} Share */
/** @typedef {import("./network.js").Network} Network */
/** @typedef {import("./tie_lines.js").Line} Line */
/** @typedef {import("./standing.js").Point} Point */

/** @typedef {Map<string, {mark: string, element: SVGElement}>} Drawn */

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
    this.middle = "";
    this.places = placesOf([], "", 760);
    this.layers = { ties: s("g"), words: s("g"), people: surface.layers.over };
    surface.layers.under.append(this.layers.ties, this.layers.words);
    /** @type {Drawn} people and ties that are drawn, by what they are */
    this.drawn = new Map();
    /** @type {Drawn} the words of ties, by tie */
    this.words = new Map();
    /** @type {Map<string, Share>} who is being moved, and where to */
    this.held = new Map();
  }

  /** @param {any} answer @param {View} view */
  draw(answer, { stage, hidesProfessionals, showsChanges }) {
    const { surface, ask, layers, drawn } = this;
    const last = at(ask, answer, ask.stages[ask.stages.length - 1].code);
    this.middle = middleOf(last);
    const now = at(ask, answer, stage);
    if (!showsChanges) for (const one of now.ties) one.change = "";
    this.everybody = now.people;
    this.places = placesOf(this.everybody, this.middle, this.paper[0]);
    this.network = hidesProfessionals ? withoutProfessionals(now) : now;
    this.lines = linesOf(this.network.ties);
    surface.fit(this.places.height);
    const { isNumbered, mark } = this.places;
    const kept = new Set();
    this.network.people.forEach((one) => {
      const number = isNumbered ? String(one.number) : "";
      const look = { label: this.label(one, this.network), number, isMiddle: one.id === this.middle, mark };
      const said = JSON.stringify([{ ...one, position: null }, look]);
      kept.add(keep(drawn, `who/${one.id}`, said, layers.people, () => person(one, look)));
    });
    for (const line of this.lines) {
      const { row, ...said } = line.tie;
      const key = JSON.stringify(said);
      kept.add(keep(drawn, `tie/${row}`, key, layers.ties, () => tie(line, this.steps)));
    }
    sweep(drawn, kept);
    this.settle();
  }

  /** Put everybody and everything where they belong. */
  settle() {
    const { lines, network, drawn } = this;
    for (const { id } of network.people)
      move(/** @type {any} */ (drawn.get(`who/${id}`)).element, this.at(id));
    for (const line of lines) this.run(line);
    atOnce(placeWords(this));
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
      const said = this.words.get(line.tie.row);
      if (said) put(said.element, xy(between(line, 0.5)));
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
    return [this.surface.room, this.places.height];
  }

  /** @param {string} id @param {boolean} [isTie] */
  elementOf(id, isTie = false) {
    return this.drawn.get(`${isTie ? "tie" : "who"}/${id}`)?.element;
  }
}

/**
 * Put the words of ties where nothing is covered, bit by bit; those of whoever moves meanwhile only go along.
 * @param {Scene} scene
 * @returns {Generator<void, void>}
 */
export function* placeWords(scene) {
  const { network, places, words, layers } = scene;
  const lines = scene.lines.map((line) => ({ ...line }));
  const people = network.people.map(({ id }) => scene.at(id));
  const spots = yield* captions(lines, people, places.mark);
  for (const [index, { tie, start, end }] of lines.entries()) {
    const [spot, now] = [spots.get(tie.row), scene.lines[index]];
    if (!spot || now.start !== start || now.end !== end) continue;
    const [said, isNews] = [wordsOn(tie), tie.change !== ""];
    keep(words, tie.row, `${isNews}${said}`, layers.words, () => caption(said, isNews));
    put(/** @type {any} */ (words.get(tie.row)).element, xy(spot));
  }
  sweep(words, spots);
}

/**
 * Let people stand where the document says by now; tell whether the paper stays as it is, or all is to be drawn.
 * @param {Scene} scene
 * @param {Map<string, Share | null>} positions
 */
export function stand(scene, positions) {
  const { at, height } = scene.places;
  for (const one of scene.everybody) if (positions.has(one.id)) one.position = positions.get(one.id) ?? null;
  scene.places = placesOf(scene.everybody, scene.middle, scene.paper[0]);
  const elsewhere = [...scene.places.at].filter(([id, point]) => String(point) !== String(at.get(id)));
  scene.follow(elsewhere.map(([id]) => id));
  return height === scene.places.height;
}

/** @param {Point} at */
const xy = ([x, y]) => ({ x, y });

/**
 * Let something be drawn once, and anew when it looks otherwise; who has the focus keeps it.
 * @param {Drawn} drawn
 * @param {string} key
 * @param {string} mark
 * @param {SVGElement} layer
 * @param {() => SVGElement} make
 */
function keep(drawn, key, mark, layer, make) {
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

/** Take away what is drawn no longer. @param {Drawn} drawn @param {{has: (key: string) => boolean}} kept */
function sweep(drawn, kept) {
  for (const [key, { element }] of drawn) {
    if (kept.has(key)) continue;
    element.remove();
    drawn.delete(key);
  }
}
