/** What the editor has only where a server keeps the sheet: the connection, its words, and who else is here. */

import { button, h } from "../base/dom.js";
import { connect } from "../connection/exchange.js";
import { say } from "../connection/said.js";
import { WORDS } from "../connection/connection_phrases.js";
import { People } from "./people.js";

/** @typedef {import("../connection/live_sheet.js").Sheet} Sheet */
/** @typedef {typeof ONLINE} Online */

export const ONLINE = {
  say,

  /** Return what brings a sheet to its server. @param {string} socket a path or an address */
  connectTo: (socket) => (/** @type {Sheet} */ sheet) => connect(sheet, address(socket)),

  /** Return who is here. @param {import("./common.js").Desk} desk @param {(place: string) => string} whereOf which question a place belongs to */
  people: (desk, whereOf) =>
    desk.sheet.awareness ? new People(desk, desk.sheet.awareness, whereOf) : undefined,

  /** Return what can be done when the server refuses, by name. @param {Sheet} sheet @param {string} join where one joins */
  offers: (sheet, join) => ({
    join: h("a", { href: join, hidden: true }, WORDS.join),
    reload: button(WORDS.reload, () => location.reload(), { hidden: true }),
    retry: button(WORDS.retry, () => sheet.talk?.link.hurry(true), { hidden: true }),
  }),

  /** Say what became of the words that were written apart. @param {{merged: number, beside: number}} counts */
  sayReunited: ({ beside }) => (beside ? WORDS.mergedBeside(beside) : WORDS.merged),
};

/** @param {string} socket */
function address(socket) {
  const url = new URL(socket, document.baseURI);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}
