/** What a sheet asks for, as the server describes it (`Form.plain()` in workbook/content/forms/form.py). */

/** @typedef {{code: string, label: string}} Option */

/**
 * A column of a part: what may stand in one of its cells.
 * @typedef {object} Field
 * @property {string} id
 * @property {string} label
 * @property {string} kind
 * @property {string} holds where the document keeps it: words, one or ticks (docs/desk.md)
 * @property {string} [help]
 * @property {boolean} [required]
 * @property {boolean} [wide]
 * @property {Option[]} [options]
 * @property {string} [unit]
 * @property {number | null} [minimum]
 * @property {number | null} [maximum]
 */

/**
 * A part of a question that has rows; `fixed` rows are named and cannot be removed.
 * @typedef {object} Grid
 * @property {string} id
 * @property {string} name
 * @property {string} label
 * @property {Field[]} fields
 * @property {number} rows
 * @property {Option[]} fixed
 * @property {string} row_label
 */

/**
 * A picture one works in: which columns play which part in it, and what hands may change (`charts` in YAML).
 * @typedef {{kind: string, changes: string[]} & Record<string, any>} Touched
 */

/**
 * A question.
 * @typedef {object} Ask
 * @property {string} id
 * @property {string} kind
 * @property {string} holds where the document keeps it: words, one, ticks, order, rows or ties (docs/desk.md)
 * @property {string} label
 * @property {string} help
 * @property {string} example
 * @property {boolean} required
 * @property {number} minutes
 * @property {number} lines
 * @property {number} max_chars
 * @property {Option[]} options
 * @property {string} unit
 * @property {number | null} minimum
 * @property {number | null} maximum
 * @property {Grid[]} grids
 * @property {Option[]} stages
 * @property {string[]} professional stances a map can be looked at without
 * @property {Touched | null} picture the picture one works in, if it has one
 */

/** @typedef {{id: string, title: string, purpose: string, asks: Ask[]}} Form */

/** @typedef {{member?: string, name: string, department: string}} Person */

/**
 * Return the questions to show: all of them, or those that are asked for.
 * @param {Form} form
 * @param {string[] | null | undefined} only
 * @returns {Ask[]}
 */
export function shown(form, only) {
  return only ? form.asks.filter((ask) => only.includes(ask.id)) : form.asks;
}

/**
 * Return the ids of the rows that a part has from the start.
 * @param {Grid} grid
 * @returns {string[]}
 */
export function places(grid) {
  if (grid.fixed.length) return grid.fixed.map((option) => option.code);
  return Array.from({ length: grid.rows }, (_, index) => `r${index + 1}`);
}

/**
 * Return the label of a code, or the code itself when the form no longer knows it.
 * @param {Option[] | undefined} options
 * @param {string} code
 * @returns {string}
 */
export function labelOf(options, code) {
  return options?.find((option) => option.code === code)?.label ?? code;
}
