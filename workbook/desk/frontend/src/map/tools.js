/** What stands around a map: what can be done, how it is looked at, what its lines mean, and the same in words. */

import { button, focusedIn, h } from "../base/dom.js";
import { s } from "../touch/svg.js";
import { askWho, connect } from "./hands.js";
import * as steps from "./map_steps.js";
import { list } from "./map_in_words.js";
import { pen } from "./tie_lines.js";
import { strengths } from "./network.js";
import { dashOf } from "./paint.js";
import { WORDS } from "./map_phrases.js";

export class Tools {
  /** @param {import("./ties_map.js").TiesMap} map */
  constructor(map) {
    this.map = map;
    const { words } = map.desk;
    this.put = button(WORDS.putSomeone, () => askWho(map), { class: "main" });
    this.connect = toggle(WORDS.connect, (isOn) => connect(map, isOn ? (map.side.person ?? "") : null));
    this.changes = toggle(WORDS.changes, (isOn) => map.look({ showsChanges: isOn }));
    this.without = toggle(WORDS.withoutProfessionals, (isOn) => map.look({ hidesProfessionals: isOn }));
    this.anew = button(WORDS.arrangeAnew, () => this.arrange());
    const all = [this.put, this.connect, this.changes, this.without, this.anew];
    const label = words.map(map.ask.label);
    this.element = h("div", { class: "map-tools", role: "group", "aria-label": label }, ...all);
    this.words = h("div");
    this.inWords = h("details", {}, h("summary", {}, words.mapInWords), this.words);
    this.inWords.addEventListener("toggle", () => this.refresh());
    this.numbers = h("ul", { class: "key numbers" });
    /** What the numbers and the words say. */
    this.said = "";
    this.below = h("div", {}, this.numbers, key(map), this.inWords);
  }

  refresh() {
    const { map } = this;
    const { people } = map.scene.network;
    const { stage, showsChanges, hidesProfessionals } = map.view;
    this.put.hidden = !map.may("people");
    this.connect.hidden = !map.may("ties") || people.length < 2;
    this.changes.hidden = stage === map.ask.stages[0]?.code;
    this.without.hidden = !hidesProfessionals && !people.some(({ isProfessional }) => isProfessional);
    this.anew.hidden = !map.may("positions") || !people.some(({ position }) => position);
    press(this.connect, map.from !== null);
    press(this.changes, showsChanges);
    press(this.without, hidesProfessionals);
    this.say();
  }

  /** Say in words what is drawn, where it is not said already: where somebody stands is not in it. */
  say() {
    const { map } = this;
    const { network, places } = map.scene;
    const isOpen = this.inWords.open && !focusedIn(this.words);
    const unplaced = (/** @type {string} */ key, /** @type {unknown} */ part) =>
      key === "position" ? undefined : part;
    const said = JSON.stringify([isOpen, places.isNumbered, network], unplaced);
    if (said === this.said) return;
    this.said = said;
    const named = places.isNumbered ? network.people : [];
    this.numbers.replaceChildren(...named.map(({ number, name }) => h("li", {}, `${number} ${name}`)));
    if (isOpen) this.words.replaceChildren(list(network, map.side));
  }

  arrange() {
    const { map } = this;
    steps.arrangeAnew(map.desk, map.ask);
    map.voice.say(WORDS.arrangedAnew);
    this.put.focus();
  }
}

/** @param {string} label @param {(isOn: boolean) => void} turned */
function toggle(label, turned) {
  const element = button(label, () => turned(element.getAttribute("aria-pressed") !== "true"), {
    class: "toggle",
  });
  return element;
}

/** @param {Element} element @param {boolean} isOn */
const press = (element, isOn) => element.setAttribute("aria-pressed", String(isOn));

/** What frames and lines mean: each beside the sign itself. @param {import("./ties_map.js").TiesMap} map */
function key({ ask, desk }) {
  const levels = strengths(ask);
  const lines = levels.map(({ label }, step) => {
    const [dash, thick] = pen(step, levels.length);
    return h("li", {}, sign("", line("line", thick, dashOf(dash))), label);
  });
  const signs = WORDS.signs.map((words, place) => h("li", {}, SIGNS[place](), words));
  return h("ul", { class: "key", "aria-label": desk.words.key }, ...lines, ...signs);
}

/** @param {string} kind what it stands for @param {...SVGElement} parts */
const sign = (kind, ...parts) =>
  s("svg", { class: kind, width: 44, height: 20, "aria-hidden": "true" }, ...parts);

/** @param {string} kind @param {number} thick @param {string} [dashes] */
const line = (kind, thick, dashes) =>
  s("line", {
    class: kind,
    x1: 1,
    x2: 43,
    y1: 10,
    y2: 10,
    "stroke-width": thick,
    "stroke-dasharray": dashes,
  });

/** @param {number} round */
const frame = (round) => s("rect", { class: "frame", x: 4, y: 2, width: 36, height: 16, rx: round });

/** The signs of `WORDS.signs`, in their order. */
const SIGNS = [
  () =>
    sign("is-hub", frame(6), s("text", { x: 22, y: 14.5, "text-anchor": "middle", "font-size": 12 }, "★")),
  () => sign("is-professional", frame(0)),
  () => sign("", line("line", 2), s("path", { class: "head", d: "M43 10L32 4L32 16Z" })),
  () => sign("", line("outer", 7), line("inner", 3.5)),
  () =>
    sign(
      "is-lost",
      line("line", 1.5, dashOf("longdash") ?? ""),
      s("path", { class: "cross", d: "M16 4L28 16M28 4L16 16" }),
    ),
];
