// Runs before Streamlit: its error boxes stay away (they are English and blame the reader), and what its own widgets
// say to eyes and screen readers is said in Japanese. The workbook's own words and what people typed never pass
// through here.
window.__streamlit = { HOST_CONFIG: { blockErrorDialogs: true } };
(() => {
  const words = {
    "App pages": "ページの一覧",
    "Sidebar": "メニュー",
    "Expand sidebar": "メニューをひらく",
    "Collapse sidebar": "メニューをとじる",
    "Main menu": "メニュー",
    "Notifications": "お知らせ",
    "Skip to main content": "本文へ",
    "Running...": "読みこんでいます",
    "Scroll tabs left": "前のタブを見る",
    "Scroll tabs right": "次のタブを見る",
    "Show password": "入力した文字を見せる",
    "Hide password": "入力した文字をかくす",
    "Open": "ひらく",
    "Close": "とじる",
    "Dismiss": "とじる",
    "Fullscreen": "大きく見る",
    "Close fullscreen": "もとの大きさにもどす",
    "Clear value": "消す",
    "Clear entry": "消す",
    "Clear all": "すべて外す",
    "Increment": "増やす",
    "Decrement": "減らす",
    "Choose an option": "えらんでください",
    "Choose options": "えらんでください",
    "Selected values": "えらんだもの",
    "Select all": "すべてえらぶ",
    "No results": "見つかりません",
    "No results found": "見つかりません",
    "Calendar": "カレンダー",
    "Choose date": "日付をえらぶ",
    "Clear date": "日付を消す",
    "Previous month": "前の月",
    "Next month": "次の月",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "矢印キーで日を動かし、Enter でえらび、Esc でとじます。",
    "Add files": "ファイルを足す",
    "file upload": "ファイルをえらぶ",
    "Upload": "ファイルをえらぶ",
    "Error: ": "",
    "Empty": "空",
    "yyyy": "年",
    "mm": "月",
    "dd": "日",
  };
  const sentences = [
    [/^(\d+) options? available\.$/, "$1件あります。"],
    [/^Select (\d+) match(?:es)?$/, "見つかった$1件をえらぶ"],
    [/^Remove (.+)$/, "$1 を外す"],
    [/^(.+), selected\.?$/, "$1、えらんであります"],
    [/^(?:Choose date|Calendar), /, "日付をえらぶ、"],
    [/^Today, /, "きょう、"],
    [/^year, /, "年、"],
    [/^month, /, "月、"],
    [/^day, /, "日、"],
    [/ selected$/, " えらんであります"],
    [/^[\d.]+MB per file.*$/, "ここへ置いても入れられます（5 MB まで）"],
    [/^ • [A-Z, ]+$/, ""],
    [/^Drag and drop.*$/, "ここに置いてください"],
    [/^File must be.*$/, "ファイルが大きすぎます（5 MB まで。写真を貼っていたら消してください）"],
    [/^\S+ files are not allowed.*$/, "この種類のファイルは読めません（.xlsx か .csv で保存し直してください）"],
    [/^(?:AxiosError: )?Request failed with status code 413.*$/, "いまは、これ以上ファイルを入れられません。チームのコードで参加するか、この画面をひらき直してください。"],
    [/^(?:AxiosError: )?(?:Network Error|Request failed|timeout).*$/, "送れませんでした。通信を確かめて、もう一度えらんでください。"],
  ];
  const told = ["aria-label", "aria-valuetext", "placeholder", "title"];
  // A button of Streamlit's own, where files are taken, has its word in the same frame as words of ours.
  const ours = ["[data-testid=stHtml]", "[data-testid=stMarkdownContainer]:not([data-testid=stFileUploaderDropzone] *)", "[data-testid=stFileChipName]", "[data-testid=stWidgetLabel]", "[data-testid=stBidiComponentRegular]", ".stPlotlyChart", "textarea"].join();

  const inJapanese = (said) => {
    if (Object.hasOwn(words, said)) return words[said];
    const found = sentences.find(([english]) => english.test(said));
    return found ? said.replace(found[0], found[1]) : said;
  };
  const sayText = (text) => {
    const said = inJapanese(text.data);
    if (said !== text.data) text.data = said;
  };
  const say = (element) => {
    for (const name of told) {
      const before = element.getAttribute(name);
      const said = before && inJapanese(before);
      if (before && said !== before) element.setAttribute(name, said);
    }
  };
  const isOurs = (node) => (node.nodeType === 1 && node.matches(ours) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const sayAll = (node) => {
    if ((node.nodeType === 1 ? node : node.parentElement)?.closest(ours)) return;
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, isOurs);
    for (let one = node; one; one = walk.nextNode()) one.nodeType === 3 ? sayText(one) : one.nodeType === 1 && say(one);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(sayAll);
      else if (change.type === "characterData") sayAll(change.target);
      else if (!change.target.closest(ours)) say(change.target);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributeFilter: told });
})();
