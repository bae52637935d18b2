/** How a sheet grew, step by step or as a film: a slider, the scenes, the picture, what was written, and the sheet. */

import { button, h } from "../base/dom.js";
import { headerHeight } from "../base/header.js";
import { Stood } from "./stood.js";
import { filmOf, forget, frameAt } from "./frames.js";
import css from "./growth.css";
import { pace, states } from "./states.js";
import { cameFrom, written } from "./written.js";

/** @typedef {{step: number, clock: string, title: string}} Scene */
/** @typedef {{form: import("../document/form.js").Form, steps: import("./states.js").Step[], scenes: Scene[]}} Growth */

const WORDS = {
  play: "はじめから流す",
  goOn: "続きを流す",
  pause: "とめる",
  before: "前の一歩",
  after: "次の一歩",
  slider: "歩みの時点（左右の矢印キーで一歩ずつ）",
  scenes: "そのころ進んでいたこと",
  written: "この一歩で書かれたこと",
  still: "動きをおさえる設定なので、一歩ずつ見られます。",
  drawing: "図を描いています。",
  nobody: "まだだれも描かれていません。",
};

export class Player {
  /**
   * @param {ShadowRoot | HTMLElement} root
   * @param {Growth} growth
   * @param {{key: string, hasMap: boolean, isLarge: boolean}} options
   */
  constructor(root, growth, { key, hasMap, isLarge }) {
    this.growth = growth;
    this.key = key;
    this.states = states(growth.steps);
    this.pauses = pace(growth.steps);
    this.last = growth.steps.length - 1;
    this.at = this.last;
    this.film = filmOf(key);
    this.stood = new Stood(growth.form);
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.parts = laidOut(this, { hasMap, isLarge });
    this.held = held(this.parts.picture);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    this.draw = this.draw.bind(this);
    this.onCalm = () => this.stop();
    this.film.waiting.add(this.draw);
    this.calm.addEventListener("change", this.onCalm);
    this.host = h("div");
    this.host.attachShadow({ mode: "open" }).append(h("style", {}, css), this.parts.frame);
    root.append(this.host);
    this.draw();
  }

  destroy() {
    clearTimeout(this.waiting);
    this.calm.removeEventListener("change", this.onCalm);
    this.film.waiting.delete(this.draw);
    if (!this.film.waiting.size) forget(this.key);
    this.host.remove();
  }

  /** Play from where one is, from the first step at the end. */
  play() {
    if (this.calm.matches) return;
    if (this.at === this.last) this.at = 0;
    this.next();
  }

  next() {
    this.waiting = setTimeout(() => {
      this.at += 1;
      if (this.at < this.last) this.next();
      else this.waiting = undefined;
      this.draw();
    }, this.pauses[this.at]);
    this.draw();
  }

  stop() {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.draw();
  }

  /** Look at a step; who moves by hand stops the film. @param {number} at */
  go(at) {
    this.at = Math.min(Math.max(at, 0), this.last);
    this.stop();
  }

  draw() {
    const { form, steps } = this.growth;
    const [step, state] = [steps[this.at], this.states[this.at]];
    const isPlaying = Boolean(this.waiting);
    const scene = this.growth.scenes.findLast(({ step: from }) => from <= this.at);
    this.parts.playing.textContent = isPlaying
      ? WORDS.pause
      : this.at === this.last
        ? WORDS.play
        : WORDS.goOn;
    this.parts.playing.hidden = this.calm.matches || !this.last;
    this.parts.still.hidden = !this.calm.matches;
    this.parts.slider.value = String(this.at);
    this.parts.slider.setAttribute(
      "aria-valuetext",
      [step.at, scene?.title, `${this.at + 1}／${this.last + 1}`].filter(Boolean).join("、"),
    );
    this.parts.clock.replaceChildren(
      h("strong", {}, step.at),
      scene ? h("span", {}, scene.title) : "",
      h("span", { class: "count" }, `${this.at + 1}／${this.last + 1}`),
    );
    this.growth.scenes.forEach((one, number) =>
      this.parts.scenes[number].toggleAttribute("aria-current", one === scene),
    );
    // What changes six times a second is not to be read aloud.
    this.parts.heard.setAttribute("aria-live", isPlaying ? "off" : "polite");
    const told = written(form, step, this.states[this.at - 1] ?? new Map(), state);
    this.parts.words.replaceChildren(...told.map((one) => line(one, cameFrom(step))));
    this.drawPicture();
    this.stood.show(state, step);
  }

