// Links that stand inside a page's HTML (`wb-go`) lead on without loading the workbook anew: the address changes as it
// does when somebody goes back and forth, and Streamlit draws what stands there. Without Streamlit, or with a key held
// down, they are links like any other.
(() => {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.wb-go") : null;
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const isThere = document.querySelector('.stApp[data-test-connection-state="CONNECTED"]');
    if (!link || !isPlain || !isThere || event.defaultPrevented) return;
    event.preventDefault();
    window.history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  });
})();
