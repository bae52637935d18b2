// What a measured browser has with it: how far the page jumped while it loaded, and a way to wait until a page stands.
(() => {
  const jumped = { by: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) jumped.by += entry.value;
  }).observe({ type: "layout-shift", buffered: true });

  const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one.shadowRoot, ...deep(one.shadowRoot)] : []));
  const isVisible = (one) => one.checkVisibility({ visibilityProperty: true });
  const box = () => {
    const desk = document.querySelector(".st-key-desk");
    return desk && deep(desk).some((root) => [...root.querySelectorAll("textarea, input")].some(isVisible));
  };
  const page = () =>
    document.querySelector("html[data-drawn] .stApp[data-test-script-state=notRunning] .wb-foot") &&
    document.querySelector("h1:not([data-left])") &&
    !document.querySelector("[data-testid=stSkeleton]:not(.st-key-desk *)");
  const there = { page, box: () => document.querySelector("h1:not([data-left])") && box() };
  const seen = (what, begin) =>
    new Promise((done) => {
      const look = () => (there[what]() ? done((performance.now() - begin) / 1000) : requestAnimationFrame(look));
      look();
    });

  window.watch = {
    jumped: () => jumped.by,
    /** The seconds from the navigation until the page stands. */
    loaded: () => seen("page", 0),
    /** The seconds from a click on a link to another page until that stands, or its first box. */
    clicked: (address, what) => {
      for (const one of document.querySelectorAll("h1")) one.dataset.left = "";
      const begin = performance.now();
      window.history.pushState({}, "", address);
      window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
      return seen(what, begin);
    },
  };
})();
