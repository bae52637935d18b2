/** Files of colleagues come into this one: chosen or dropped, looked at, then taken in as one step. */

import { button, h } from "../base/dom.js";
import { copied } from "../document/parted.js";
import { again, isKnown, together } from "../document/together.js";
import { coming } from "./coming.js";
import { take } from "./one_step.js";
import { readCopy } from "./other_copy.js";

const WORDS = {
  choose: "ほかの人のファイルを合わせる",
  why: "同じファイルに、ほかの人も書いているときに使います。その人が保存したファイルを選ぶか、この画面に落とすと、どこがどう変わるかを見てから、一つにできます。",
  title: "合わせると、こうなります",
  nothing: "合わせるところはありません",
  from: (/** @type {string[]} */ names) => `${names.join("、")} から`,
  same: "新しい記入はありません。",
  again:
    "前に合わせたファイルです。いまのシートにない文を、もう一度入れます。いらなければ「やめる」を押してください。",
  skipped: "前に合わせたファイルです。もう一度合わせるときは、このファイルだけを選んでください。",
  added: "入ります",
  changed: "こう変わります",
  removed: "消えます",
  beside: "答えがちがうので、別案として並べます",
  take: "合わせる",
  leave: "やめる",
  close: "閉じる",
  taken: (/** @type {number} */ count, /** @type {number} */ beside) =>
    `${count}か所を合わせました${beside ? `（うち別案 ${beside}か所。見くらべて決めてください）` : ""}。「元に戻す」で取り消せます。終わりに「ファイルとして保存」を押してください。`,
};

export class Colleagues {
  /**
   * @param {object} given
   * @param {() => import("../connection/live_sheet.js").Sheet} given.ready returns the sheet with all that is typed
   * @param {import("./offline.js").Kept} given.kept
   * @param {(news: string) => void} given.tell
   */
  constructor({ ready, kept, tell }) {
    this.ready = ready;
    this.kept = kept;
    this.tell = tell;
    this.input = h("input", { type: "file", accept: ".html,.htm", multiple: true, hidden: true });
    this.input.addEventListener("change", () => {
      const files = [...(this.input.files ?? [])];
      this.input.value = "";
      void this.look(files);
    });
    this.button = button(WORDS.choose, () => this.input.click(), { class: "second" });
    this.dialog = h("dialog", { "aria-labelledby": "take-in" });
    this.element = h(
      "section",
      { class: "take-in", "aria-label": WORDS.choose },
      h("p", {}, WORDS.why),
      this.button,
      this.input,
      this.dialog,
    );
    addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
    addEventListener("drop", (event) => {
      if (!holdsFiles(event)) return;
      // Otherwise the browser would leave this page and open the file.
      event.preventDefault();
      void this.look([...(event.dataTransfer?.files ?? [])]);
    });
  }

  /** Show what files would bring. @param {File[]} files */
  async look(files) {
    if (!files.length || this.dialog.open) return;
    const sheet = this.ready();
    const { form } = this.kept;
    /** @type {[string, string][]} */
    const notes = [];
    /** @type {string[]} */
    const names = [];
    let after = copied(sheet.doc);
    for (const file of files) {
      const read = await readCopy(file, this.kept);
      if ("refused" in read) {
        notes.push([file.name, read.refused]);
        continue;
      }
      const known = isKnown(sheet.doc, read.doc);
      const next = (known ? again : together)({
        form,
        ours: after,
        theirs: read.doc,
        at: new Date().toISOString(),
      });
      const isNew = coming(form, after, next).length > 0;
      if (!isNew || (known && files.length > 1)) {
        notes.push([file.name, isNew ? WORDS.skipped : WORDS.same]);
        continue;
      }
      if (known) notes.push([file.name, WORDS.again]);
      names.push(file.name);
      after = next;
    }
    this.show(names, coming(form, sheet.doc, after), notes, () => take(sheet, after));
  }

  /**
   * @param {string[]} names
   * @param {import("./coming.js").Change[]} changes
   * @param {[string, string][]} notes
   * @param {() => void} work
   */
  show(names, changes, notes, work) {
    const beside = changes.filter(({ what }) => what === "beside").length;
    const done = () => {
      this.dialog.close();
      work();
      this.tell(WORDS.taken(changes.length, beside));
    };
    this.dialog.replaceChildren(
      h("h2", { id: "take-in" }, changes.length ? WORDS.title : WORDS.nothing),
      ...notes.map(([name, why]) => h("p", { class: "note" }, h("b", {}, name), " ", why)),
      ...(changes.length ? [h("p", { class: "small" }, WORDS.from(names)), list(changes)] : []),
      h(
        "div",
        { class: "acts" },
        changes.length ? button(WORDS.take, done) : null,
        button(changes.length ? WORDS.leave : WORDS.close, () => this.dialog.close(), { class: "second" }),
      ),
    );
    this.dialog.showModal();
  }
}

/** @param {import("./coming.js").Change[]} changes */
const list = (changes) =>
  h(
    "ul",
    { tabindex: 0, "aria-labelledby": "take-in" },
    ...changes.map(({ what, where, text }) =>
      h(
        "li",
        {},
        h("p", {}, h("b", {}, where), ` ${WORDS[what]}`),
        what === "removed"
          ? h("p", { class: "words" }, h("del", {}, text))
          : h("p", { class: "words" }, text),
      ),
    ),
  );

/** @param {DragEvent} event */
const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
