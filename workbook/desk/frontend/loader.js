/**
 * What Python hands to Streamlit as a component's script: it fetches the real one from /desk/assets once and passes
 * every call on. Streamlit sends this text again at each rerun, so it is short; it runs from a blob: address, where
 * a path means nothing without the page's own address. Components with this same text share one blob.
 */

/** @type {Map<string, Promise<{default: (given: any) => () => void}>>} */
const scripts = new Map();

/** @param {any} given */
export default async function show(given) {
  const { href } = new URL(given.data.script, document.baseURI);
  // The page keeps the room that a sheet will take, and shows nothing else in it, until the sheet takes its own.
  const there = () => given.parentElement.host?.closest(".st-key-desk")?.setAttribute("data-there", "");
  try {
    if (!scripts.has(href)) scripts.set(href, import(href));
    const farewell = (await scripts.get(href))?.default(given);
    there();
    return farewell;
  } catch (oops) {
    scripts.delete(href);
    there();
    given.parentElement.textContent =
      "この部分を読みこめませんでした。通信を確かめて、この画面を読みこみ直してください。";
    throw oops;
  }
}
