/** The editor of one sheet: plain elements in a shadow root of its own, with or without a server. */

import { Bar } from "./status_line.js";
import { Beside } from "./beside.js";
import { calmly } from "../base/calmly.js";
import { Desk } from "./common.js";
import { arrange, button, h } from "../base/dom.js";
import { Forget } from "./forget.js";
import { shown } from "../document/form.js";
import { People } from "./people.js";
import { PHRASES } from "./phrases.js";
import { question } from "../boxes/question.js";
import { download } from "./rescue.js";
import { Sheet } from "../connection/live_sheet.js";
import { Steps } from "./steps.js";
import css from "./style.css";
import { NOT_YOURS } from "../connection/wire.js";

const PAUSE = 700;
const LONGEST_PAUSE = 5000;
const NARROW = 640;

/**
 * @typedef {object} Options
 * @property {import("../document/form.js").Form} form
 * @property {string} sheet the sheet's id
 * @property {string} [socket] address of its WebSocket; without one everything stays on this device
 * @property {Uint8Array} [held] what a file has brought along (without a server)
 * @property {import("../document/form.js").Person | null} [me]
 * @property {string[] | null} [only] ids of the questions to show
 * @property {boolean} [readOnly]
 * @property {string[]} [invented] names that belong to nobody: those of the people of the cases
 * @property {Partial<import("./phrases.js").Phrases>} [labels] other words, such as `{standing: ""}`
 * @property {string} [join] where one joins a team
 * @property {string} [top] how far below the window's edge the status line sticks
 * @property {() => void} [rescue] gives out a file with everything, instead of ours
 * @property {() => void} [onChange] the server has something new, and nothing more came for a moment
 * @property {(status: import("../connection/status.js").Status) => void} [onStatus]
 */

/**
 * Show a sheet in an element.
 * @param {ShadowRoot | HTMLElement} root
 * @param {Options} options
 */
export function mount(root, options) {
  let editor = new Editor(root, options);
  return {
    /** Show something else: other questions, another sheet. @param {Options} next */
    update(next) {
      if (next.sheet === editor.options.sheet && next.socket === editor.options.socket)
        return editor.update(next);
      editor.destroy();
      editor = new Editor(root, next);
      return undefined;
    },
    /** Take the sheet off this device. */
    forget: () => editor.sheet.forget(),
    /** Hand over everything that is typed and not yet in the document. */
    take: () => editor.take(),
    /** The sheet as it is now. */
    get sheet() {
      return editor.sheet;
    },
    destroy: () => editor.destroy(),
  };
}

class Editor {
  /** @param {ShadowRoot | HTMLElement} root @param {Options} options */
  constructor(root, options) {
    this.options = options;
    const { form, sheet, socket, held, me, labels, invented } = options;
    this.words = { ...PHRASES, ...labels };
    this.sheet = new Sheet({ sheet, socket: socket && address(socket), held, me });
    this.live = h("p", { class: "unseen", "aria-live": "polite" });
    this.desk = new Desk({ sheet: this.sheet, form, words: this.words, live: this.live, invented });
    /** @type {Map<string, ReturnType<typeof question> & {mark: string}>} */
    this.questions = new Map();
    this.changed = calmly(() => this.options.onChange?.(), PAUSE, LONGEST_PAUSE);
    this.host = h("div");
    this.draw(root);
    this.listen();
    this.redraw();
    void this.sheet.open();
  }

  /** @param {ShadowRoot | HTMLElement} root */
  draw(root) {
    const { desk, words, options } = this;
    this.bar = new Bar(desk, {
      join: new URL(options.join ?? "join", document.baseURI).href,
      rescue: options.rescue ?? (() => download(desk)),
      undo: (isRedo) => this.steps?.undo(isRedo),
    });
    this.people = new People(desk, (place) => this.whereIs(place));
    this.beside = new Beside(desk);
    this.asks = h("div", { class: "asks-list" });
    this.news = h("div", { class: "news", role: "status" });
    this.forget = new Forget(desk);
    this.frame = h(
      "div",
      { class: "desk", lang: "ja" },
      words.standing ? h("p", { class: "standing" }, words.standing) : null,
      this.bar.element,
      this.people.element,
      this.news,
      this.asks,
      this.forget.element,
      this.live,
    );
    this.steps = new Steps(desk, this.frame, {
      moved: (spot) => this.people?.go(spot),
      drawn: () => this.bar?.draw(),
    });
    this.frame.style.setProperty("--top", options.top ?? "0px");
    this.host.attachShadow({ mode: "open" }).append(h("style", {}, css), this.frame);
    root.append(this.host);
    this.bar.draw();
    // Measured before anything else is drawn: later it would cost a second look at every box.
    this.measure();
    this.sizes = new ResizeObserver(() => this.measure());
    this.sizes.observe(this.bar.element);
    this.sizes.observe(this.frame);
  }

