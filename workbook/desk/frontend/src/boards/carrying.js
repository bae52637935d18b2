/** Carrying a sign from place to place: with a pointer, or with the arrow keys until Enter; nothing is written before. */

import { LiveMoves } from "../touch/live_moves.js";
import { focusOn } from "./signs.js";
import { step } from "../touch/step.js";
import { away, neighbour, under } from "./where_to.js";
import { WORDS } from "./board_phrases.js";

/** @typedef {import("./signs.js").Thing} Thing */

export class Carrying {
  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
    const { desk, ask } = board;
    this.live = new LiveMoves(desk.sheet.awareness, ask.grids[0].id, () => board.settle());
    /** What is held, where it would go, and how far a pointer has carried it. @type {{id: string, zone: string, by: number[] | null} | null} */
    this.held = null;
  }

  /** Return how far a sign is from its place: held here, or by somebody else. @param {Thing} thing */
  by({ id, at, anchor = at }) {
    const { held, board, live } = this;
    if (held?.id === id) return held.by ?? away(anchor, board.zone(held.zone));
    const share = live.others.get(id);
    if (!share || !board.scene) return null;
    return [(share[0] / 100) * board.surface.room - at[0], (share[1] / 100) * board.scene.height - at[1]];
  }

  /** @param {Thing | undefined} thing @param {import("../touch/surface.js").Point} from @returns {import("../touch/move.js").Drag | null} */
  grab(thing, from) {
    if (!thing || this.board.desk.isReadOnly) return null;
    this.held = { id: thing.id, zone: thing.zone, by: [0, 0] };
    return {
      to: (at) => this.carry(thing, [at[0] - from[0], at[1] - from[1]]),
      drop: () => this.drop(),
      cancel: () => this.letGo(),
    };
  }

  /** @param {Thing} thing @param {number[]} by */
  carry(thing, by) {
    const { board, live } = this;
    const { scene, surface } = board;
    if (!scene || !this.held) return;
    const [x, y] = thing.anchor ?? thing.at;
    const zone = under(board.open(thing), [x + by[0], y + by[1]]);
    this.held = { id: thing.id, zone: zone?.id ?? thing.zone, by };
    const share = [(thing.at[0] + by[0]) / surface.room, (thing.at[1] + by[1]) / scene.height].map(
      hundredths,
    );
    live.tell(thing.id, [share[0], share[1]]);
    board.settle();
  }

  /** @param {Thing | undefined} thing @param {number[]} towards */
  nudge(thing, towards) {
    const { board } = this;
    const { desk, voice } = board;
    if (!thing || desk.isReadOnly) return false;
    const from = board.zone(this.held?.zone ?? thing.zone);
    const zone = from && neighbour(board.open(thing), from, towards);
    if (zone) this.held = { id: thing.id, zone: zone.id, by: null };
    voice.say(zone ? WORDS.heldOver(thing.name, called(zone, thing)) : WORDS.noPlaceThere);
    board.settle();
    return true;
  }

  /** Lay down what is held where it is. */
  drop() {
    const { held, board, live } = this;
    const { desk, ask, kind, voice } = board;
    const [thing, zone] = [board.thing(held?.id ?? ""), board.zone(held?.zone ?? "")];
    const hadFocus = board.focused !== "";
    this.held = null;
    live.done();
    if (!thing || !zone) return;
    const isMoved = zone.id !== thing.zone;
    if (isMoved) step(desk, () => kind.drop(desk.doc, ask, thing, zone));
    voice.say(isMoved ? WORDS.laid(thing.name, called(zone, thing)) : WORDS.notMoved(thing.name));
    board.redraw();
    if (hadFocus) this.follow(thing, zone.id);
  }

  /** The focus stays with what was moved, whatever it is called by now. @param {Thing} moved @param {string} to */
  follow({ id, row }, to) {
    const { board } = this;
    const ours = board.scene?.things.filter((one) => one.row === row) ?? [];
    const found = board.thing(id) ?? ours.find(({ zone }) => zone === to) ?? ours[0];
    focusOn(board.surface, found?.id ?? "");
  }

  /** What is held goes back to where it was. */
  letGo() {
    const { held, board } = this;
    if (!held) return;
    board.voice.say(WORDS.notMoved(board.thing(held.id)?.name ?? ""));
    this.held = null;
    this.live.done();
    board.settle();
  }

  /** The document says where a row's signs are. @param {string} row */
  forget(row) {
    for (const id of this.live.others.keys()) if (id.startsWith(`${row}:`)) this.live.forget(id);
  }

  destroy() {
    this.drop();
    this.live.destroy();
  }
}

/** Return what a place is called as seen from a sign. @param {import("./signs.js").Zone} zone @param {Thing} thing */
const called = ({ name, line }, { row }) => (line && line.row !== row ? `${name}（${line.name}の行）` : name);

/** @param {number} part */
const hundredths = (part) => Math.min(100, Math.max(0, Math.round(part * 100)));
