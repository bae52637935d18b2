// On a PC that others use: takes everything the workbook has put on this device off it. /leave?wipe leads here, with the
// cookie gone already. Words that no server has heard of go only if somebody says so.
(() => {
  if (location.hash !== "#wiped") return;
  history.replaceState(null, "", location.pathname + location.search);
  const OURS = "workbook-desk/";
  const WAITING = "mine";
  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = request.onblocked = () => reject(request.error);
    });
  const isWaiting = async (name) => {
    const held = await answer(indexedDB.open(name));
    const counted = held.objectStoreNames.contains(WAITING)
      ? await answer(held.transaction(WAITING).objectStore(WAITING).count())
      : 0;
    held.close();
    return counted > 0;
  };
  const wipe = async () => {
    for (const kept of [localStorage, sessionStorage]) kept.clear();
    const names = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith(OURS));
    for (const name of names) {
      const sentence =
        "この端末に、まだサーバーに届いていない記入があります。消すと元に戻せません。それでも消しますか？";
      if (!(await isWaiting(name)) || confirm(sentence)) await answer(indexedDB.deleteDatabase(name));
    }
    document.documentElement.dataset.wiped = "yes";
  };
  wipe().catch(() => alert("この端末から消しきれませんでした。ブラウザの設定で、このサイトのデータを消してください。"));
})();
