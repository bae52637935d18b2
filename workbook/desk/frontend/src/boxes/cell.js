/** One cell of a table, by what it holds. */

import { foldedChecks, select, tick } from "./choices.js";
import * as layout from "../document/layout.js";
import { ofCell, ticksOfCell } from "../document/slots.js";
import { textBox } from "./textbox.js";
import { TYPED } from "../kinds/kinds.js";
import { typedBox } from "./typed.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../document/form.js").Field} Field */
/** @typedef {import("../document/form.js").Option} Option */
/** @typedef {{grid: string, row: string, field: Field, attributes: Record<string, any>, choices: Choices}} Place */

/**
 * What a select in a cell offers, when it is not simply the form's options.
 * @typedef {object} Choices
 * @property {(field: Field) => Option[]} options
 * @property {(field: Field, row: string) => string} empty
 * @property {(field: Field, code: string) => string} old
 */

/** @param {Desk} desk @returns {Choices} */
export const plainChoices = (desk) => ({
  options: (field) => field.options ?? [],
  empty: () => desk.words.pick,
  old: (_field, code) => desk.words.oldChoice(code),
});

/** @param {Desk} desk @param {Place} place */
function ofText(desk, { grid, row, field, attributes }) {
  const box = textBox(desk, { name: layout.cell(grid, row, field.id), attributes });
  return { ...box, refresh: () => undefined };
}

/** @param {Desk} desk @param {Place} place */
function ofOne(desk, { grid, row, field, attributes, choices }) {
  const slot = ofCell(desk, grid, row, field.id);
  const kind = TYPED[field.kind];
  if (kind) return typedBox(desk, { slot, kind, limits: field, attributes });
  const [option, second] = field.options ?? [];
  if (option && !second) return tick(desk, { slot, option, attributes });
  return select(desk, {
    slot,
    attributes,
    options: () => choices.options(field),
    empty: () => choices.empty(field, row),
    old: (code) => choices.old(field, code),
  });
}

/** @param {Desk} desk @param {Place} place */
const ofMulti = (desk, { grid, row, field, attributes }) =>
  foldedChecks(desk, {
    ticks: ticksOfCell(desk, grid, row, field.id),
    options: field.options ?? [],
    attributes,
  });

/** @type {Record<string, (desk: Desk, place: Place) => import("./choices.js").Box>} */
export const CELLS = { words: ofText, one: ofOne, ticks: ofMulti };

/** How wide a column has to be before a table is better than cards. */
const WIDTHS = /** @type {Record<string, number>} */ ({ words: 130, one: 125, ticks: 140 });
const WIDE = 220;
const TICK = 90;

/**
 * Return how wide a column has to be at least, in pixels; the room there is is shared in this proportion.
 * @param {Field} field
 */
export function columnWidth(field) {
  if (field.holds === "one" && field.options?.length === 1) return TICK;
  return field.wide ? WIDE : (TYPED[field.kind]?.width ?? WIDTHS[field.holds]);
}
