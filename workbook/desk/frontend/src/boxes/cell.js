/** One cell of a table, by kind. */

import { foldedChecks, select, tick } from "./choices.js";
import * as layout from "../document/layout.js";
import { ofCell, ticksOfCell } from "../document/slots.js";
import { textBox } from "./textbox.js";
import { dateBox, numberBox } from "./typed.js";

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
function ofChoice(desk, { grid, row, field, attributes, choices }) {
  const slot = ofCell(desk, grid, row, field.id);
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

/** @param {Desk} desk @param {Place} place */
const ofNumber = (desk, { grid, row, field, attributes }) =>
  numberBox(desk, { slot: ofCell(desk, grid, row, field.id), limits: field, attributes });

/** @param {Desk} desk @param {Place} place */
const ofDate = (desk, { grid, row, field, attributes }) =>
  dateBox(desk, { slot: ofCell(desk, grid, row, field.id), attributes });

/** @type {Record<string, (desk: Desk, place: Place) => import("./choices.js").Box>} */
export const CELLS = {
  text: ofText,
  choice: ofChoice,
  scale: ofChoice,
  node: ofChoice,
  multi: ofMulti,
  number: ofNumber,
  date: ofDate,
};

/** How wide a column of each kind has to be before a table is better than cards. */
const WIDTHS = /** @type {Record<string, number>} */ ({
  text: 130,
  choice: 120,
  scale: 120,
  node: 130,
  multi: 140,
  number: 100,
  date: 170,
});
const WIDE = 220;
const TICK = 90;

/**
 * Return how wide a column has to be at least, in pixels; the room there is is shared in this proportion.
 * @param {Field} field
 */
export function columnWidth(field) {
  if (field.kind === "choice" && field.options?.length === 1) return TICK;
  return field.wide ? WIDE : WIDTHS[field.kind];
}
