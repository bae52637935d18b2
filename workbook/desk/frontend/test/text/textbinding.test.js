/** A text box and a live text agree whatever happens, and a composition is never touched. */

import assert from "node:assert/strict";
import test from "node:test";

import * as Y from "yjs";

import { spliced } from "../../src/text/letters.js";
import { TextBinding } from "../../src/text/textbinding.js";
import { chance, LETTERS } from "../chance.js";

/** What the binding needs of a text area; it counts who writes into it. */
class Box extends EventTarget {
  constructor() {
    super();
    this.kept = "";
    this.hasFocus = true;
    this.writes = 0;
    this.selectionStart = this.selectionEnd = this.scrollTop = 0;
  }

  get value() {
    return this.kept;
  }

  set value(text) {
    this.kept = text;
    this.writes++;
    this.selectionStart = this.selectionEnd = text.length;
  }

  getRootNode() {
    return { activeElement: this.hasFocus ? this : null };
  }

  /** @param {number} start @param {number} end */
  setSelectionRange(start, end) {
    [this.selectionStart, this.selectionEnd] = [start, end];
  }

  /** The person replaces what is selected. @param {string} words */
  type(words) {
    const start = this.selectionStart;
    this.kept = this.kept.slice(0, start) + words + this.kept.slice(this.selectionEnd);
    this.selectionStart = this.selectionEnd = start + words.length;
  }
}

const LOCAL = Symbol("local");

/** @param {string} words */
function bound(words) {
  const doc = new Y.Doc();
  const text = doc.getText("t");
  text.insert(0, words);
  const box = new Box();
  const input = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (box));
  const binding = new TextBinding(
    input,
    text,
    (work) => doc.transact(work, LOCAL),
    () => undefined,
  );
  return { doc, text, box, binding };
}

/** @param {string} name @param {boolean} [isComposing] */
const event = (name, isComposing = false) => Object.assign(new Event(name), { isComposing });

/** @param {Y.Text} text @param {import("../../src/text/letters.js").Edit} edit */
function change(text, { at, removed, added }) {
  text.doc?.transact(() => {
    text.delete(at, removed);
    text.insert(at, added);
  });
}

const later = () => new Promise((resolve) => setTimeout(resolve));

test("colleagues_write_around_a_composition_and_it_is_not_touched", async () => {
  const { text, box } = bound("会議。");
  box.setSelectionRange(3, 3);
  box.dispatchEvent(event("compositionstart"));
  box.type("にほn");
  box.dispatchEvent(event("input", true));
  const writes = box.writes;

  change(text, { at: 0, removed: 0, added: "支援の" });
  change(text, { at: 4, removed: 1, added: "儀" });
  assert.equal(box.writes, writes);
  assert.equal(box.value, "会議。にほn");
  box.setSelectionRange(3, 6);
  box.type("日本");
  box.dispatchEvent(event("compositionend"));
  assert.equal(text.toString(), "支援の会儀。日本");
  await later();

  assert.equal(box.value, "支援の会儀。日本");
  assert.equal(box.selectionEnd, 8);
});

test("a_composition_that_begins_at_once_after_another_is_not_touched_either", async () => {
  const { text, box } = bound("");
  box.dispatchEvent(event("compositionstart"));
  box.type("会");
  change(text, { at: 0, removed: 0, added: "前。" });
  box.dispatchEvent(event("compositionend"));
  box.dispatchEvent(event("compositionstart"));
  box.type("ぎ");
  await later();
  assert.equal(box.value, "会ぎ");

  box.dispatchEvent(event("compositionend"));
  await later();

  assert.equal(text.toString(), "前。会ぎ");
  assert.equal(box.value, "前。会ぎ");
});

test("what_is_typed_in_a_composition_is_handed_over_when_the_page_goes", () => {
  const { text, box, binding } = bound("会議。");
  box.setSelectionRange(3, 3);
  box.dispatchEvent(event("compositionstart"));
  box.type("とちゅう");
  const writes = box.writes;

  binding.take();
  change(text, { at: 0, removed: 0, added: "前。" });
  box.setSelectionRange(3, 7);
  box.type("途中");
  box.dispatchEvent(event("compositionend"));

  assert.equal(box.writes, writes);
  assert.equal(text.toString(), "前。会議。途中");
});

test("box_and_text_agree_after_anything", async () => {
  const luck = chance(21);
  for (let round = 0; round < 300; round++) {
    const { text, box } = bound(luck.words(LETTERS, 6));
    let isComposing = false;
    for (let step = 0; step < 12; step++) {
      const writes = box.writes;
      const kind = luck.number(5);
      if (kind <= 1) {
        const now = text.toString();
        const wanted = spliced(now, luck.words(LETTERS, 6));
        if (wanted) change(text, wanted);
        if (isComposing) assert.equal(box.writes, writes);
      } else if (kind === 2 && !isComposing) {
        isComposing = true;
        box.dispatchEvent(event("compositionstart"));
      } else if (kind === 3 && isComposing) {
        isComposing = false;
        box.dispatchEvent(event("compositionend"));
      } else {
        const at = luck.number(box.value.length + 1);
        box.setSelectionRange(at, Math.min(box.value.length, at + luck.number(3)));
        box.type(luck.words(["あ", "い", "。", "𠮷"], 3));
        box.dispatchEvent(event("input", isComposing));
      }
    }
    box.dispatchEvent(event("compositionend"));
    await later();

    assert.equal(box.value, text.toString());
  }
});

test("typing_that_no_colleague_disturbs_is_the_text", async () => {
  const { text, box } = bound("ああ");
  box.setSelectionRange(1, 1);
  box.type("あ");
  box.dispatchEvent(event("input"));
  box.type("\0い\ud83d");
  box.dispatchEvent(event("input"));

  assert.equal(text.toString(), "あああ".slice(0, 2) + "い" + "あ");
  assert.equal(box.value, text.toString());
});

test("after_the_button_that_steps_back_the_caret_is_where_the_words_came_back_and_nowhere_else", () => {
  const { text, box } = bound("会う。茶を飲む。話す。");
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 });
  box.setSelectionRange(3, 8);
  box.type("");
  box.dispatchEvent(event("input"));
  assert.equal(text.toString(), "会う。話す。");

  box.hasFocus = false; // the button has it
  undo.undo();
  assert.equal(box.value, "会う。茶を飲む。話す。");
  assert.deepEqual([box.selectionStart, box.selectionEnd], [8, 8]);

  change(text, { at: 0, removed: 0, added: "朝、" }); // a colleague: nobody's caret is set
  assert.equal(box.selectionEnd, box.value.length);
});

test("firefox_draws_a_colleagues_words_when_the_fingers_rest_and_loses_none_meanwhile", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";
  Object.defineProperty(globalThis, "navigator", { value: { userAgent }, configurable: true });
  let now = 1000;
  t.mock.method(performance, "now", () => now);
  try {
    const { text, box } = bound("見守り");
    box.setSelectionRange(3, 3);
    box.dispatchEvent(event("keydown"));
    change(text, { at: 0, removed: 0, added: "朝の" });
    assert.equal(box.value, "見守り", "nothing is drawn between two keys");
    box.type("を");
    box.dispatchEvent(event("input"));
    assert.equal(text.toString(), "朝の見守りを");
    assert.equal(box.value, "見守りを");
    now += 250;
    t.mock.timers.tick(250);
    assert.equal(box.value, "朝の見守りを");
    assert.equal(box.selectionStart, 6, "the caret stays behind what was typed");
  } finally {
    if (before) Object.defineProperty(globalThis, "navigator", before);
    else Reflect.deleteProperty(globalThis, "navigator");
  }
});
