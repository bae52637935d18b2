/** Rows that two copies began in the same place, each for something else: both stay, one of them under an id of its own. */

import * as layout from "./layout.js";
import { cellsByRow, fingerprint, orderOf } from "./rows.js";

/** @typedef {import("yjs").Doc} Doc */
/** @typedef {import("./form.js").Ask} Ask */
/** @typedef {import("./form.js").Grid} Grid */

// Behind the row whose place it shares, before the next one.
const HALF = 0.5;

/**
 * Move rows apart before copies come together. Which one moves and what it is called follows from who began it, so
 * whoever brings them together gets the same, and a row that was moved before is found again.
 * @param {import("./form.js").Form} form
 * @param {{base: Doc, here: Doc, there: Doc}} copies `base` is what both had before
 */
export function moveApart(form, { base, here, there }) {
  for (const ask of form.asks) {
    for (const grid of ask.grids.filter((one) => !one.fixed.length)) {
      follow(ask, grid, here, [there, base]);
      follow(ask, grid, there, [here, base]);
      const [was, one, other] = [base, here, there].map((doc) => cellsByRow(doc, grid.id));
      for (const [row, cells] of one) {
        if (was.has(row) || !other.has(row) || fingerprint(cells) === fingerprint(other.get(row))) continue;
        const [mine, theirs] = [here, there].map((doc) => Math.min(...writers(doc, grid, row)));
        if (mine > theirs) move(here, ask, grid, row, idOf(grid, row, mine));
        else move(there, ask, grid, row, idOf(grid, row, theirs));
      }
    }
  }
}

/**
 * Give rows the ids under which another copy has them already.
 * @param {Ask} ask
 * @param {Grid} grid
 * @param {Doc} ahead
 * @param {Doc[]} behind the copy, and what it had in common with the other
 */
function follow(ask, grid, ahead, behind) {
  const moved = ahead.getMap(layout.rows(grid.id));
  const known = behind[0].getMap(layout.rows(grid.id));
  for (const row of cellsByRow(behind[0], grid.id).keys()) {
    const id = writers(behind[0], grid, row)
      .map((client) => idOf(grid, row, client))
      .find((one) => moved.has(one) && !known.has(one));
    if (id) for (const doc of behind) move(doc, ask, grid, row, id);
  }
}

/** @param {Grid} grid @param {string} row @param {number} client */
const idOf = (grid, row, client) => `x${layout.hash(`${grid.id}/${row}/${client}`)}`;

/**
 * Return who wrote what stands in a row, before it was touched here.
 * @param {Doc} doc
 * @param {Grid} grid
 * @param {string} row
 */
function writers(doc, grid, row) {
  const cells = [...doc.getMap(layout.cells(grid.id))._map].filter(([key]) => key.startsWith(`${row}/`));
  const found = cells.map(([, item]) => item);
  for (const field of fieldsOf(doc, grid, row))
    for (let item = doc.getText(layout.cell(grid.id, row, field))._start; item; item = item.right)
      found.push(item);
  return found
    .filter((item) => !item.deleted)
    .map((item) => (item.id.client === doc.clientID ? (item.left ?? item) : item).id.client);
}

/** @param {Doc} doc @param {Ask} ask @param {Grid} grid @param {string} row @param {string} id */
function move(doc, ask, grid, row, id) {
  const number = orderOf(doc, grid)(row) + HALF;
  doc.transact(() => {
    for (const field of fieldsOf(doc, grid, row)) {
      const words = doc.getText(layout.cell(grid.id, row, field));
      doc.getText(layout.cell(grid.id, id, field)).insert(0, words.toString());
      words.delete(0, words.length);
    }
    rename(doc, layout.cells(grid.id), `${row}/`, `${id}/`);
    for (const root of [`cell/${grid.id}`, layout.cells(grid.id)])
      rename(doc, layout.BESIDE, `${root}/${row}/`, `${root}/${id}/`);
    rename(doc, layout.gone(grid.id), row, id);
    doc.getMap(layout.rows(grid.id)).delete(row);
    doc.getMap(layout.rows(grid.id)).set(id, number);
    if (ask.holds === "ties" && grid.name === "nodes") retie(doc, ask, row, id);
  });
}

/** @param {Doc} doc @param {Grid} grid @param {string} row */
function fieldsOf(doc, grid, row) {
  const prefix = layout.cell(grid.id, row, "");
  return [...doc.share.keys()]
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

/**
 * Give the keys of a map another beginning.
 * @param {Doc} doc
 * @param {string} name
 * @param {string} from
 * @param {string} to
 */
function rename(doc, name, from, to) {
  const map = doc.getMap(name);
  for (const [key, value] of [...map.entries()]) {
    if (key !== from && !(from.endsWith("/") && key.startsWith(from))) continue;
    map.set(to + key.slice(from.length), value);
    map.delete(key);
  }
}

/**
 * Let the ties of this copy follow the person who has moved.
 * @param {Doc} doc
 * @param {Ask} ask
 * @param {string} row
 * @param {string} id
 */
function retie(doc, ask, row, id) {
  for (const { id: grid, fields } of ask.grids) {
    const cells = doc.getMap(layout.cells(grid));
    for (const [key, value] of [...cells.entries()]) {
      const isTie = fields.some((field) => field.kind === "node" && key.endsWith(`/${field.id}`));
      if (isTie && value === row) cells.set(key, id);
    }
  }
}
