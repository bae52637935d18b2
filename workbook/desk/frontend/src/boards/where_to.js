/** The places of a scene: which one lies under a sign, and which one an arrow key leads to. */

/** @typedef {import("./signs.js").Zone} Zone */

/** @param {number[]} box */
const middle = ([left, top, right, bottom]) => [(left + right) / 2, (top + bottom) / 2];

/** Return how far it is from a point to the middle of a place. @param {number[]} at @param {Zone | undefined} zone */
export const away = (at, zone) => (zone ? middle(zone.box).map((part, axis) => part - at[axis]) : [0, 0]);

/** Return the place under a point, the nearest of several. @param {Zone[]} zones @param {number[]} at */
export function under(zones, [x, y]) {
  const found = zones.filter(
    ({ box: [left, top, right, bottom] }) => left <= x && x < right && top <= y && y < bottom,
  );
  const far = (/** @type {Zone} */ zone) => Math.hypot(...away([x, y], zone));
  return found.sort((one, other) => far(one) - far(other)).at(0);
}

/** Return the nearest place in a direction as seen from another one. @param {Zone[]} zones @param {Zone} from @param {number[]} towards */
export function neighbour(zones, from, [across, down]) {
  const far = (/** @type {Zone} */ zone) => {
    const [x, y] = away(middle(from.box), zone);
    const ahead = x * across + y * down;
    return ahead < 1 ? Infinity : ahead + 3 * Math.abs(across ? y : x);
  };
  const found = zones.filter((zone) => far(zone) < Infinity);
  return found.sort((one, other) => far(one) - far(other)).at(0);
}