  listen() {
    const { sheet } = this;
    this.desk.hear((changes) => {
      for (const view of this.questions.values()) view.hear(changes);
      this.beside?.hear(changes);
    });
    sheet.on("status", () => this.tell());
    sheet.on("loaded", () => this.refresh());
    sheet.on("welcome", () => {
      this.redraw();
      this.people?.draw();
    });
    sheet.on("changed", this.changed);
    sheet.on("reunited", (counts) => this.reunited(counts));
    this.ending = new AbortController();
    const { signal } = this.ending;
    addEventListener("online", () => sheet.talk?.probe(), { signal });
    addEventListener("offline", () => sheet.talk?.link.restart(), { signal });
    addEventListener("pagehide", () => this.take(), { signal });
    addEventListener("beforeunload", (event) => this.leaving(event), { signal });
    document.addEventListener(
      "visibilitychange",
      () => {
        if (document.visibilityState === "hidden") this.take();
        else sheet.talk?.probe();
      },
      { signal },
    );
  }

  destroy() {
    this.take();
    this.changed.cancel();
    this.ending?.abort();
    this.sizes?.disconnect();
    for (const view of this.questions.values()) view.destroy();
    this.people?.destroy();
    this.bar?.destroy();
    this.sheet.destroy();
    this.host.remove();
  }

  /** @param {Options} options */
  update(options) {
    this.options = options;
    this.desk.form = options.form;
    this.frame?.style.setProperty("--top", options.top ?? "0px");
    this.redraw();
  }

  measure() {
    const { desk, frame } = this;
    const height = `${this.bar?.element.offsetHeight ?? 0}px`;
    if (frame?.style.getPropertyValue("--bar") !== height) frame?.style.setProperty("--bar", height);
    desk.width = frame?.clientWidth ?? 0;
    frame?.classList.toggle("is-narrow", desk.width <= NARROW);
  }

  /** Show the questions there are now; those that stay the same stay untouched. */
  redraw() {
    const { desk, options } = this;
    desk.isReadOnly = Boolean(options.readOnly) || !this.sheet.mayWrite;
    const asks = shown(options.form, options.only);
    const views = asks.map((ask) => {
      const place = asks.length > 1 ? options.form.asks.indexOf(ask) + 1 : 0;
      const mark = JSON.stringify([ask, place, desk.isReadOnly]);
      const held = this.questions.get(ask.id);
      if (held?.mark === mark) return held;
      held?.destroy();
      return { ...question(desk, ask, place), mark };
    });
    for (const [id, view] of this.questions) if (!asks.some((ask) => ask.id === id)) view.destroy();
    this.questions = new Map(views.map((view) => [view.ask.id, view]));
    const held = views.find((view) => view.element.querySelector(":focus"));
    if (this.asks)
      arrange(
        this.asks,
        views.map((view) => view.element),
        held?.element ?? null,
      );
    this.frame?.classList.toggle("is-read-only", desk.isReadOnly);
    this.tell();
  }

  refresh() {
    for (const view of this.questions.values()) view.refresh();
  }

  tell() {
    const { status } = this.sheet;
    this.bar?.draw();
    this.forget?.draw();
    if (this.asks) this.asks.hidden = status.final === NOT_YOURS;
    this.options.onStatus?.(status);
  }

  /** @param {{merged: number, beside: number}} counts */
  reunited({ merged, beside }) {
    if (!merged && !beside) return;
    const text = beside ? this.words.mergedBeside(beside) : this.words.merged;
    this.news?.replaceChildren(
      h("p", {}, text),
      button(this.words.close, () => this.news?.replaceChildren()),
    );
  }

  /** Hand over everything that is typed and not yet in the document. */
  take() {
    for (const take of this.desk.takers) take();
  }

  /** @param {BeforeUnloadEvent} event */
  leaving(event) {
    this.take();
    const { since, isKept } = this.sheet.status;
    if (since && !isKept) event.preventDefault();
  }

  /** Return the question a place belongs to, as people say it. @param {string} place */
  whereIs(place) {
    if (!place) return "";
    const id = this.desk.spots.get(place)?.element.closest("[data-ask]")?.getAttribute("data-ask");
    const asks = this.options.form.asks;
    const index = asks.findIndex((ask) => ask.id === id);
    return index < 0 || asks.length < 2 ? "" : this.words.number(index + 1);
  }
}

/** @param {string} socket a path or an address */
function address(socket) {
  const url = new URL(socket, document.baseURI);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}
