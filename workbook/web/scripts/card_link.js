// The link of a code card is /join#K7QM3-XPA4B. What stands behind # is never sent to a server; here it goes into the
// box for the code as if it had been typed, and out of the address bar before anything else runs.
(() => {
  const page = `${document.documentElement.dataset.base ?? ""}/join`;
  const box = "input[aria-label=チームコード]";
  let code = "";
  const take = () => {
    const found = /^#([0-9A-Za-z]{5}-?[0-9A-Za-z]{5})$/.exec(window.location.hash);
    if (window.location.pathname.replace(/\/$/, "") !== page || !found) return;
    code = found[1];
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    fill();
  };
  const fill = () => {
    const input = code && document.querySelector(box);
    if (!input || input.disabled) return;
    // React hears of a value only through the setter of the element's own kind.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, code);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    code = "";
    // Streamlit sends what a box holds when it is left. Nobody enters this one, so it is left for them, once React has
    // taken the letters in.
    setTimeout(() => input.dispatchEvent(new FocusEvent("focusout", { bubbles: true })));
  };
  new MutationObserver(fill).observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributeFilter: ["disabled"],
  });
  window.addEventListener("hashchange", take);
  take();
})();
