/** Who is here, and in which box: told in words, colour only helps. */

import { h } from "../base/dom.js";
import { WORDS } from "../connection/connection_phrases.js";

/** How many colours style.css has for people (`--person-0` …). */
const COLOURS = 8;

/** @typedef {{member: string, name: string, department: string, box: string, isMe: boolean}} Present */

/** The box one is in: screen readers say who writes there as well, each once, as long as one stays. */
class OwnBox {
  /** @param {import("./common.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.place = "";
    /** @type {Set<string>} */
    this.told = new Set();
  }

  /** @param {string} place */
  enter(place) {
    this.place = place;
    this.told.clear();
  }

  /** @param {string} place @param {Set<string>} names */
  tell(place, names) {
    const fresh = place === this.place ? [...names].filter((name) => !this.told.has(name)) : [];
    for (const name of fresh) this.told.add(name);
    if (fresh.length) this.desk.say(fresh.join("　"));
  }
}

export class People {
  /**
   * @param {import("./common.js").Desk} desk
   * @param {import("y-protocols/awareness").Awareness} awareness
   * @param {(place: string) => string} whereOf which question a place belongs to, as people say it
   */
  constructor(desk, awareness, whereOf) {
    this.desk = desk;
    this.awareness = awareness;
    this.whereOf = whereOf;
    this.list = h("ul", { class: "chips" });
    this.element = h("div", { class: "people", role: "group", "aria-label": WORDS.here }, this.list);
    /** @type {Map<string, {spot: HTMLElement, label: HTMLElement}>} labels by place */
    this.labels = new Map();
    this.drawn = "";
    this.mine = new OwnBox(desk);
    /** @type {Map<string, string>} */
    this.colours = new Map();
    this.draw = this.draw.bind(this);
    awareness.on("change", this.draw);
    desk.newcomers.add((place) => this.label(place, this.others()));
    this.draw();
  }

  /** Tell the others where one is. @param {string} box */
  go(box) {
    this.mine.enter(box);
    this.awareness.setLocalStateField("box", box);
  }

  /** @returns {Present[]} */
  all() {
    const { doc, me } = this.desk.sheet;
    /** @type {Present[]} */
    const found = [];
    for (const [client, state] of this.awareness.getStates()) {
      const isOwn = client === doc.clientID;
      const who = isOwn ? me : state.who;
      if (!who) continue;
      const member = String(who.member ?? client);
      const isMe = isOwn || (me?.member !== undefined && member === me.member);
      found.push({
        member,
        name: String(who.name),
        department: String(who.department ?? ""),
        box: String(state.box ?? ""),
        isMe,
      });
    }
    return found;
  }

  /** Return the colour of a person; nobody shares one as long as there are enough. @param {string} member */
  colourOf(member) {
    const known = this.colours.get(member) ?? `var(--person-${this.colours.size % COLOURS})`;
    this.colours.set(member, known);
    return known;
  }

  others() {
    return this.all().filter((person) => !person.isMe);
  }

  draw() {
    const all = this.all();
    const others = all.filter((person) => !person.isMe);
    const mine = all.find((person) => person.isMe);
    /** @type {Map<string, Present>} one chip a person, however many windows he has open */
    const chips = new Map();
    for (const person of others) if (!chips.get(person.member)?.box) chips.set(person.member, person);
    const shown = [...(mine ? [{ ...mine, box: "" }] : []), ...chips.values()];
    const drawn = JSON.stringify(shown);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      this.list.replaceChildren(...shown.map((person) => this.chip(person)));
      this.element.classList.toggle("is-alone", shown.length < 2);
    }
    for (const place of new Set([...this.labels.keys(), ...others.map((person) => person.box)]))
      this.label(place, others);
  }

  /** @param {Present} person */
  chip({ member, name, department, box, isMe }) {
    const where = this.whereOf(box);
    const initial = h("span", { class: "initial", "aria-hidden": "true" }, [...name][0] ?? "");
    initial.style.setProperty("--person", this.colourOf(member));
    return h(
      "li",
      { class: "chip" },
      initial,
      h("span", {}, [name, department].filter(Boolean).join("・"), isMe ? `（${WORDS.you}）` : null),
      where ? h("span", { class: "where" }, WORDS.at(where)) : null,
    );
  }

  /** @param {string} place @param {Present[]} others */
  label(place, others) {
    const spot = this.desk.spots.get(place)?.element;
    const here = others.filter((person) => person.box === place);
    const held = this.labels.get(place);
    if (held && (held.spot !== spot || !here.length)) {
      held.label.remove();
      held.spot.classList.remove("is-held");
      this.labels.delete(place);
    }
    if (!spot || !here.length) return;
    const label = this.labels.get(place)?.label ?? h("p", { class: "here" });
    const names = new Set(here.map((person) => WORDS.typing(person.name, person.department)));
    label.textContent = [...names].join("　");
    this.mine.tell(place, names);
    spot.style.setProperty("--person", this.colourOf(here[0].member));
    spot.classList.add("is-held");
    this.labels.set(place, { spot, label });
    if (label.parentNode !== spot) spot.prepend(label);
  }

  destroy() {
    this.awareness.off("change", this.draw);
  }
}
