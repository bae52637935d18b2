// Runs before Streamlit: its error boxes stay away (they are English and blame the reader), and what a screen
// reader says of its buttons is said in Japanese. The workbook's own words never pass through here.
window.__streamlit = { HOST_CONFIG: { blockErrorDialogs: true } };
(() => {
  const words = {
    "App pages": "ページの一覧",
    "Sidebar": "メニュー",
    "Expand sidebar": "メニューをひらく",
    "Collapse sidebar": "メニューをとじる",
    "Show password": "入力した文字を見せる",
    "Hide password": "入力した文字をかくす",
    "Open": "ひらく",
    "Close": "とじる",
    "Clear value": "消す",
    "Calendar": "カレンダー",
  };
  const say = (element) => {
    const word = words[element.getAttribute("aria-label")];
    if (word) element.setAttribute("aria-label", word);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") say(change.target);
      for (const node of change.addedNodes) {
        if (node.nodeType !== 1) continue;
        say(node);
        node.querySelectorAll("[aria-label]").forEach(say);
      }
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["aria-label"] });
})();
