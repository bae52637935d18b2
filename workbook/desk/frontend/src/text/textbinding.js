/** A text box and a live text: every letter goes both ways, and a remote change never breaks a composition. */

import { UndoManager } from "yjs";

import { composed, moved, ofEdit, transformed } from "./delta.js";
import { clean, spliced } from "./letters.js";
import { Pause } from "./pause.js";

/** @typedef {import("./delta.js").Delta} Delta */

export class TextBinding {
  /**
   * @param {HTMLTextAreaElement} input
   * @param {import("yjs").Text} text
   * @param {(work: () => void) => void} act does something as the person here
   * @param {(text: string) => void} onShown hears what the box shows
   */
  constructor(input, text, act, onShown) {
    this.input = input;
    this.text = text;
    this.act = act;
    this.onShown = onShown;
    /** The words in the document that the box is based on. */
    this.shown = text.toString();
    /** What happened in the document since, and is not in the box: a composition is going on. @type {Delta} */
    this.queue = [];
    this.isComposing = false;
    this.isWriting = false;
    this.pause = new Pause(input, () => this.show(false));
    input.value = this.shown;
    this.observer = (/** @type {import("yjs").YTextEvent} */ event) => this.heard(event);
    text.observe(this.observer);
    input.addEventListener("compositionstart", () => {
      this.isComposing = true;
    });
    input.addEventListener("compositionend", () => this.composed());
    input.addEventListener("blur", () => this.isComposing && this.composed());
    input.addEventListener("input", (event) => {
      if (/** @type {InputEvent} */ (event).isComposing) this.onShown(input.value);
      else {
        this.take();
        this.show(false);
      }
    });
    onShown(this.shown);
  }

  destroy() {
    this.pause.end();
    this.text.unobserve(this.observer);
  }

  /** Hand over what was typed. The box itself is not touched, so this is safe at any time. */
  take() {
    const { input } = this;
    const said = clean(input.value);
    const edit = spliced(this.shown, said, input.selectionEnd);
    if (edit) {
      const local = ofEdit(edit);
      const later = transformed(local, this.queue, true);
      this.isWriting = true;
      this.act(() => write(this.text, later));
      this.isWriting = false;
      this.queue = transformed(this.queue, local, false);
      this.shown = said;
    }
    this.onShown(input.value);
  }

  composed() {
    this.isComposing = false;
    this.take();
    // Later, because the key that ends a composition may begin the next one.
    setTimeout(() => this.show(false));
  }

  /** @param {import("yjs").YTextEvent} event */
  heard(event) {
    if (this.isWriting) return;
    this.queue = composed(this.queue, /** @type {Delta} */ (event.delta));
    this.show(event.transaction.origin instanceof UndoManager);
  }

  /**
   * Show what the document says, unless a composition is going on or fingers fly; the caret stays at its letters.
   * @param {boolean} isUndo the caret goes to where something came back
   */
  show(isUndo) {
    const { input } = this;
    const next = this.text.toString();
    if (this.isComposing || input.value === next) {
      if (!this.isComposing) [this.shown, this.queue] = [next, []];
      return;
    }
    const hasFocus = isFocused(input);
    if (hasFocus && !isUndo && this.pause.awaits()) return;
    const [start, end] = isUndo
      ? [ending(this.queue), ending(this.queue)]
      : [moved(input.selectionStart, this.queue), moved(input.selectionEnd, this.queue)];
    const top = input.scrollTop;
    input.value = next;
    [this.shown, this.queue] = [next, []];
    // After a step back the box gets the focus only afterwards (the button had it): its caret is set all the same.
    if (hasFocus || isUndo) input.setSelectionRange(start, end);
    input.scrollTop = top;
    this.onShown(next);
  }
}

/** @param {Element} element */
export const isFocused = (element) =>
  /** @type {Document | ShadowRoot} */ (element.getRootNode()).activeElement === element;

/** @param {import("yjs").Text} text @param {Delta} delta */
function write(text, delta) {
  let at = 0;
  for (const step of delta) {
    if (step.insert !== undefined) text.insert(at, step.insert);
    if (step.delete !== undefined) text.delete(at, step.delete);
    at += step.retain ?? step.insert?.length ?? 0;
  }
}

/** Return where a change ends in the new text. @param {Delta} delta */
function ending(delta) {
  let [at, end] = [0, 0];
  for (const step of delta) {
    at += step.retain ?? step.insert?.length ?? 0;
    if (step.retain === undefined) end = at;
  }
  return end;
}
