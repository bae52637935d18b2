/** The people, places and ties of a map at one stage; as workbook/charts/map/network_ties.py. */

import { labelOf } from "../document/form.js";
import { readPosition } from "../kinds/position.js";

/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("../kinds/position.js").Share} Share */
/** @typedef {{_row: string} & Record<string, string>} Row */

/**
 * @typedef {object} Someone
 * @property {string} id
 * @property {string} name
 * @property {string} stance its code
 * @property {string} stanceLabel
 * @property {boolean} isHub
 * @property {boolean} isProfessional
 * @property {Share | null} position
 * @property {number} number on a map where no names fit
 */

/**
 * A tie at one stage. `step` counts strengths from 0 (thinnest); null: nobody has said how strong.
 * @typedef {object} Tie
 * @property {string} row
 * @property {string} start
 * @property {string} end
 * @property {string} way
 * @property {number | null} step
 * @property {string} strength
 * @property {boolean} isThere
 * @property {string} change
 * @property {string} means
 * @property {string} feeling
 */

/** @typedef {{people: Someone[], ties: Tie[]}} Network */

const SELF = "self";
export const NO_TIE = "none";
export const [NEW, LOST, THICKER, THINNER] = ["増えた", "減った", "太くなった", "細くなった"];
export const AT = "at-";

/**
 * Return the strengths a tie can have, thinnest first.
 * @param {Ask} ask
 */
export function strengths(ask) {
  const field = ask.grids[1].fields.find(({ id }) => id.startsWith(AT));
  return (field?.options ?? []).filter(({ code }) => code !== NO_TIE);
}

/**
 * Return the map at a stage: a tie without a strength there keeps the one of the stage before.
 * @param {Ask} ask
 * @param {{nodes?: Row[], edges?: Row[]} | null | undefined} answer
 * @param {string} stage
 * @returns {Network}
 */
export function at(ask, answer, stage) {
  const people = peopleOf(ask, answer?.nodes ?? []);
  const known = new Set(people.map(({ id }) => id));
  const whole = (answer?.edges ?? []).filter(
    (row) => known.has(row.from) && known.has(row.to) && row.from !== row.to,
  );
  const steps = strengths(ask).map(({ code }) => code);
  return { people, ties: whole.map((row) => tieOf(ask, row, stage, steps)) };
}

/** Return what is left when the professionals and their ties are taken away. @param {Network} network */
export function withoutProfessionals({ people, ties }) {
  const left = people.filter(({ isProfessional }) => !isProfessional);
  const ids = new Set(left.map(({ id }) => id));
  return { people: left, ties: ties.filter(({ start, end }) => ids.has(start) && ids.has(end)) };
}

/** Return who stands in the middle: the person, or else the one with the most ties, the first of several. @param {Network} network */
export function middleOf({ people, ties }) {
  const own = people.find(({ stance, name }) => stance === SELF || name === "本人");
  /** @param {Someone} one */
  const count = ({ id }) => ties.filter(({ start, end }) => start === id || end === id).length;
  const [first, ...others] = people;
  return (
    (own ?? (first && others.reduce((most, one) => (count(one) > count(most) ? one : most), first)))?.id ?? ""
  );
}

/** @param {Ask} ask @param {Row[]} rows @returns {Someone[]} */
function peopleOf({ grids, professional }, rows) {
  const options = grids[0].fields.find(({ id }) => id === "stance")?.options ?? [];
  const isPlaced = grids[0].fields.some(({ id }) => id === "position");
  /** @param {{stance: string}} one */
  const order = ({ stance }) => {
    const place = options.findIndex(({ code }) => code === stance);
    return place < 0 ? options.length : place;
  };
  return rows
    .map((row, index) => ({
      id: row._row,
      name: (row.name ?? "").replace(/\s+/g, " ").trim() || `${index + 1}番（名前はまだ）`,
      stance: row.stance ?? "",
      stanceLabel: row.stance ? labelOf(options, row.stance) : "",
      isHub: row.hub === "yes",
      isProfessional: professional.includes(row.stance),
      position: isPlaced ? readPosition(row.position ?? "") : null,
    }))
    .sort((one, other) => order(one) - order(other))
    .map((one, index) => ({ ...one, number: index + 1 }));
}

/** @param {Ask} ask @param {Row} row @param {string} stage @param {string[]} steps @returns {Tie} */
function tieOf({ stages, grids }, row, stage, steps) {
  const place = stages.findIndex(({ code }) => code === stage);
  const now = codeAt(row, stages, place);
  const before = place ? codeAt(row, stages, place - 1) : now;
  const isBlank = !stages.some(({ code }) => row[AT + code]);
  /** @param {string} id */
  const said = (id) =>
    row[id] ? labelOf(grids[1].fields.find((field) => field.id === id)?.options, row[id]) : "";
  const levels = grids[1].fields.find(({ id }) => id === AT + stage)?.options;
  const step = steps.indexOf(now);
  return {
    row: row._row,
    start: row.from,
    end: row.to,
    way: row.way ?? "",
    step: step < 0 ? null : step,
    strength: isBlank ? "" : labelOf(levels, now),
    isThere: isBlank || now !== NO_TIE,
    change: place ? changeOf(steps.indexOf(before), step) : "",
    means: said("means"),
    feeling: said("feeling"),
  };
}

/** Return the strength at a stage or at the nearest one before; no tie before the first. @param {Row} row @param {import("../document/form.js").Option[]} stages @param {number} place */
const codeAt = (row, stages, place) =>
  stages
    .slice(0, place + 1)
    .reverse()
    .map(({ code }) => row[AT + code])
    .find(Boolean) ?? NO_TIE;

/** @param {number} before @param {number} now -1 is no tie */
function changeOf(before, now) {
  if (before === now) return "";
  if (before < 0) return NEW;
  if (now < 0) return LOST;
  return now > before ? THICKER : THINNER;
}
