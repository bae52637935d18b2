/** The place where the next one is put by keys alone: a cross that the arrow keys move, Enter asks for the name. */

import { s } from "../touch/svg.js";
import { askWho } from "./hands.js";
import { move } from "./paint.js";
import { freeSpot, onPaper } from "./standing.js";
import { WORDS } from "./map_phrases.js";

export const CROSS = "cross";
const REACH = 22;

export class Cross {
  /** @param {import("./ties_map.js").TiesMap} map */
  constructor(map) {
    this.map = map;
    /** @type {import("../kinds/position.js").Share | null} where the arrow keys have put it */
    this.share = null;
    const [label, hit] = [WORDS.cross, { "data-hit": CROSS, "data-id": CROSS }];
    this.element = s(
      "g",
      { class: "cross-hair", ...hit, tabindex: 0, role: "button", "aria-label": label },
      s("path", { class: "cross", d: `M${-REACH} 0H${REACH}M0 ${-REACH}V${REACH}` }),
    );
    map.surface.layers.over.append(this.element);
  }

  /** Return where it is: where the keys have put it, or where room is. */
  get at() {
    const { scene } = this.map;
    return this.share ?? freeSpot(scene.everybody.map(({ id }) => scene.shareAt(id)));
  }

  refresh() {
    const { map, element } = this;
    element.setAttribute("display", map.may("people") ? "inline" : "none");
    move(element, onPaper(this.at, map.scene.paper, map.scene.places.mark));
  }

  /** @param {import("./standing.js").Point} by in hundredths */
  nudge(by) {
    const [across, down] = this.at.map((part, axis) => Math.min(100, Math.max(0, part + by[axis])));
    this.share = [across, down];
    this.refresh();
    this.map.voice.say(WORDS.crossAt(across, down));
    return true;
  }

  /** Ask who is put there. */
  put() {
    askWho(this.map, this.at);
    this.share = null;
  }
}
