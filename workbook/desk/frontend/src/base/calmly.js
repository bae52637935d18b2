/** Work that waits until things have calmed down. */

/**
 * Return a function that does the work once nothing more came for `pause` ms, at the latest after `longest` ms.
 * @param {() => void} work
 * @param {number} pause
 * @param {number} longest
 */
export function calmly(work, pause, longest) {
  let first = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const call = () => {
    const now = Date.now();
    first ||= now;
    clearTimeout(waiting);
    waiting = setTimeout(
      () => {
        first = 0;
        work();
      },
      Math.max(0, Math.min(pause, first + longest - now)),
    );
  };
  call.cancel = () => {
    first = 0;
    clearTimeout(waiting);
  };
  return call;
}
