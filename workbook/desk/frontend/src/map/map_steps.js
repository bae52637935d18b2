/** What is changed in the document when hands work on a map: each function is one step to undo. */

import * as layout from "../document/layout.js";
import * as rows from "../document/rows.js";
import { AT, strengths } from "./network.js";
import { write } from "../text/letters.js";
import { step } from "../touch/step.js";

/** @typedef {import("../editor/common.js").Desk} Desk */
/** @typedef {import("../document/form.js").Ask} Ask */
/** @typedef {import("../kinds/position.js").Share} Share */

/** @param {Desk} desk @param {Ask} ask @param {string} id @param {Share} share */
const stand = (desk, { grids }, id, share) =>
  void desk.doc.getMap(layout.cells(grids[0].id)).set(`${id}/position`, String(share));

/**
 * Put somebody new on the map. `others`: who stands where, written down when nobody was put anywhere before.
 * @param {Desk} desk
 * @param {Ask} ask
 * @param {{name: string, share: Share, others: Map<string, Share>}} given
 * @returns {string} the row
 */
export function putSomeone(desk, ask, { name, share, others }) {
  let row = "";
  step(desk, () => {
    row = rows.addNext(desk.doc, ask.grids[0]);
    write(desk.doc.getText(layout.cell(ask.grids[0].id, row, "name")), name);
    others.forEach((stands, id) => stand(desk, ask, id, stands));
    stand(desk, ask, row, share);
  });
  return row;
}

/** @param {Desk} desk @param {Ask} ask @param {Map<string, Share>} standing */
export function moveTo(desk, ask, standing) {
  step(desk, () => standing.forEach((share, id) => stand(desk, ask, id, share)));
}

/** Let everybody stand around the middle again. @param {Desk} desk @param {Ask} ask */
export function arrangeAnew(desk, { grids }) {
  const cells = desk.doc.getMap(layout.cells(grids[0].id));
  step(desk, () => {
    for (const key of [...cells.keys()]) if (key.endsWith("/position")) cells.delete(key);
  });
}

/**
 * Draw a tie, as strong as most are, from this stage on.
 * @param {Desk} desk
 * @param {Ask} ask
 * @param {{from: string, to: string, stage: string}} given
 */
export function drawTie(desk, ask, { from, to, stage }) {
  const [, edges] = ask.grids;
  const levels = strengths(ask);
  let row = "";
  step(desk, () => {
    row = rows.addNext(desk.doc, edges);
    const cells = desk.doc.getMap(layout.cells(edges.id));
    cells.set(`${row}/from`, from);
    cells.set(`${row}/to`, to);
    if (levels.length) cells.set(`${row}/${AT}${stage}`, levels[(levels.length - 1) >> 1].code);
  });
  return row;
}

/** Take somebody or a tie away; of somebody the ties as well. @param {Desk} desk @param {Ask} ask @param {{grid: number, row: string, ties?: string[]}} given */
export function takeAway(desk, { grids }, { grid, row, ties = [] }) {
  step(desk, () => {
    for (const one of ties) rows.remove(desk.doc, grids[1], one);
    rows.remove(desk.doc, grids[grid], row);
  });
}