  drawPicture() {
    if (this.parts.picture.hidden) return;
    const frame = frameAt(this.film, this.at);
    if (frame?.svg) this.held.show(frame);
    else this.held.say(frame?.words ?? (this.film.isWhole ? WORDS.nobody : WORDS.drawing));
  }
}

/** Return what a picture is shown in: its middle first, where the people stand. @param {HTMLElement} picture */
function held(picture) {
  const middle = () => (picture.scrollLeft = (picture.scrollWidth - picture.clientWidth) / 2);
  // What can be moved sideways can be moved with the keys as well.
  const onload = () => (picture.tabIndex = picture.scrollWidth > picture.clientWidth ? 0 : -1);
  const image = h("img", { onload });
  image.addEventListener("load", middle, { once: true });
  const [title, words] = [h("figcaption"), h("p", { class: "quiet" })];
  let shown = "";
  /** @param {{svg: string, title: string, words: string}} frame */
  const show = (frame) => {
    const src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(frame.svg)}`;
    if (shown === src) return;
    shown = src;
    // The image stays and shows something else: a new one would move back what was moved sideways.
    image.setAttribute("src", src);
    image.setAttribute("alt", frame.title);
    title.textContent = frame.title;
    words.textContent = frame.words;
    if (!image.isConnected) picture.replaceChildren(title, image, words);
  };
  /** @param {string} instead */
  const say = (instead) => {
    shown = "";
    picture.replaceChildren(h("p", {}, instead));
  };
  return { show, say };
}

/**
 * Return the elements of a player.
 * @param {Player} player
 * @param {{hasMap: boolean, isLarge: boolean}} options
 */
function laidOut(player, { hasMap, isLarge }) {
  const playing = button(WORDS.play, () => (player.waiting ? player.stop() : player.play()), {
    class: "play",
  });
  const still = h("p", { class: "quiet" }, WORDS.still);
  const oninput = () => player.go(Number(slider.value));
  const slider = h("input", {
    type: "range",
    min: 0,
    max: player.last,
    step: 1,
    "aria-label": WORDS.slider,
    oninput,
  });
  const before = button(WORDS.before, () => player.go(player.at - 1));
  const after = button(WORDS.after, () => player.go(player.at + 1));
  const scenes = player.growth.scenes.map(({ step, clock, title }) =>
    button(`${clock}　${title}`, () => player.go(step), { class: "scene" }),
  );
  const began = h("ol", { class: "scenes", "aria-label": WORDS.scenes });
  began.append(...scenes.map((scene) => h("li", {}, scene)));
  const clock = h("p", { class: "clock" });
  const picture = h("figure", { hidden: !hasMap });
  const words = h("ul", { class: "written" });
  const heard = h("div", {}, h("h2", {}, WORDS.written), words);
  const buttons = h("div", { class: "buttons" }, playing, before, after, clock);
  const frame = h(
    "section",
    {
      class: ["growth", isLarge && "is-large", hasMap && "has-map"].filter(Boolean).join(" "),
      lang: "ja",
      style: `--top: ${headerHeight()}`,
    },
    h("div", { class: "controls" }, buttons, slider, still, scenes.length > 0 && began),
    h("div", { class: "now" }, picture, heard),
    player.stood.element,
  );
  return { frame, playing, still, slider, scenes, clock, picture, words, heard };
}

/** @param {import("./written.js").Written} one @param {string} came */
function line({ who, where, what }, came) {
  const by = [who, came].filter(Boolean).join("、");
  return h("li", {}, h("span", { class: "where" }, where), by && h("span", { class: "who" }, by), what);
}
