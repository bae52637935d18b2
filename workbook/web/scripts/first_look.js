// The first look at a page shows it when it is whole: its parts come one after the other, and what stood below would
// jump. The foot comes last, or a word that something failed. Charts and sheets keep their own room and are not waited
// for, and what has come is not kept back for longer than four seconds.
(() => {
  const root = document.documentElement;
  const late = ".st-key-pictures, .st-key-desk";
  const isWhole = (main) =>
    main.querySelector(".wb-foot, [data-testid=stAlert]") &&
    [...main.querySelectorAll("[data-testid=stSkeleton]")].every((one) => one.closest(late));
  let waiting = 0;
  const show = () => {
    watch.disconnect();
    clearTimeout(waiting);
    root.dataset.drawn = "";
  };
  const watch = new MutationObserver(() => {
    const main = document.querySelector(".stMainBlockContainer");
    if (main && isWhole(main)) show();
    else if (main?.querySelector("[data-testid=stElementContainer]")) waiting ||= setTimeout(show, 4000);
  });
  watch.observe(root, { subtree: true, childList: true });
})();
