/** Tells the page when something in its run is new, so that Streamlit draws it again: at most once a second. */

import { calmly } from "../base/calmly.js";

const PAUSE = 300;
const LONGEST_PAUSE = 1000;

export class Listener {
  /**
   * @param {import("./line.js").Line} line
   * @param {object} given
   * @param {string[]} given.to which news matter: names of `News`
   * @param {boolean} given.beats also now and then, for who is here
   * @param {() => void} given.changed
   * @param {unknown[]} [given.seen] what the page was drawn from, in the order of `to`
   */
  constructor(line, { to, beats, changed, seen }) {
    this.line = line;
    this.to = to;
    // Those who run a period hear everything: news that were there before this part may be newer than what it shows. For
    // a trainee's page they are not, and a run that nobody needs could meet the way to another page.
    const mayBeOld = to.includes("hall") || !line.news;
    this.known = seen ? JSON.stringify(seen) : mayBeOld ? "" : this.mark();
    this.tell = calmly(changed, PAUSE, LONGEST_PAUSE);
    this.onNews = () => {
      const mark = this.mark();
      // Without `seen`: the page was drawn a moment before the first news came, and may show what is older.
      if (mark !== this.known) this.tell();
      this.known = mark;
    };
    this.onBeat = () => beats && this.tell();
    line.on("news", this.onNews);
    line.on("beat", this.onBeat);
    if (line.news) this.onNews();
  }

  mark() {
    const news = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this.line.news ?? {}));
    return JSON.stringify(this.to.map((name) => news[name]));
  }

  destroy() {
    this.tell.cancel();
    this.line.off("news", this.onNews);
    this.line.off("beat", this.onBeat);
  }
}
