/** Changes to a text as lists of steps, and how changes made at the same time are brought behind one another. */

/**
 * One step: go on over letters, put letters in, or take letters out. Lengths count UTF-16 units.
 * @typedef {{retain?: number, insert?: string, delete?: number}} Step
 */
/** @typedef {Step[]} Delta */

/** @param {Step} step */
const lengthOf = (step) => step.retain ?? step.delete ?? /** @type {string} */ (step.insert).length;

/** Reads a delta in pieces; after its end everything is kept. */
class Reader {
  /** @param {Delta} delta */
  constructor(delta) {
    this.delta = delta;
    this.index = 0;
    this.offset = 0;
  }

  get isDone() {
    return this.index >= this.delta.length;
  }

  get isInsert() {
    return !this.isDone && this.delta[this.index].insert !== undefined;
  }

  get left() {
    return this.isDone ? Infinity : lengthOf(this.delta[this.index]) - this.offset;
  }

  /** @param {number} most @returns {Step} */
  take(most) {
    if (this.isDone) return { retain: most };
    const step = this.delta[this.index];
    const length = Math.min(most, this.left);
    const from = this.offset;
    this.offset += length;
    if (this.left === 0) [this.index, this.offset] = [this.index + 1, 0];
    if (step.insert !== undefined) return { insert: step.insert.slice(from, from + length) };
    return step.delete === undefined ? { retain: length } : { delete: length };
  }
}

/** @param {Delta} delta @param {Step} step */
function push(delta, step) {
  if (!lengthOf(step)) return;
  const last = delta[delta.length - 1];
  if (last?.retain !== undefined && step.retain !== undefined) last.retain += step.retain;
  else if (last?.delete !== undefined && step.delete !== undefined) last.delete += step.delete;
  else if (last?.insert !== undefined && step.insert !== undefined) last.insert += step.insert;
  else delta.push({ ...step });
}

/** @param {Delta} delta @returns {Delta} */
function trimmed(delta) {
  if (delta[delta.length - 1]?.retain !== undefined) delta.pop();
  return delta;
}

/**
 * Return one replacement as a delta.
 * @param {import("./letters.js").Edit} edit
 * @returns {Delta}
 */
export function ofEdit(edit) {
  /** @type {Delta} */
  const delta = [];
  push(delta, { retain: edit.at });
  push(delta, { insert: edit.added });
  push(delta, { delete: edit.removed });
  return delta;
}

/**
 * Return the text after a change.
 * @param {string} text
 * @param {Delta} delta
 */
export function applied(text, delta) {
  let [out, at] = ["", 0];
  for (const step of delta) {
    if (step.insert !== undefined) out += step.insert;
    else {
      if (step.retain !== undefined) out += text.slice(at, at + step.retain);
      at += lengthOf(step);
    }
  }
  return out + text.slice(at);
}

/**
 * Return one change that does what `first` and then `second` do.
 * @param {Delta} first
 * @param {Delta} second
 * @returns {Delta}
 */
export function composed(first, second) {
  const [a, b] = [new Reader(first), new Reader(second)];
  /** @type {Delta} */
  const out = [];
  while (!a.isDone || !b.isDone) {
    if (b.isInsert) push(out, b.take(b.left));
    else if (!a.isDone && a.delta[a.index].delete !== undefined) push(out, a.take(a.left));
    else {
      const length = Math.min(a.left, b.left);
      const [one, other] = [a.take(length), b.take(length)];
      if (other.retain !== undefined) push(out, one);
      else if (one.retain !== undefined) push(out, other);
    }
  }
  return trimmed(out);
}

/**
 * Return `change` as it reads after `other`, both made from the same text.
 * Where both put letters at one place, those of `other` stand first if `otherFirst`.
 * @param {Delta} change
 * @param {Delta} other
 * @param {boolean} otherFirst
 * @returns {Delta}
 */
export function transformed(change, other, otherFirst) {
  const [mine, theirs] = [new Reader(change), new Reader(other)];
  /** @type {Delta} */
  const out = [];
  while (!mine.isDone) {
    if (mine.isInsert && (!otherFirst || !theirs.isInsert)) push(out, mine.take(mine.left));
    else if (theirs.isInsert) push(out, { retain: lengthOf(theirs.take(theirs.left)) });
    else {
      const length = Math.min(mine.left, theirs.left);
      const [one, step] = [mine.take(length), theirs.take(length)];
      if (step.delete === undefined) push(out, one);
    }
  }
  return trimmed(out);
}

/**
 * Return where a caret stands after a change; letters put in right at the caret come behind it.
 * @param {number} position
 * @param {Delta} delta
 */
export function moved(position, delta) {
  let [at, now] = [0, position];
  for (const step of delta) {
    if (step.insert !== undefined) {
      if (at >= now) break;
      at += step.insert.length;
      now += step.insert.length;
    } else if (step.delete !== undefined) now -= Math.max(0, Math.min(step.delete, now - at));
    else at += lengthOf(step);
    if (at > now) break;
  }
  return now;
}
