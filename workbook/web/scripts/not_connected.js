// Where Streamlit's own connection does not come, nothing but grey bars would be seen for ever. After eight seconds this
// says so, in words, and offers what works without it; it goes away by itself as soon as the page is there.
(() => {
  const { base = "" } = document.documentElement.dataset;
  const PATIENCE = 8000;
  const PARTS = "[data-testid=stMainBlockContainer] [data-testid=stElementContainer]";
  const BARS = "[data-testid=stAppSkeleton]";
  const came = () => [...document.querySelectorAll(PARTS)].some((part) => !part.querySelector(BARS));
  const WORDS =
    '<div style="box-sizing:border-box;width:calc(100% - 2rem);max-width:34rem;margin:12vh auto;padding:1.25rem;background:var(--wb-paper);color:var(--wb-ink);border:2px solid var(--wb-blue);border-radius:8px;' +
    'font:1.05rem/1.8 var(--wb-font)">' +
    '<p style="margin:0 0 .6rem"><strong>画面がまだひらいていません。</strong></p>' +
    '<p style="margin:0 0 .6rem">この回線では、ワークブックのふつうの画面に要る通信（WebSocket）が止められているかもしれません。' +
    "つながれば、この知らせは消えます。</p>";
  const way = (address, words) =>
    `<p style="margin:0"><a style="display:block;min-height:44px;padding:.5rem 0;color:var(--wb-blue)" href="${address}">${words}</a></p>`;
  setTimeout(() => {
    if (came()) return;
    const told = document.createElement("div");
    told.id = "wb-waiting";
    told.setAttribute("role", "alert");
    told.style.cssText = "position:fixed;inset:0;z-index:1000000;overflow:auto;background:var(--wb-pale)";
    told.innerHTML =
      WORDS + way(`${base}/light`, "軽量版をひらく（そのまま使えます）") + way(`${base}/connection`, "接続チェックをひらく") + way("", "もう一度ひらく") + "</div>";
    document.body.append(told);
    const watch = new MutationObserver(() => {
      if (!came()) return;
      watch.disconnect();
      told.remove();
    });
    watch.observe(document.body, { subtree: true, childList: true });
  }, PATIENCE);
})();
