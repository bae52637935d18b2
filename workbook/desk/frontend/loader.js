/**
 * What Python hands to Streamlit as a component's script: it fetches the real one from /desk/assets once and passes
 * every call on. Streamlit sends this text again at each rerun, so it is short; it runs from a blob: address, where
 * a path means nothing without the page's own address.
 */

/** @type {Promise<{default: (given: any) => () => void}> | undefined} */
let script;

/** @param {any} given */
export default async function show(given) {
  script ??= import(new URL(given.data.script, document.baseURI).href);
  try {
    return (await script).default(given);
  } catch (oops) {
    script = undefined;
    given.parentElement.textContent =
      "この部分を読みこめませんでした。通信を確かめて、この画面を読みこみ直してください。";
    throw oops;
  }
}
