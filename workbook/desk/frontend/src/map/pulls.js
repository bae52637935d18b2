/** What a drag does on a map: it moves somebody, or draws a tie from the grip at somebody's edge. */

import { reach } from "./hands.js";
import { under } from "../touch/hit.js";
import { s, put } from "../touch/svg.js";

/** @typedef {import("./ties_map.js").TiesMap} TiesMap */
/** @typedef {import("../touch/move.js").Drag} Drag */

/**
 * @param {TiesMap} map
 * @param {import("../touch/hit.js").Hit} hit
 * @returns {Drag | null}
 */
export function pulls(map, { kind, id }) {
  if (kind === "grip" && map.may("ties")) return pullTie(map, id);
  if (kind === "who" && map.may("positions")) return pullPerson(map, id);
  return null;
}

/** @param {TiesMap} map @param {string} id @returns {Drag} */
function pullPerson(map, id) {
  return {
    to: (at) => map.holding.hold(id, map.scene.share(at)),
    drop: () => map.holding.drop(),
    cancel: () => map.holding.letGo(),
  };
}

/** @param {TiesMap} map @param {string} id @returns {Drag} */
function pullTie(map, id) {
  const [x, y] = map.scene.at(id);
  const line = s("line", { class: "pulled", x1: x, y1: y, x2: x, y2: y });
  map.surface.layers.under.append(line);
  return {
    to: (at) => put(line, { x2: at[0], y2: at[1] }),
    drop: (event) => {
      line.remove();
      const other = under(map.surface.svg, event, "who");
      if (!other || other === id) return;
      map.from = id;
      reach(map, other);
    },
    cancel: () => line.remove(),
  };
}
