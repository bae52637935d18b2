// Tries on this device and this network what the workbook needs, one thing after another, and says so in words.
(() => {
  const HERE = new URL(".", document.currentScript.src).pathname.replace(/\/$/, "");
  const SIZE = 262144;
  const LONG = 8000;
  const SLOW = 1000;
  const SAID = { ok: "使えます", no: "使えません", unsure: "確かめられません" };
  const found = new Map();

  const within = (work, time = LONG) =>
    Promise.race([work, new Promise((_, no) => setTimeout(() => no(new Error("time")), time))]);

  const socket = () =>
    within(
      new Promise((done, fail) => {
        const address = location.origin.replace(/^http/, "ws") + `${HERE}/socket`;
        const open = new WebSocket(address);
        let asked = 0;
        open.onopen = () => {
          asked = performance.now();
          open.send("ping");
        };
        open.onmessage = () => {
          done(`往復 ${Math.round(performance.now() - asked)} ミリ秒`);
          open.close();
        };
        open.onerror = open.onclose = () => fail(new Error("closed"));
      }),
    );

  const storage = () =>
    within(
      new Promise((done, fail) => {
        const asked = indexedDB.open("connection-check", 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
        asked.onerror = () => fail(new Error("storage"));
        asked.onsuccess = () => {
          const writing = asked.result.transaction("kept", "readwrite");
          writing.objectStore("kept").put("言葉", "key");
          writing.onerror = () => fail(new Error("storage"));
          writing.oncomplete = () => {
            asked.result.close();
            indexedDB.deleteDatabase("connection-check");
            done("");
          };
        };
      }),
    );

  const cookie = async () => {
    const said = await (await within(fetch(`${HERE}/cookie`, { cache: "no-store" }))).json();
    const again = await (await within(fetch(`${HERE}/cookie`, { cache: "no-store" }))).json();
    if (!said.cookie && !again.cookie) throw new Error("cookie");
    return "";
  };

  const clock = async () => {
    const before = Date.now();
    const { now } = await (await within(fetch(`${HERE}/clock`, { cache: "no-store" }))).json();
    const off = Math.round(((before + Date.now()) / 2 - now) / 1000);
    if (Math.abs(off) > 60) throw new Error(`サーバーと ${Math.abs(off)} 秒ちがいます（この端末が${off > 0 ? "進んで" : "おくれて"}います）`);
    return "サーバーと 60 秒以上のちがいはありません";
  };

  const speeds = [];
  const measured = async (ask) => {
    const began = performance.now();
    await ask();
    const kilobytes = SIZE / 1024 / ((performance.now() - began) / 1000);
    speeds.push(kilobytes);
    return `毎秒 ${Math.round(kilobytes)} kB`;
  };

  const download = () =>
    measured(async () => {
      const data = await (await within(fetch(`${HERE}/file`, { cache: "no-store" }), 30000)).arrayBuffer();
      if (data.byteLength !== SIZE) throw new Error("途中で形が変わりました");
    });

  const upload = () =>
    measured(async () => {
      const answer = await within(fetch(`${HERE}/upload`, { method: "POST", body: new Uint8Array(SIZE) }), 30000);
      if (!answer.ok || (await answer.json()).bytes !== SIZE) throw new Error("途中で止められました");
    });

  const printing = async () => {
    if (typeof window.print !== "function") throw new Error("");
    return "";
  };

  const speed = async () => {
    if (!speeds.length) return null;
    const slowest = Math.min(...speeds);
    if (slowest < 30) throw new Error(`毎秒 ${Math.round(slowest)} kB で、おそい回線です`);
    return slowest < SLOW ? "ひとり、ふたりなら十分です。一つの回線で大勢が使うときは、軽量版も用意してください" : "十分です";
  };

  const CHECKS = { socket, storage, cookie, clock, download, upload, print: printing, speed };

  const say = (id, state, more) => {
    found.set(id, { state, more });
    const part = document.getElementById(`check-${id}`);
    part.dataset.state = state;
    part.querySelector(".state strong").textContent = SAID[state] + (more ? `（${more}）` : "");
    part.querySelector(".otherwise").hidden = state === "ok";
  };

  const told = () => {
    const bad = [...found].filter(([, one]) => one.state === "no").map(([id]) => id);
    const blocked = bad.includes("socket");
    const cookieless = bad.includes("cookie");
    if (cookieless) return "Cookie が使えないので、このままでは参加できません。下の文を情報政策課に渡してください。";
    if (blocked) return "ふつうの画面は、この回線では使えません。軽量版は使えます。";
    return bad.length ? "ふつうの画面が使えます。使えないものが下にあります。" : "すべて使えます。このまま研修に参加できます。";
  };

  const forward = document.getElementById("forward");
  const letter = forward.value.slice(0, forward.value.lastIndexOf("（"));
  const report = () => {
    const lines = [...found].map(([id, { state, more }]) => {
      const { name } = document.getElementById(`check-${id}`).dataset;
      return `・${name}：${SAID[state]}${more ? `（${more}）` : ""}`;
    });
    forward.value = `${letter}${lines.join("\n")}\n・ブラウザ：${navigator.userAgent}`;
  };

  const result = document.getElementById("result");
  const again = document.getElementById("again");
  const run = async () => {
    again.hidden = true;
    found.clear();
    speeds.length = 0;
    result.innerHTML = '<div class="note"><p>調べています（30 秒ほど）。</p></div>';
    for (const [id, check] of Object.entries(CHECKS)) {
      try {
        const more = await check();
        say(id, more === null ? "unsure" : "ok", more ?? "");
      } catch (oops) {
        const words = oops instanceof Error && /[ぁ-ん]/.test(oops.message) ? oops.message : "";
        say(id, "no", words);
      }
    }
    const box = document.createElement("div");
    box.className = [...found.values()].some((one) => one.state === "no") ? "wrong" : "done";
    const words = document.createElement("p");
    words.textContent = told();
    box.append(words);
    result.replaceChildren(box);
    report();
    again.hidden = false;
  };

  const copy = document.getElementById("copy");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    forward.select();
    let isDone = false;
    try {
      await navigator.clipboard.writeText(forward.value);
      isDone = true;
    } catch {
      isDone = document.execCommand("copy"); // where the address is no https, nothing else is there
    }
    document.getElementById("copied").textContent = isDone ? "コピーしました。" : "文をえらんであります。Ctrl と C でコピーしてください。";
  });
  const tryPrint = document.getElementById("try-print");
  tryPrint.hidden = false;
  tryPrint.addEventListener("click", () => window.print());
  again.addEventListener("click", run);
  run();
})();
