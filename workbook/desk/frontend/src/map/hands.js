/** What a tap does on a map: somebody is put there, opened, or tied with somebody else. */

import { askName } from "../touch/name_box.js";
import * as steps from "./map_steps.js";
import { freeSpot, onPaper } from "./standing.js";
import { WORDS } from "./map_phrases.js";

/** @typedef {import("./ties_map.js").TiesMap} TiesMap */
/** @typedef {import("../kinds/position.js").Share} Share */

/** @param {TiesMap} map @param {import("../touch/hit.js").Hit | null} hit @param {import("./standing.js").Point} at */
export function tap(map, hit, at) {
  if (hit?.kind === "tie") map.side.openTie(hit.id);
  else if (hit && map.from !== null) reach(map, hit.id);
  else if (hit) map.side.openPerson(hit.id);
  else if (map.from !== null) connect(map, null);
  else if (map.may("people")) askWho(map, map.scene.share(at));
}

/** Ask who stands here, or where most room is. @param {TiesMap} map @param {Share} [given] */
export function askWho(map, given) {
  const { scene, desk } = map;
  const stood = scene.everybody.map(({ id }) => scene.shareAt(id));
  const share = given ?? freeSpot(stood);
  const done = (/** @type {string} */ name, /** @type {boolean} */ isByKey) => {
    if (!name) return isByKey && map.tools.put.focus();
    const row = steps.putSomeone(desk, map.ask, { name, share, others: map.unwritten() });
    map.redraw();
    if (isByKey) scene.elementOf(row)?.focus({ preventScroll: true });
    map.voice.say(WORDS.put(name));
  };
  askName(map.surface, { at: onPaper(share, scene.paper, scene.places.mark), words: WORDS, done });
}

/** Begin to draw a tie, or stop it (null). @param {TiesMap} map @param {string | null} from */
export function connect(map, from) {
  if (map.from !== null && from === null) map.voice.say(WORDS.notConnected);
  map.from = from;
  map.asks.textContent = from === null ? "" : from ? WORDS.connectTo(map.nameOf(from)) : WORDS.connectFrom;
  map.element.classList.toggle("is-connecting", from !== null);
  map.tools.refresh();
}

/** Somebody was chosen while a tie is being drawn. @param {TiesMap} map @param {string} to */
export function reach(map, to) {
  const { from, desk, ask } = map;
  if (!from || from === to) return connect(map, from ? null : to);
  const row = steps.drawTie(desk, ask, { from, to, stage: map.view.stage });
  connect(map, null);
  map.redraw();
  map.side.openTie(row);
  map.voice.say(WORDS.connected(map.nameOf(from), map.nameOf(to)));
}
