/** Work that is done a few milliseconds a frame, so that whoever moves something meanwhile sees it follow. */

const A_FRAME = 2;

/** Do all of it at once, and return what it comes to. @template T @param {Generator<void, T>} steps @returns {T} */
export function atOnce(steps) {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Do it from the next frame on; what was begun before is given up. */
export class BitByBit {
  constructor() {
    this.frame = 0;
  }

  /** @param {Generator<void, unknown>} steps */
  begin(steps) {
    this.cancel();
    const go = () => {
      const until = performance.now() + A_FRAME;
      while (performance.now() < until) if (steps.next().done) return;
      this.frame = requestAnimationFrame(go);
    };
    this.frame = requestAnimationFrame(go);
  }

  cancel() {
    cancelAnimationFrame(this.frame);
  }
}
