// Runs before Streamlit: its error boxes stay away (they are English and blame the reader), and what a screen
// reader says of its buttons is said in Japanese, and so are the words of its box for files. The workbook's own words
// and what people typed never pass through here.
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
    "Add files": "ファイルを足す",
    "file upload": "ファイルをえらぶ",
  };
  const box = "[data-testid=stFileUploader]";
  const notOurs = "[data-testid=stFileChipName], [data-testid=stWidgetLabel]";
  const sentences = [
    [/^Upload$/, "ファイルをえらぶ"],
    [/^[\d.]+MB per file/, "ここへ置いても入れられます（5 MB まで）"],
    [/^ • [A-Z, ]+$/, ""],
    [/^Drag and drop/, "ここに置いてください"],
    [/^Error: $/, ""],
    [/^File must be/, "ファイルが大きすぎます（5 MB まで。写真を貼っていたら消してください）"],
    [/^\S+ files are not allowed/, "この種類のファイルは読めません（.xlsx か .csv で保存し直してください）"],
    [/^(?:Network Error|Request failed|timeout)/, "送れませんでした。通信を確かめて、もう一度えらんでください。"],
  ];
  const skip = "[data-testid=stSkipToContent]";
  const sayWay = (element) => {
    element.textContent = "本文へ";
  };
  const parts = { yyyy: "年", mm: "月", dd: "日" };
  const dates = { year: "年", month: "月", day: "日" };
  const segment = "[data-testid=stDateInputField] [role=spinbutton]";
  const sayPart = (element) => {
    const text = element.firstChild;
    if (text?.nodeType === 3 && parts[text.data]) text.data = parts[text.data];
  };
  const say = (element) => {
    const label = element.getAttribute("aria-label") ?? "";
    const word = words[label] ?? (element.closest(box) && label.startsWith("Remove ") ? `${label.slice(7)} を外す` : "");
    if (word) element.setAttribute("aria-label", word);
    const part = label.match(/^(year|month|day), /);
    if (part) element.setAttribute("aria-label", label.replace(part[0], `${dates[part[1]]}、`));
    if (element.getAttribute("aria-valuetext") === "Empty") element.setAttribute("aria-valuetext", "空");
  };
  const sayText = (text) => {
    if (text.parentElement?.closest(notOurs)) return;
    const found = sentences.find(([english]) => english.test(text.data));
    if (found) text.data = found[1];
  };
  const sayTexts = (element) => {
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) sayText(walk.currentNode);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") say(change.target);
      if (change.type === "characterData" && change.target.parentElement?.matches(segment))
        sayPart(change.target.parentElement);
      for (const node of change.addedNodes) {
        if (node.nodeType === 3 && node.parentElement?.closest(box)) sayText(node);
        if (node.nodeType !== 1) continue;
        say(node);
        for (const [where, tell] of [[skip, sayWay], [segment, sayPart]]) {
          if (node.matches(where)) tell(node);
          node.querySelectorAll(where).forEach(tell);
        }
        node.querySelectorAll("[aria-label]").forEach(say);
        if (node.closest(box)) sayTexts(node);
        else node.querySelectorAll(box).forEach(sayTexts);
      }
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-label", "aria-valuetext"] });
})();
