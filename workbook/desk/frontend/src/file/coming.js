/** What changes on a sheet when other copies come in, box by box and row by row, for people to read before it does. */

import { values } from "../document/plain_values.js";
import { besides } from "./besides.js";
import { laid } from "./sheet_tables.js";

/** @typedef {import("./sheet_tables.js").Part} Part */

/** @typedef {"added" | "changed" | "removed" | "beside"} What */

/** @typedef {{what: What, where: string, text: string}} Change */

/**
 * Return what is different after the copies came in.
 * @param {import("../document/form.js").Form} form
 * @param {import("yjs").Doc} before
 * @param {import("yjs").Doc} after
 * @returns {Change[]}
 */
export function coming(form, before, after) {
  const names = new Map(form.asks.map(({ id, label }) => [id, label]));
  for (const { label, grids } of form.asks)
    for (const grid of grids) names.set(grid.id, grid.name ? `${label} ― ${grid.label}` : label);
  const [was, now] = [before, after].map((doc) => texts(laid(form, values(doc, form))));
  // A row may have got another id to make room: what stands in the same part before and after is no news.
  const [stood, stands] = [was, now].map(
    (all) => new Set([...all].map(([key, text]) => `${partOf(key)}\n${text}`)),
  );
  /** @type {Change[]} */
  const found = [];
  for (const [key, text] of now) {
    if (!text || stood.has(`${partOf(key)}\n${text}`)) continue;
    const old = was.get(key);
    const what = old && !stands.has(`${partOf(key)}\n${old}`) ? "changed" : "added";
    found.push({ what, where: names.get(partOf(key)) ?? "", text });
  }
  for (const [key, text] of was) {
    if (text && !now.get(key) && !stands.has(`${partOf(key)}\n${text}`))
      found.push({ what: "removed", where: names.get(partOf(key)) ?? "", text });
  }
  const waited = new Set(besides(form, before).map(({ key }) => key));
  const beside = besides(form, after).filter(({ key }) => !waited.has(key));
  return [
    ...found,
    ...beside.map(({ where, text }) => ({ what: /** @type {What} */ ("beside"), where, text })),
  ];
}

/** @param {string} key */
const partOf = (key) => key.split("/")[0];

/** Return the text of each box and of each row, by its id. @param {Part[]} parts @returns {Map<string, string>} */
function texts(parts) {
  return new Map(
    parts.flatMap((part) =>
      part.rows
        ? part.rows.map((row) => {
            const said = row.cells.filter(Boolean).join("／");
            const text = said && part.isNamed ? `${row.label}：${said}` : said;
            return /** @type {[string, string]} */ ([`${part.id}/${row.id}`, text]);
          })
        : [/** @type {[string, string]} */ ([part.id, part.text])],
    ),
  );
}
