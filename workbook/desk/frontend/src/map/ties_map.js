/** The map of a network, worked in with the hands: people are put, moved and tied, and said more about. */

import { BitByBit } from "../base/bit_by_bit.js";
import { calmly } from "../base/calmly.js";
import { h } from "../base/dom.js";
import { announcer } from "../touch/announce.js";
import { letMove } from "../touch/move.js";
import { Surface } from "../touch/surface.js";
import { answerOf } from "../document/plain_values.js";
import { CROSS, Cross } from "./cross.js";
import * as hands from "./hands.js";
import { Holding } from "./holding.js";
import { sayPerson } from "./map_in_words.js";
import { pulls } from "./pulls.js";
import { placeWords, Scene, stand } from "./scene.js";
import { Side } from "./side.js";
import { Tools } from "./tools.js";
import touchCss from "../touch/touch.css";
import mapCss from "./map.css";
import { WORDS } from "./map_phrases.js";

export const css = touchCss + mapCss;

/** So many milliseconds after somebody moved the words of ties are put where they cover nothing. */
const [REST, LONGEST_REST] = [200, 2000];

/** @type {import("../boxes/picture_room.js").Open} */
export const open = (desk, ask, choices) => new TiesMap(desk, ask, choices);

export class TiesMap {
  /** @param {import("../editor/common.js").Desk} desk @param {import("../document/form.js").Ask} ask @param {import("../boxes/cell.js").Choices} choices of ties */
  constructor(desk, ask, choices) {
    this.desk = desk;
    this.ask = ask;
    this.choices = choices;
    this.view = { stage: ask.stages[0]?.code ?? "", hidesProfessionals: false, showsChanges: true };
    this.surface = new Surface(desk.words.map(ask.label), () => this.plan());
    this.scene = new Scene(this.surface, ask, sayPerson);
    this.voice = announcer(desk);
    this.holding = new Holding(this);
    /** From whom a tie is being drawn; "" while it is not said yet, null while none is. @type {string | null} */
    this.from = null;
    /** @type {Set<string>} who has to follow at the next frame */
    this.moving = new Set();
    /** @type {Map<string, import("../kinds/position.js").Share | null>} where people stand from the next frame on */
    this.standing = new Map();
    this.search = new BitByBit();
    this.rest = calmly(() => this.search.begin(placeWords(this.scene)), REST, LONGEST_REST);
    this.frame = 0;
    this.isStale = true;
    this.side = new Side(this);
    this.cross = new Cross(this);
    this.tools = new Tools(this);
    this.asks = h("p", { class: "map-asks", role: "status" });
    this.empty = h("p", { class: "empty-paper", "aria-hidden": "true" }, WORDS.emptyPaper);
    this.surface.element.append(this.empty);
    const room = h("div", { class: "with-side" }, this.surface.element, this.side.element);
    this.element = h("div", { class: "map" }, this.tools.element, this.asks, room, this.tools.below);
    this.spot = `picture/${ask.id}`;
    const spot = { element: this.element, isText: false, show: String, take: () => undefined };
    desk.place(this.spot, spot);
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && hands.connect(this, null));
    letMove(this.surface, {
      tap: (hit, at) => (hit?.kind === CROSS ? this.cross.put() : hands.tap(this, hit, at)),
      grab: (hit) => pulls(this, hit),
      nudge: (id, by) => (id === CROSS ? this.cross.nudge(by) : this.holding.nudge(id, by)),
      rest: () => this.holding.drop(),
    });
    this.redraw();
  }

  /** Tell whether hands may change people, positions or ties. @param {string} what */
  may(what) {
    return !this.desk.isReadOnly && Boolean(this.ask.picture?.changes.includes(what));
  }

  /** Draw at the next frame: everything, or only who moves. */
  plan(isStale = true) {
    this.isStale ||= isStale;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      if (this.isStale || (this.standing.size && !settle(this))) this.redraw();
      else {
        this.scene.follow(this.moving);
        this.rest();
      }
      this.moving.clear();
    });
  }

  /** Let somebody be where he is held. @param {string} id */
  follow(id) {
    this.moving.add(id);
    this.plan(false);
  }

  redraw() {
    this.isStale = false;
    this.search.cancel();
    this.standing.clear();
    this.scene.draw(answerOf(this.desk.doc, this.ask), this.view);
    this.empty.hidden = this.scene.network.people.length > 0 || !this.may("people");
    this.cross.refresh();
    this.tools.refresh();
    this.side.refresh();
  }

  /** @param {import("../editor/common.js").Changes} changes */
  hear(changes) {
    const standing = this.holding.hear(changes);
    standing?.forEach((share, id) => this.standing.set(id, share));
    if (!standing || standing.size) this.plan(standing === null);
  }

  /** @param {Partial<import("./scene.js").View>} view */
  look(view) {
    this.view = { ...this.view, ...view };
    this.redraw();
    this.side.reopen();
  }

  /** Return where everybody stands, if that is written nowhere yet: with the first touch the map is theirs. */
  unwritten() {
    const { everybody } = this.scene;
    const isWritten = everybody.some(({ position }) => position);
    return new Map(isWritten ? [] : everybody.map(({ id }) => [id, this.scene.shareAt(id)]));
  }

  /** @param {string} id */
  nameOf(id) {
    return this.scene.network.people.find((one) => one.id === id)?.name ?? "";
  }

  destroy() {
    this.holding.destroy();
    cancelAnimationFrame(this.frame);
    this.rest.cancel();
    this.search.cancel();
    this.side.close(false);
    this.voice.destroy();
    this.surface.destroy();
    this.desk.unplace(this.spot, this.element);
  }
}

/** Let people stand where the document says; tell whether the paper stays as it is. @param {TiesMap} map */
function settle({ scene, standing, cross, tools }) {
  const isSame = stand(scene, standing);
  cross.refresh();
  tools.refresh();
  standing.clear();
  return isSame;
}
