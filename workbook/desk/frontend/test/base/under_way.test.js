/** Who is on the way to another page is not called back by what is new on the one before. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { UnderWay } from "../../src/base/under_way.js";

/** @param {string} pathname @param {(way: UnderWay, click: (pathname: string | null) => void) => void} body */
function at(pathname, body) {
  const { document, location } = globalThis;
  /** @type {((event: {target: object}) => void)[]} */
  const hears = [];
  const addEventListener = (
    /** @type {string} */ _name,
    /** @type {(event: {target: object}) => void} */ hear,
  ) => hears.push(hear);
  Object.assign(globalThis, { document: { addEventListener }, location: { pathname } });
  const click = (/** @type {string | null} */ to) =>
    hears[0]({ target: { closest: () => (to === null ? null : { pathname: to }) } });
  try {
    body(new UnderWay(), click);
  } finally {
    Object.assign(globalThis, { document, location });
  }
}

test("who clicks a link to another page is under way until that page is drawn", () => {
  at("/worksheet", (way, click) => {
    assert.equal(way.is(), false);
    click("/case");
    assert.equal(way.is(), true);
    way.drew(); // once more the page before
    assert.equal(way.is(), true);
    location.pathname = "/case";
    assert.equal(way.is(), true);
    way.drew();
    assert.equal(way.is(), false);
  });
});

test("who clicks beside links, or one to a place on the same page, is not under way", () => {
  at("/worksheet", (way, click) => {
    click(null);
    click("/worksheet");
    assert.equal(way.is(), false);
  });
});

test("an address that is another one before its page is drawn is a way, too", () => {
  at("/worksheet", (way) => {
    location.pathname = "/case";
    assert.equal(way.is(), true);
  });
});
