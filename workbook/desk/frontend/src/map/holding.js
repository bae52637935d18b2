/** Who of a map is being moved: by the hand here, written down when it lets go, and by others, seen while it goes on. */

import * as steps from "./map_steps.js";
import * as layout from "../document/layout.js";
import { readPosition } from "../kinds/position.js";
import { LiveMoves } from "../touch/live_moves.js";
import { WORDS } from "./map_phrases.js";

/** @typedef {import("../kinds/position.js").Share} Share */

export class Holding {
  /** @param {import("./ties_map.js").TiesMap} map */
  constructor(map) {
    this.map = map;
    /** Whom the hand here holds. */
    this.mine = "";
    this.root = layout.cells(map.ask.grids[0].id);
    this.live = new LiveMoves(map.desk.sheet.awareness, map.ask.grids[0].id, (ids) => this.others(ids));
  }

  /** Let somebody stand here as long as a hand holds him; nothing is written. @param {string} id @param {Share} share */
  hold(id, share) {
    if (this.mine !== id) this.drop();
    this.mine = id;
    this.map.scene.held.set(id, share);
    this.live.tell(id, share);
    this.map.follow(id);
  }

  /** Write down where who is held stands. */
  drop() {
    const { map, mine } = this;
    const share = map.scene.held.get(mine);
    this.mine = "";
    if (!share) return;
    const standing = map.unwritten().set(mine, share);
    map.scene.held.delete(mine);
    map.standing.set(mine, share);
    steps.moveTo(map.desk, map.ask, standing);
    this.live.done();
    map.voice.say(WORDS.moved(map.nameOf(mine), ...share));
    map.follow(mine);
  }

  /** Who is held goes back to where he stood. */
  letGo() {
    this.map.scene.held.delete(this.mine);
    this.map.follow(this.mine);
    this.mine = "";
    this.live.done();
  }

  /** @param {string} id @param {import("./standing.js").Point} by in hundredths */
  nudge(id, by) {
    if (!this.map.may("positions")) return false;
    const { scene, standing } = this.map;
    const stands = scene.held.get(id) ?? standing.get(id) ?? scene.shareAt(id);
    const [across, down] = stands.map((part, axis) => within(part + by[axis]));
    this.hold(id, [across, down]);
    return true;
  }

  /** @param {string[]} ids */
  others(ids) {
    const { map, live, mine } = this;
    for (const id of ids) {
      if (id === mine) continue;
      const share = live.others.get(id);
      if (share) map.scene.held.set(id, share);
      else map.scene.held.delete(id);
      map.follow(id);
    }
  }

  /**
   * The document says where people stand: that is where they were dropped.
   * @param {import("../editor/common.js").Changes} changes
   * @returns {Map<string, Share | null> | null} where they stand now; null if anything else of the map has changed too
   */
  hear(changes) {
    const { map, root } = this;
    const cells = map.desk.doc.getMap(root);
    const ours = [...changes.keys()].filter((name) =>
      map.ask.grids.some(({ id }) => name.includes(`/${id}`)),
    );
    let isMore = ours.some((name) => name !== root);
    /** @type {Map<string, Share | null>} */
    const found = new Map();
    for (const key of changes.get(root) ?? []) {
      const [row, field] = (key ?? "").split("/");
      // Who was removed and is moved at the same moment is back.
      isMore ||= field !== "position" || !map.scene.everybody.some(({ id }) => id === row);
      if (field !== "position") continue;
      if (this.live.forget(row)) map.scene.held.delete(row);
      found.set(row, readPosition(String(cells.get(`${row}/position`) ?? "")));
    }
    return isMore ? null : found;
  }

  destroy() {
    this.drop();
    this.live.destroy();
  }
}

/** @param {number} part */
const within = (part) => Math.min(100, Math.max(0, part));
