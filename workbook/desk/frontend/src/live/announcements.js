/** What the facilitator says: cards with their time, which people may close in this browser. */

import { button, h } from "../base/dom.js";

const CLOSED = "workbook-closed-messages";
const MOST = 3;

const WORDS = { gather: "全体の部屋にもどってください", close: "閉じる" };
/** What the link to where everybody is called says. */
export const CALLED = "集まる";

export class Cards {
  /** @param {string} who whose page it is: what somebody closed stays closed for them, in every window of this browser, and for nobody else */
  constructor(who) {
    this.who = who;
    this.element = h("div", { class: "cards" });
    this.polite = h("p", { class: "unseen", "aria-live": "polite" });
    this.urgent = h("p", { class: "unseen", role: "alert" });
    this.drawn = "";
  }

  /** @param {import("./line.js").News} news */
  draw(news) {
    const { gather, messages } = news;
    const gone = closed(this.who);
    const shown = messages.filter((one) => !gone.includes(one.id)).slice(-MOST);
    const called = gather && !gone.includes(gather.id) ? gather : null;
    const drawn = JSON.stringify([called, shown]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const close = (/** @type {number} */ id) => () => {
      remember(this.who, id);
      this.draw(news);
    };
    const cards = shown.map((one) => card(close(one.id), h("time", {}, one.at), ` ${one.text}`));
    if (called) cards.push(call(close(called.id), called.text));
    this.element.replaceChildren(...cards);
    say(this.polite, shown.at(-1)?.text ?? "");
    say(this.urgent, gather ? `${WORDS.gather}。${gather.text}` : "");
  }
}

/** What a screen reader hears, once, of where everybody is called and of what runs now. */
export class Aloud {
  constructor() {
    this.summons = 0;
    /** @type {number | undefined} */
    this.row = undefined;
  }

  /**
   * Return what is to be said, or nothing: who is there needs no call, and who has just come reads what runs.
   * @param {import("./line.js").News} news
   * @param {boolean} isThere
   */
  next({ summons, row }, isThere) {
    const { summons: called, row: ran } = this;
    [this.summons, this.row] = [summons?.id ?? 0, row?.id ?? 0];
    if (summons && summons.id !== called && !isThere)
      return `「${summons.place.title}」に集まります。「${CALLED}」を押すとひらきます。`;
    return row && ran !== undefined && row.id !== ran ? `いまは「${row.title}」です。` : "";
  }
}

/** @param {() => void} close @param {...(Node | string)} words */
const card = (close, ...words) =>
  h("div", { class: "card" }, h("p", {}, ...words), button(WORDS.close, close, { class: "quiet" }));

/** @param {() => void} close @param {string} text */
function call(close, text) {
  const found = card(close, h("strong", {}, WORDS.gather), text && h("br"), text);
  found.classList.add("is-call");
  return found;
}

/** Let a screen reader say something once. @param {HTMLElement} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Let a screen reader say something, even if it said the same before. @param {Element} element @param {string} text */
export function sayAnew(element, text) {
  element.textContent = element.textContent === text ? `${text}\u200b` : text;
}

/** Return the ids of what somebody closed in this browser. @param {string} who @returns {number[]} */
function closed(who) {
  try {
    const kept = JSON.parse(localStorage.getItem(CLOSED) ?? "{}");
    return kept.who === who ? kept.ids : [];
  } catch {
    return [];
  }
}

/** @param {string} who @param {number} id */
function remember(who, id) {
  try {
    localStorage.setItem(CLOSED, JSON.stringify({ who, ids: [...closed(who), id].slice(-50) }));
  } catch {
    // Without a place to remember it the message stays: better than none at all.
  }
}
