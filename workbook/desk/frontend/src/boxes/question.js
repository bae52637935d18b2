/** One question: its words, its help, and the box for what it holds. */

import { checks, radios, select } from "./choices.js";
import { h } from "../base/dom.js";
import { widthOf } from "./table_head.js";
import * as layout from "../document/layout.js";
import { Network } from "./network.js";
import { withPicture } from "./picture_room.js";
import { rankBox } from "./rank.js";
import { ofAsk, ticksOfAsk } from "../document/slots.js";
import { Table } from "./table.js";
import { textBox } from "./textbox.js";
import { TYPED } from "../kinds/kinds.js";
import { typedBox } from "./typed.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../editor/common.js").Changes} Changes */
/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {{id: string, label: string, describedby: string | undefined}} Names ids of the box, its label, its help */
/** @typedef {{element: HTMLElement, refresh: () => void, destroy?: () => void, hear?: (changes: Changes) => void}} Part */

const FEW = 6;
/** A table of this width stands beside another question where there is room for two. */
const HALF = 580;

/** @param {Names} names */
const ofInput = ({ id, label, describedby }) => ({
  id,
  "aria-labelledby": label,
  "aria-describedby": describedby,
});

/** @param {Names} names */
const ofGroup = ({ label, describedby }) => ({ "aria-labelledby": label, "aria-describedby": describedby });

/** @param {Desk} desk @param {Ask} ask @param {Names} names @returns {Part} */
function text(desk, ask, names) {
  const attributes = { ...ofInput(names), "aria-required": ask.required ? "true" : null };
  const box = textBox(desk, { name: layout.text(ask.id), lines: ask.lines, most: ask.max_chars, attributes });
  return { ...box, refresh: () => undefined };
}

/** Whether one is chosen out of a list that unfolds. @param {Ask} ask */
const isLong = (ask) => ask.kind !== "scale" && ask.options.length > FEW;

/** @param {Desk} desk @param {Ask} ask @param {Names} names @returns {Part} */
function one(desk, ask, names) {
  const slot = ofAsk(desk, ask.id);
  const kind = TYPED[ask.kind];
  if (kind) return typedBox(desk, { slot, kind, limits: ask, attributes: ofInput(names) });
  if (isLong(ask)) return select(desk, { slot, options: () => ask.options, attributes: ofInput(names) });
  const isScale = ask.kind === "scale";
  return radios(desk, { slot, options: ask.options, attributes: ofGroup(names), isScale });
}

/** @param {Desk} desk @param {Ask} ask @param {Names} names @returns {Part} */
const multi = (desk, ask, names) =>
  checks(desk, { ticks: ticksOfAsk(desk, ask.id), options: ask.options, attributes: ofGroup(names) });

/** @param {Desk} desk @param {Ask} ask @param {Names} names @returns {Part} */
const rank = (desk, ask, names) => rankBox(desk, ask, ofGroup(names));

/** @param {Desk} desk @param {Ask} ask @param {Names} names @returns {Part} */
const table = (desk, ask, { label, describedby }) => {
  const given = new Table(desk, ask.grids[0], { labelledby: label, describedby });
  return ask.picture ? withPicture(given, ask) : given;
};

/** @param {Desk} desk @param {Ask} ask @param {Names} names @returns {Part} */
const network = (desk, ask, { label, describedby }) => new Network(desk, ask, label, describedby);

/** @type {Record<string, (desk: Desk, ask: Ask, names: Names) => Part>} */
export const PARTS = { words: text, one, ticks: multi, order: rank, rows: table, ties: network };

/**
 * Draw a question.
 * @param {Desk} desk
 * @param {Ask} ask
 * @param {number} place counted from 1, or 0 when it stands alone
 */
export function question(desk, ask, place) {
  const { words } = desk;
  const names = {
    id: desk.id("box"),
    label: desk.id("ask"),
    describedby: ask.help ? desk.id("help") : undefined,
  };
  // The label belongs to one input, and not to a group.
  const isLabel = ask.holds === "words" || (ask.holds === "one" && (ask.kind in TYPED || isLong(ask)));
  const label = isLabel
    ? h("label", { for: names.id, id: names.label }, ask.label)
    : h("span", { id: names.label }, ask.label);
  const heading = h(
    "h2",
    { class: "ask-label" },
    place ? h("span", { class: "ask-number" }, words.number(place)) : null,
    label,
    ask.required ? h("span", { class: "must" }, words.required) : null,
  );
  const part = PARTS[ask.holds](desk, ask, names);
  const element = h(
    "section",
    { class: `ask is-${ask.kind}`, "data-ask": ask.id },
    h(
      "div",
      { class: "ask-head" },
      heading,
      ask.minutes ? h("span", { class: "minutes" }, words.minutes(ask.minutes)) : null,
    ),
    ask.help ? h("p", { class: "help", id: names.describedby }, ask.help.trim()) : null,
    ask.example
      ? h("details", { class: "example" }, h("summary", {}, words.example), h("p", {}, ask.example.trim()))
      : null,
    part.element,
  );
  element.classList.toggle("is-small", ask.grids.length === 1 && widthOf(ask.grids[0]) <= HALF);
  part.refresh();
  return { ...asPart(part), element, ask };
}

/** @param {Part} part */
const asPart = (part) => ({
  refresh: () => part.refresh(),
  destroy: () => part.destroy?.(),
  hear: (/** @type {Changes} */ changes) => (part.hear ? part.hear(changes) : part.refresh()),
});
