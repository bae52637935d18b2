// The first look at a page shows it when it is whole: its parts come one after the other, and what stood below would
// jump. Charts and sheets keep their own room and are not waited for, and nothing is for longer than four seconds.
(() => {
  const root = document.documentElement;
  const late = ".st-key-pictures, .st-key-desk";
  const isWhole = (main) =>
    main?.querySelector("[data-testid=stHtml], [data-testid=stAlert]") &&
    [...main.querySelectorAll("[data-testid=stSkeleton]")].every((one) => one.closest(late));
  const show = () => {
    watch.disconnect();
    root.dataset.drawn = "";
  };
  const watch = new MutationObserver(() => {
    if (isWhole(document.querySelector(".stMainBlockContainer"))) show();
  });
  watch.observe(root, { subtree: true, childList: true });
  setTimeout(show, 4000);
})();
