// Only where scripts run: 「いま」 is asked for every ten seconds, and who leaves with unsaved words is asked first.
// Everything works without this file.
(() => {
  const here = new URL("now", document.currentScript.src);
  const now = document.getElementById("now");
  if (now) {
    setInterval(async () => {
      try {
        const answer = await fetch(here + (now.dataset.links ? "?links=1" : ""), { credentials: "same-origin" });
        if (!answer.ok) return;
        const words = await answer.text();
        if (words !== now.dataset.said) {
          now.dataset.said = words;
          now.innerHTML = words;
        }
      } catch {
        // The network is away: what stands there stays.
      }
    }, 10000);
  }
  const form = document.querySelector("form.write");
  if (form) {
    let isChanged = form.dataset.unsaved === "1";
    form.addEventListener("input", () => (isChanged = true));
    form.addEventListener("submit", () => (isChanged = false));
    window.addEventListener("beforeunload", (event) => isChanged && event.preventDefault());
  }
})();
