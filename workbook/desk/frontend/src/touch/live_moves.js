/** Who is being moved right now: told to the others while it goes on, and heard from them; nothing of it is kept. */

/** @typedef {import("../kinds/position.js").Share} Share */

import { readPosition } from "../kinds/position.js";

const FIELD = "move";
/** The pauses grow, so that a long drag says little more than a short one. */
const PAUSE = 60;
const GROWS = 1.3;
const LONGEST = 1500;
/** So long somebody stays where he was dropped, until the document says so. */
const LINGERS = 1500;

export class LiveMoves {
  /**
   * @param {import("y-protocols/awareness").Awareness | null} awareness
   * @param {string} grid
   * @param {(ids: string[]) => void} moved others have moved these
   */
  constructor(awareness, grid, moved) {
    this.awareness = awareness;
    this.grid = grid;
    this.moved = moved;
    /** @type {Map<string, Share>} where others hold somebody */
    this.others = new Map();
    /** @type {Map<string, ReturnType<typeof setTimeout>>} */
    this.leaving = new Map();
    this.pause = PAUSE;
    this.last = 0;
    this.hear = this.hear.bind(this);
    awareness?.on("change", this.hear);
  }

  /** Tell the others where somebody is being held. @param {string} id @param {Share} share */
  tell(id, share) {
    const now = Date.now();
    if (now - this.last < this.pause) return;
    this.last = now;
    this.pause = Math.min(this.pause * GROWS, LONGEST);
    this.awareness?.setLocalStateField(FIELD, `${this.grid}/${id}/${share}`);
  }

  done() {
    this.pause = PAUSE;
    this.last = 0;
    if (this.awareness?.getLocalState()?.[FIELD]) this.awareness.setLocalStateField(FIELD, null);
  }

  hear() {
    const { awareness, grid, others } = this;
    /** @type {Map<string, Share>} */
    const held = new Map();
    for (const [client, { [FIELD]: move }] of awareness?.getStates() ?? []) {
      if (client === awareness?.clientID || typeof move !== "string") continue;
      const [where, id, position] = move.split("/");
      const share = readPosition(position ?? "");
      if (where === grid && share) held.set(id, share);
    }
    const changed = [...held].filter(([id, share]) => String(others.get(id)) !== String(share));
    for (const [id, share] of held) {
      clearTimeout(this.leaving.get(id));
      this.leaving.delete(id);
      others.set(id, share);
    }
    for (const id of others.keys()) if (!held.has(id)) this.linger(id);
    if (changed.length) this.moved(changed.map(([id]) => id));
  }

  /** @param {string} id */
  linger(id) {
    if (this.leaving.has(id)) return;
    this.leaving.set(
      id,
      setTimeout(() => this.forget(id) && this.moved([id]), LINGERS),
    );
  }

  /** The document says where somebody stands: what is held no longer says something else. @param {string} id */
  forget(id) {
    const timer = this.leaving.get(id);
    if (timer === undefined) return false;
    clearTimeout(timer);
    this.leaving.delete(id);
    return this.others.delete(id);
  }

  destroy() {
    this.awareness?.off("change", this.hear);
    for (const timer of this.leaving.values()) clearTimeout(timer);
    this.done();
  }
}
