/**
 * What Python hands to Streamlit as the component's script: it fetches the editor from /desk/assets once and passes
 * every call on. Streamlit sends this text again at each rerun, so it is short; it runs from a blob: address, where
 * a path means nothing without the page's own address.
 */

/** @type {Promise<typeof import("./src/streamlit.js")> | undefined} */
let editor;

/** @param {any} given */
export default async function show(given) {
  editor ??= import(new URL(given.data.script, document.baseURI).href);
  try {
    return (await editor).default(given);
  } catch (oops) {
    editor = undefined;
    given.parentElement.textContent =
      "書く欄を読みこめませんでした。通信を確かめて、この画面を読みこみ直してください。";
    throw oops;
  }
}
