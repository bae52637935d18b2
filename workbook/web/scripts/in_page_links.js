// Links that stand inside a page's HTML (`wb-go`) lead on without loading the workbook anew: the address changes as it
// does when somebody goes back and forth, and Streamlit draws what stands there. Without Streamlit, or with a key held
// down, they are links like any other. A link to a file (`wb-file`) stays a link; without the server it would lead away from
// the page to nothing, so it says so instead.
(() => {
  document.addEventListener("click", (event) => {
    const clicked = event.target instanceof Element ? event.target : null;
    const link = clicked?.closest("a.wb-go");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const isThere = document.querySelector('.stApp[data-test-connection-state="CONNECTED"]');
    if (clicked?.closest("a.wb-file") && !isThere) {
      event.preventDefault();
      alert("いまはサーバーとつながっていないので、ファイルを受け取れません。つながってから、もう一度押してください。");
    }
    if (!link || !isPlain || !isThere || event.defaultPrevented) return;
    event.preventDefault();
    window.history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    // What only narrows the page, as the ways through a course do, leaves one where one is.
    if (!link.closest(".wb-narrow")) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  });
})();
