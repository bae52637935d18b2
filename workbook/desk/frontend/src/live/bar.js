/** What a team sees of its facilitator on every page: the clock, messages, the call back, and a hand to raise. */

import { button, h } from "../base/dom.js";
import { left, spoken } from "./countdown.js";
import css from "./live.css";
import { allow, chime } from "./sound.js";

const TICK = 250;
const CLOSED = "workbook-closed-messages";

const WORDS = {
  region: "進行役からのお知らせ",
  left: "残り",
  over: "時間になりました",
  gather: "全体の部屋にもどってください",
  close: "閉じる",
  call: "進行役を呼ぶ",
  why: "どうしましたか",
  calling: "進行役を呼んでいます",
  coming: "進行役が向かっています",
  never: "取り消す",
  back: "やめる",
  sound: "終わりに音を鳴らす",
};

/**
 * @typedef {object} Options
 * @property {import("./line.js").Line} line
 * @property {Record<string, string>} reasons what one may call for, by code; none: nobody can be called
 */

export class Bar {
  /** @param {ShadowRoot | HTMLElement} root @param {Options} options */
  constructor(root, { line, reasons }) {
    this.line = line;
    this.reasons = reasons;
    this.isAsking = false;
    this.drawn = "";
    this.rung = 0;
    this.polite = h("p", { class: "unseen", "aria-live": "polite" });
    this.urgent = h("p", { class: "unseen", role: "alert" });
    this.cards = h("div", { class: "cards" });
    this.clock = h("p", { class: "clock", hidden: true });
    this.sound = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
    this.sound.addEventListener("change", () => this.sound.checked && allow());
    this.wantsSound = h("label", { class: "sound", hidden: true }, this.sound, WORDS.sound);
    this.hand = h("div", { class: "hand" });
    this.foot = h("div", { class: "foot" }, this.clock, this.wantsSound, this.hand);
    const region = h(
      "section",
      { class: "live", lang: "ja", "aria-label": WORDS.region },
      this.cards,
      this.foot,
      this.polite,
      this.urgent,
    );
    this.host = h("div");
    this.host.attachShadow({ mode: "open" }).append(h("style", {}, css), region);
    root.append(this.host);
    this.draw = this.draw.bind(this);
    line.on("news", this.draw);
    this.ticking = setInterval(() => this.tick(), TICK);
    this.draw();
  }

  destroy() {
    this.line.off("news", this.draw);
    clearInterval(this.ticking);
    this.host.remove();
  }

  draw() {
    const { news } = this.line;
    this.tick();
    if (!news) return;
    const { gather, messages, hand } = news;
    const shown = messages.filter((one) => !closed().includes(one.id));
    const drawn = JSON.stringify([gather, shown, hand, this.isAsking]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const cards = shown.slice(-3).map((one) => card(this, one.id, one.text));
    if (gather && !closed().includes(gather.id)) cards.push(card(this, gather.id, gather.text, true));
    this.cards.replaceChildren(...cards);
    say(this.polite, shown.at(-1)?.text ?? "");
    say(this.urgent, gather ? `${WORDS.gather}。${gather.text}` : "");
    this.drawHand(hand ?? null);
  }

  /** @param {{reason: string, taken: boolean} | null} hand */
  drawHand(hand) {
    if (!Object.keys(this.reasons).length) return;
    const hadFocus =
      this.host.shadowRoot?.activeElement !== null &&
      this.hand.contains(this.host.shadowRoot?.activeElement ?? null);
    const ask = (/** @type {boolean} */ isAsking) => () => {
      this.isAsking = isAsking;
      this.draw();
    };
    if (hand) {
      this.isAsking = false;
      const never = button(WORDS.never, () => this.line.say({ do: "hand-down" }), { class: "quiet" });
      const state = hand.taken ? WORDS.coming : `${WORDS.calling}（${hand.reason}）`;
      this.hand.replaceChildren(h("p", { class: "state", role: "status" }, state), never);
    } else if (this.isAsking) {
      const reasons = Object.entries(this.reasons).map(([code, text]) =>
        button(text, () => this.line.say({ do: "hand", reason: code })),
      );
      this.hand.replaceChildren(
        h(
          "div",
          { class: "why", role: "group", "aria-label": WORDS.why },
          h("p", {}, WORDS.why),
          ...reasons,
          button(WORDS.back, ask(false), { class: "quiet" }),
        ),
      );
    } else this.hand.replaceChildren(button(WORDS.call, ask(true)));
    if (hadFocus) this.hand.querySelector("button")?.focus();
  }

  tick() {
    const timer = this.line.news?.timer ?? null;
    this.clock.hidden = !timer;
    this.wantsSound.hidden = !timer?.sound;
    this.foot.classList.toggle("is-empty", !timer && !Object.keys(this.reasons).length);
    if (!timer) return;
    const { seconds, text, level } = left(timer, this.line.now());
    const said = level === "over" ? WORDS.over : `${WORDS.left} ${text}`;
    const whole = timer.label ? `${timer.label}　${said}` : said;
    if (this.clock.textContent === whole) return;
    this.clock.textContent = whole;
    this.clock.dataset.level = level;
    const aloud = spoken(seconds);
    if (aloud) say(this.polite, aloud);
    if (level === "over" && this.rung !== timer.id) {
      const isLate = this.line.now() - timer.ends > 5_000; // who comes later hears nothing
      this.rung = timer.id;
      if (timer.sound && this.sound.checked && !isLate) chime();
    }
  }
}

/** @param {Bar} bar @param {number} id @param {string} text @param {boolean} [isCall] */
function card(bar, id, text, isCall = false) {
  const close = button(
    WORDS.close,
    () => {
      close_(id);
      bar.draw();
    },
    { class: "quiet" },
  );
  return h(
    "div",
    { class: isCall ? "card is-call" : "card" },
    h("p", {}, isCall ? h("strong", {}, WORDS.gather) : null, isCall && text ? h("br") : null, text),
    close,
  );
}

/** @param {HTMLElement} element @param {string} text */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Return the ids of what was closed in this window. @returns {number[]} */
function closed() {
  try {
    return JSON.parse(sessionStorage.getItem(CLOSED) ?? "[]");
  } catch {
    return [];
  }
}

/** @param {number} id */
function close_(id) {
  try {
    sessionStorage.setItem(CLOSED, JSON.stringify([...closed(), id].slice(-50)));
  } catch {
    // Without a place to remember it the message stays: better than none at all.
  }
}
