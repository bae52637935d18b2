// Keeps what is typed into the boxes of `drafts.kept` on this device until the server has it: Streamlit itself forgets
// it at a reload. The name of a box is a fingerprint of person, sheet and place, so that nobody else on this PC is
// shown it, and ends with how much was sent there before: once that grows, what was typed before is dropped.
(() => {
  const NAME = /st-key-(draft-[0-9a-f]+)-(\d+)/;
  const BOX = "[class*=st-key-draft-] :is(textarea, input[type=text])";
  const DAYS = 30;
  const LATER = [0, 100, 300, 1000];
  let kept;
  try {
    kept = window.localStorage;
    kept.length;
  } catch {
    return;
  }
  const named = (wanted) => Object.keys(kept).filter((name) => name.startsWith("draft-") && wanted(name));
  const drop = (wanted) => named(wanted).forEach((name) => kept.removeItem(name));
  const read = (name) => {
    try {
      return JSON.parse(kept.getItem(name)) ?? {};
    } catch {
      return {};
    }
  };
  const nameOf = (area) => NAME.exec(area.closest("[class*=st-key-draft-]").className);

  const keep = (area) => {
    const [, place, turn] = nameOf(area);
    try {
      if (area.value) kept.setItem(`${place}-${turn}`, JSON.stringify({ at: Date.now(), text: area.value }));
      else kept.removeItem(`${place}-${turn}`);
    } catch {
      // The device is full: the words stand in the box, as they would without this.
    }
  };

  const giveBack = (area) => {
    if (!area.isConnected) return;
    const [, place, turn] = nameOf(area);
    drop((name) => name.startsWith(`${place}-`) && name !== `${place}-${turn}`);
    const { text } = read(`${place}-${turn}`);
    if (!text || area.value) return;
    // React only hears of a value that was set past its own property.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(area), "value").set.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
    const folded = area.closest("details");
    if (folded && !folded.open) folded.querySelector("summary").click();
  };

  // Streamlit sets a new box to its own start some time after it is there (measured: one time in three after ours).
  // An empty box with a draft is never what somebody wants: who empties it drops the draft.
  const giveBackSoon = (area) => LATER.forEach((wait) => setTimeout(giveBack, wait, area));

  if (location.hash === "#left") {
    drop(() => true);
    kept.removeItem("workbook-closed-messages"); // whoever sits down next reads the announcements anew
    history.replaceState(null, "", location.pathname + location.search);
  }
  drop((name) => !(read(name).at > Date.now() - DAYS * 24 * 3600 * 1000));
  document.addEventListener("input", ({ target }) => target.matches(BOX) && keep(target));
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        if (node.nodeType !== 1) continue;
        if (node.matches(BOX)) giveBackSoon(node);
        node.querySelectorAll(BOX).forEach(giveBackSoon);
      }
  }).observe(document.documentElement, { subtree: true, childList: true });
})();
