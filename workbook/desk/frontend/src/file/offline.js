/** A worksheet in a file of its own, opened without any server: written in, and saved as a file again. */

import * as Y from "yjs";

import { calmly } from "../base/calmly.js";
import { copy, plain, stamp } from "./copy.js";
import { sayTime } from "../base/days.js";
import { button, h } from "../base/dom.js";
import { mount } from "../editor/editor.js";
import { besides } from "./besides.js";
import { isApart, join, keptHere } from "./kept_here.js";
import { laid, show, showBesides } from "./sheet_tables.js";
import { Colleagues } from "./colleagues.js";
import { base64, bytes, hand } from "../editor/rescue.js";
import { values } from "../document/plain_values.js";

const PAUSE = 400;
const LONGEST_PAUSE = 2000;

const WORDS = {
  save: "ファイルとして保存",
  same: "書いたら、終わりに「ファイルとして保存」を押してください。",
  found: "この端末に残っていた記入も出しています。このファイルにはまだ入っていません。",
  unsaved: "まだファイルに入っていない記入があります。終わりに「ファイルとして保存」を押してください。",
  saved: (/** @type {Date} */ at) =>
    `ファイルとして保存しました ${sayTime(at)}（ふつうは「ダウンロード」にあります）`,
};

/** What the editor says otherwise here. */
const LABELS = {
  upToDate: "保存していない書きかえはありません",
  unkept: "この端末には残せません。閉じる前に「ファイルとして保存」を押してください。",
  download: WORDS.save,
  forgetWhy:
    "このパソコンには、止まったときのために、このシートの写しが残ります。ファイルとして保存し終えたら消してください。",
  forgetLater: "まだファイルに入っていない記入があります。保存すると消せます。",
  forgotten: "この端末から消しました。書いたことは、保存したファイルにあります。",
};

/**
 * What lies in the file as data. `key`: what this device calls the sheet; `name`: the file's name without ending;
 * `held`: the document, in base64.
 * `invented`: names that belong to nobody.
 * @typedef {{key: string, name: string, form: import("../document/form.js").Form, held: string, invented: string[]}} Kept
 */

class Offline {
  /** @param {Kept} kept @param {Y.Doc} here what this device keeps @param {import("../boxes/picture_room.js").Pictures} pictures */
  constructor(kept, here, pictures) {
    this.data = part("data");
    this.kept = kept;
    const file = new Y.Doc();
    if (kept.held) Y.applyUpdate(file, bytes(kept.held));
    const hasBoth = isApart(here, file);
    this.editor = mount(part("desk"), {
      form: kept.form,
      sheet: kept.key,
      held: hasBoth ? Y.encodeStateAsUpdate(here) : bytes(kept.held),
      labels: LABELS,
      invented: kept.invented,
      pictures,
      rescue: () => this.save(),
    });
    /** What the newest file says. @type {string | undefined} */
    this.saved = JSON.stringify(page(kept.form, file));
    /** What stands on the page. @type {string | undefined} */
    this.said = undefined;
    this.isSaved = true;
    this.note = WORDS.same;
    this.state = h("p", { role: "status" }, this.note);
    const colleagues = new Colleagues({
      kept,
      ready: () => (this.finish(), this.editor.sheet),
      tell: (news) => this.write(news),
    });
    part("desk").append(colleagues.element);
    part("save").replaceChildren(
      this.state,
      button(WORDS.save, () => this.save()),
    );
    this.write(hasBoth ? join(this.editor.sheet, kept.form, file) : undefined);
    this.listen();
  }

  listen() {
    const { sheet } = this.editor;
    const write = calmly(() => this.write(), PAUSE, LONGEST_PAUSE);
    sheet.doc.on("update", write);
    sheet.on("loaded", () => this.write(WORDS.found));
    addEventListener("beforeprint", () => this.finish());
    addEventListener("beforeunload", (event) => {
      this.finish();
      if (!this.isSaved) event.preventDefault();
    });
    addEventListener(
      "keydown",
      (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
        event.preventDefault();
        this.save();
      },
      true,
    );
  }

  /**
   * Bring the page up to what is written, so that it prints and so that the browser's own "save as" keeps the words.
   * @param {string} [news] what to say if the file lacks something
   */
  write(news = WORDS.unsaved) {
    const { doc } = this.editor.sheet;
    const [parts, beside] = page(this.kept.form, doc);
    const said = JSON.stringify([parts, beside]);
    this.isSaved = said === this.saved;
    if (said !== this.said) {
      show(parts);
      showBesides(beside);
      this.said = said;
      const text = this.isSaved ? this.note : news;
      if (this.state.textContent !== text) this.state.textContent = text;
    }
    this.data.textContent = plain({ ...this.kept, held: base64(Y.encodeStateAsUpdate(doc)) });
  }

  /** As `write`, with what is typed and not yet in the document. */
  finish() {
    this.editor.take();
    this.write();
  }

  save() {
    this.finish();
    const now = new Date();
    hand(new Blob([copy()], { type: "text/html" }), `${this.kept.name}_${stamp(now)}.html`);
    const { sheet } = this.editor;
    this.saved = this.said;
    this.isSaved = true;
    this.note = WORDS.saved(now);
    this.state.textContent = this.note;
    // What is in a file is no longer only on this device.
    sheet.settle(sheet.pending.length);
    sheet.proved();
  }
}

/**
 * What stands on the page of a file: the answers, and what stands beside them.
 * @param {import("../document/form.js").Form} form
 * @param {Y.Doc} doc
 * @returns {[import("./sheet_tables.js").Part[], import("./besides.js").Besides[]]}
 */
const page = (form, doc) => [laid(form, values(doc, form)), besides(form, doc)];

/** @param {string} id @returns {HTMLElement} */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Open the file this page is. @param {import("../boxes/picture_room.js").Pictures} pictures those one can work in here */
export async function open(pictures) {
  // A page that the browser saved holds what was drawn then.
  part("desk").replaceChildren();
  /** @type {Kept} */
  const kept = JSON.parse(part("data").textContent ?? "");
  new Offline(kept, await keptHere(kept.key), pictures);
  // Only now: until here, and wherever scripts do not run, the page shows the answers as text. Such a sheet of
  // styles is not part of the page, so no copy has it.
  const style = new CSSStyleSheet();
  style.replaceSync(
    "@media screen { #paper { display: none } } @media print { #desk, #save { display: none !important } }",
  );
  document.adoptedStyleSheets = [style];
}
