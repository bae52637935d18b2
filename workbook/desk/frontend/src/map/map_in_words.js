/** A map in words: everybody with their ties, each of them a button; the same that is said when one is reached. */

import { button, h } from "../base/dom.js";
import { LOST } from "./network.js";
import { WORDS } from "./map_phrases.js";

/** @typedef {import("./network.js").Network} Network */
/** @typedef {import("./network.js").Someone} Someone */
/** @typedef {import("./network.js").Tie} Tie */

/** Return the ties of somebody, with whom each goes to. @param {Network} network @param {string} id */
export const tiesOf = ({ people, ties }, id) =>
  ties
    .filter(({ start, end, isThere, change }) => (start === id || end === id) && (isThere || change === LOST))
    .map((tie) => ({
      tie,
      other: people.find((one) => one.id === (tie.start === id ? tie.end : tie.start))?.name ?? "",
    }));

/** @param {Someone} one @param {Network} network */
export const sayPerson = ({ id, name, stanceLabel, isHub }, network) =>
  [
    name,
    stanceLabel !== name && stanceLabel,
    isHub && WORDS.isHub,
    WORDS.tieCount(tiesOf(network, id).filter(({ tie }) => tie.isThere).length),
  ]
    .filter(Boolean)
    .join("、");

/** @param {Tie} tie @param {string} other */
export const sayTie = (tie, other) =>
  [
    WORDS.tieTo(other),
    tie.strength || WORDS.noStrength,
    tie.way && WORDS.ways[/** @type {"both" | "one"} */ (tie.way)],
    tie.means,
    tie.feeling,
    tie.change && WORDS.sinceBefore(tie.change),
  ]
    .filter(Boolean)
    .join("、");

/**
 * Return the list.
 * @param {Network} network
 * @param {{openPerson: (id: string) => void, openTie: (row: string) => void}} side
 */
export function list(network, side) {
  const lines = network.people.map((one) => {
    const ties = tiesOf(network, one.id).map(({ tie, other }) =>
      h(
        "li",
        {},
        button(sayTie(tie, other), () => side.openTie(tie.row), { class: "quiet" }),
      ),
    );
    const name = button(sayPerson(one, network), () => side.openPerson(one.id), { class: "quiet" });
    return h("li", {}, name, ties.length > 0 && h("ul", {}, ...ties));
  });
  return h("ul", { class: "in-words" }, ...lines);
}
