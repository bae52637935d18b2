/** いま: what runs, how long there is, and the way to exactly that place; quiet for who is there already. */

import { button, h } from "../base/dom.js";
import { Aloud, CALLED, say, sayAnew } from "./announcements.js";
import { left, spoken } from "./countdown.js";
import { Follower } from "./going_along.js";
import { address, isThere } from "./places.js";
import { allow, chime } from "./sound.js";

const MINUTE = 60_000;
const LATE = 5_000;

const WORDS = {
  now: "いま",
  left: "残り",
  about: "分ほど",
  over: "時間になりました",
  due: "まもなく次へ",
  go: "ひらく",
  calls: "集まる場所",
  more: "この帯の設定",
  follow: "進行に合わせる（書いているあいだは移りません）",
  sound: "終わりに音を鳴らす",
};

export class Strip {
  /** @param {import("./line.js").Line} line @param {Follower} [follower] */
  constructor(line, follower = new Follower()) {
    this.line = line;
    this.follower = follower;
    this.rung = 0;
    this.aloud = new Aloud();
    this.polite = h("p", { class: "unseen", "aria-live": "polite" });
    this.word = h("span", { class: "word" });
    this.title = h("span", { class: "title" });
    this.clock = h("span", { class: "clock" });
    this.go = h("a", { class: "go", hidden: true });
    this.follows = tick(WORDS.follow, (isOn) => this.follower.choose(isOn));
    this.follows.box.checked = follower.isOn;
    this.sound = tick(WORDS.sound, (isOn) => isOn && allow());
    this.choices = h("div", { class: "choices", hidden: true }, this.follows.label, this.sound.label);
    this.more = button("⋯", () => this.unfold(), { class: "quiet more", "aria-expanded": "false" });
    this.more.setAttribute("aria-label", WORDS.more);
    this.element = h(
      "div",
      { class: "now" },
      h("p", { class: "what" }, h("span", { class: "row" }, this.word, this.title), this.clock),
      this.go,
      this.more,
    );
  }

  unfold() {
    this.choices.hidden = !this.choices.hidden;
    this.more.setAttribute("aria-expanded", String(!this.choices.hidden));
  }

  /** Draw everything that changes with time or with where one is; tell whether there is anything to see. */
  tick() {
    const { news } = this.line;
    const { timer = null, row = null, summons = null } = news ?? {};
    const isOn = Boolean(timer ?? row ?? summons);
    this.element.hidden = !isOn;
    if (!isOn) this.choices.hidden = true;
    this.sound.label.hidden = !timer?.sound;
    this.more.hidden = !row && !summons && !timer?.sound;
    const place = summons?.place ?? row?.place ?? null;
    const pages = summons ? [pageOf(summons.place)] : (row?.pages ?? []);
    const isHere = isThere(/** @type {[string, string][]} */ (pages));
    say(this.word, summons && !isHere ? WORDS.calls : WORDS.now);
    say(this.title, (summons && !isHere ? summons.place.title : row?.title) ?? "");
    this.element.classList.toggle("is-call", Boolean(summons) && !isHere);
    this.showTime(timer, row);
    const aloud = news && this.aloud.next(news, isHere);
    if (aloud) sayAnew(this.polite, aloud);
    this.showWay(place, isHere, Boolean(summons));
    const id = summons?.id ?? row?.id ?? 0;
    this.follower.look(place && { id, address: address(place), isThere: isHere });
    return isOn;
  }

  /** @param {import("./places.js").Place | null} place @param {boolean} isHere @param {boolean} isCall */
  showWay(place, isHere, isCall) {
    this.go.hidden = !place || isHere;
    if (!place || isHere) return;
    const to = address(place);
    if (this.go.getAttribute("href") !== to) this.go.setAttribute("href", to);
    say(this.go, isCall ? CALLED : WORDS.go);
    this.go.setAttribute("aria-label", `${place.title}を${isCall ? "ひらいて集まる" : "ひらく"}`);
  }

  /** @param {import("./line.js").Timer | null} timer @param {import("./line.js").RunningRow | null} row */
  showTime(timer, row) {
    const now = this.line.now();
    if (!timer) {
      const minutes = row ? Math.ceil((row.ends - now) / MINUTE) : 0;
      say(this.clock, !row ? "" : minutes > 0 ? `${WORDS.left} ${minutes}${WORDS.about}` : WORDS.due);
      this.clock.dataset.level = "calm";
      return;
    }
    const { seconds, text, level } = left(timer, now);
    const said = level === "over" ? WORDS.over : `${WORDS.left} ${text}`;
    const whole = timer.label ? `${timer.label}　${said}` : said;
    if (this.clock.textContent === whole) return;
    this.clock.textContent = whole;
    this.clock.dataset.level = level;
    const aloud = spoken(seconds);
    if (aloud) say(this.polite, aloud);
    if (level === "over" && this.rung !== timer.id) {
      this.rung = timer.id;
      const isLate = now - timer.ends > LATE; // who comes later hears nothing
      if (timer.sound && this.sound.box.checked && !isLate) chime();
    }
  }
}

/** @param {import("./places.js").Place} place @returns {[string, string]} */
const pageOf = (place) => [place.page, place.query.id ?? ""];

/** @param {string} words @param {(isOn: boolean) => void} change */
function tick(words, change) {
  const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
  box.addEventListener("change", () => change(box.checked));
  return { box, label: h("label", { class: "choice" }, box, words) };
}
