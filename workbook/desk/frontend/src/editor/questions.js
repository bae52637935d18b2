/** The questions that are shown: those that stay the same stay untouched. */

import { arrange, focusedIn, h } from "../base/dom.js";
import { question } from "../boxes/question.js";
import { shown } from "../document/form.js";

/** @typedef {import("./common.js").Changes} Changes */

export class Questions {
  /** @param {import("./common.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.element = h("div", { class: "asks-list" });
    /** @type {Map<string, ReturnType<typeof question> & {mark: string}>} */
    this.views = new Map();
  }

  /** Show the questions there are now. @param {import("./editor.js").Options} options */
  draw({ form, only }) {
    const { desk } = this;
    const asks = shown(form, only);
    const views = asks.map((ask) => {
      const place = asks.length > 1 ? form.asks.indexOf(ask) + 1 : 0;
      const mark = JSON.stringify([ask, place, desk.isReadOnly]);
      const held = this.views.get(ask.id);
      if (held?.mark === mark) return held;
      held?.destroy();
      return { ...question(desk, ask, place), mark };
    });
    for (const [id, view] of this.views) if (!asks.some((ask) => ask.id === id)) view.destroy();
    this.views = new Map(views.map((view) => [view.ask.id, view]));
    const held = views.find((view) => focusedIn(view.element));
    arrange(
      this.element,
      views.map((view) => view.element),
      held?.element ?? null,
    );
  }

  /** @param {Changes} changes */
  hear(changes) {
    for (const view of this.views.values()) view.hear(changes);
  }

  refresh() {
    for (const view of this.views.values()) view.refresh();
  }

  destroy() {
    for (const view of this.views.values()) view.destroy();
  }

  /** Return the question a place belongs to, as people say it. @param {string} place */
  whereIs(place) {
    if (!place) return "";
    const id = this.desk.spots.get(place)?.element.closest("[data-ask]")?.getAttribute("data-ask");
    const { asks } = this.desk.form;
    const index = asks.findIndex((ask) => ask.id === id);
    return index < 0 || asks.length < 2 ? "" : this.desk.words.number(index + 1);
  }
}
