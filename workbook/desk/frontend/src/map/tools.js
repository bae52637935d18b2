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

/** What frames and lines mean. @param {import("./ties_map.js").TiesMap} map */
function key({ ask, desk }) {
  const levels = strengths(ask);
  const lines = levels.map(({ label }, step) => {
    const [dash, thick] = pen(step, levels.length);
    const look = {
      class: "line",
      x2: 44,
      y1: 8,
      y2: 8,
      "stroke-width": thick,
      "stroke-dasharray": dashOf(dash),
    };
    return h("li", {}, s("svg", { width: 44, height: 16, "aria-hidden": "true" }, s("line", look)), label);
  });
  const signs = WORDS.signs.map((sign) => h("li", {}, sign));
  return h("ul", { class: "key", "aria-label": desk.words.key }, ...lines, ...signs);
}
