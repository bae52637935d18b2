/** The editor of one sheet: plain elements in a shadow root of its own, with or without a server. */

import { Bar } from "./status_line.js";
import { Beside } from "./beside.js";
import { calmly } from "../base/calmly.js";
import { Desk } from "./common.js";
import { button, h } from "../base/dom.js";
import { Forget } from "./forget.js";
import { PHRASES } from "./phrases.js";
import { Questions } from "./questions.js";
import { download } from "./rescue.js";
import { Sheet } from "../connection/live_sheet.js";
import { Steps } from "./steps.js";
import paper from "./paper.css";
import css from "./style.css";
import { pressed, watch } from "./page.js";
import { NOT_YOURS } from "../connection/wire.js";

const PAUSE = 700;
const LONGEST_PAUSE = 5000;
const NARROW = 640;
const BROAD = 900;

/**
 * @typedef {object} Options
 * @property {import("../document/form.js").Form} form
 * @property {string} sheet the sheet's id
 * @property {string} [socket] address of its WebSocket; without one everything stays on this device
 * @property {import("./online.js").Online} [online] what it takes to talk with a server
 * @property {Uint8Array} [held] what a file has brought along (without a server)
 * @property {import("../document/form.js").Person | null} [me]
 * @property {string[] | null} [only] ids of the questions to show
 * @property {boolean} [readOnly]
 * @property {string[]} [invented] names that belong to nobody: those of the people of the cases
 * @property {Partial<import("./phrases.js").Phrases>} [labels] other words, such as `{standing: ""}`
 * @property {string} [join] where one joins a team
 * @property {string} [top] how far below the window's edge the status line sticks
 * @property {() => void} [rescue] gives out a file with everything, instead of ours
 * @property {import("../boxes/picture_room.js").Pictures} [pictures] those one can work in
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
    const { form, sheet, socket, held, me, labels, invented, pictures } = options;
    this.online = socket ? options.online : undefined;
    this.words = { ...PHRASES, ...labels };
    this.sheet = new Sheet({ sheet, connect: this.online?.connectTo(socket ?? ""), held, me });
    this.live = h("p", { class: "unseen", "aria-live": "polite" });
    this.desk = new Desk({ sheet: this.sheet, form, words: this.words, live: this.live, invented, pictures });
    this.questions = new Questions(this.desk);
    this.ending = new AbortController();
    const isPressed = pressed(this.ending.signal);
    // The page around is not drawn anew under a hand that moves something.
    const tell = () => (isPressed() ? this.changed() : this.options.onChange?.());
    this.changed = calmly(tell, PAUSE, LONGEST_PAUSE);
    this.host = h("div");
    this.draw(root);
    this.listen();
    this.redraw();
    void this.sheet.open();
  }

  /** @param {ShadowRoot | HTMLElement} root */
  draw(root) {
    const { desk, words, options, online } = this;
    this.bar = new Bar(desk, {
      online,
      join: new URL(options.join ?? "join", document.baseURI).href,
      rescue: options.rescue ?? (() => download(desk)),
      undo: (isRedo) => this.steps?.undo(isRedo),
    });
    this.people = online?.people(desk, (place) => this.questions.whereIs(place));
    this.beside = new Beside(desk);
    this.news = h("div", { class: "news", role: "status" });
    this.forget = new Forget(desk);
    this.frame = h(
      "div",
      { class: "desk", lang: "ja" },
      words.standing ? h("p", { class: "standing" }, words.standing) : null,
      this.bar.element,
      this.people?.element ?? null,
      this.news,
      this.questions.element,
      this.forget.element,
      this.live,
    );
    this.steps = new Steps(desk, this.frame, {
      moved: (spot) => this.people?.go(spot),
      drawn: () => this.bar?.draw(),
    });
    this.frame.style.setProperty("--top", options.top ?? "0px");
    this.host.attachShadow({ mode: "open" }).append(h("style", {}, css + paper), this.frame);
    root.append(this.host);
    this.bar.draw();
    // Measured before anything else is drawn: later it would cost a second look at every box.
    measure(this);
    this.sizes = new ResizeObserver(() => measure(this));
    this.sizes.observe(this.bar.element);
    this.sizes.observe(this.frame);
  }

  listen() {
    const { sheet } = this;
    this.desk.hear((changes) => {
      this.questions.hear(changes);
      this.beside?.hear(changes);
    });
    sheet.on("status", () => this.tell());
    sheet.on("loaded", () => this.questions.refresh());
    sheet.on("welcome", () => {
      this.redraw();
      this.people?.draw();
    });
    sheet.on("changed", this.changed);
    sheet.on("reunited", (counts) => tellReunited(this, counts));
    watch(sheet, () => this.take(), this.ending.signal);
  }

  destroy() {
    this.take();
    this.changed.cancel();
    this.ending.abort();
    this.sizes?.disconnect();
    this.questions.destroy();
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

  redraw() {
    const { desk, options } = this;
    desk.isReadOnly = Boolean(options.readOnly) || !this.sheet.mayWrite;
    this.questions.draw(options);
    this.frame?.classList.toggle("is-read-only", desk.isReadOnly);
    this.tell();
  }

  tell() {
    const { status } = this.sheet;
    this.bar?.draw();
    this.forget?.draw();
    this.questions.element.hidden = status.final === NOT_YOURS;
    this.options.onStatus?.(status);
  }

  /** Hand over everything that is typed and not yet in the document. */
  take() {
    for (const take of this.desk.takers) take();
  }
}

/** Let boxes know how wide the sheet is, and what sticks below the line how high that is. @param {Editor} editor */
function measure({ desk, frame, bar }) {
  const height = `${bar?.element.offsetHeight ?? 0}px`;
  if (frame?.style.getPropertyValue("--bar") !== height) frame?.style.setProperty("--bar", height);
  desk.width = frame?.clientWidth ?? 0;
  frame?.classList.toggle("is-narrow", desk.width <= NARROW);
  frame?.classList.toggle("is-broad", desk.width >= BROAD);
}

/** @param {Editor} editor @param {{merged: number, beside: number}} counts */
function tellReunited({ words, news, online }, counts) {
  if (!online || (!counts.merged && !counts.beside)) return;
  news?.replaceChildren(
    h("p", {}, online.sayReunited(counts)),
    button(words.close, () => news.replaceChildren()),
  );
}
