/** Where the people of a map stand; as workbook/charts/map/network_places.py and network_standing.py. */

/** @typedef {import("../kinds/position.js").Share} Share */
/** @typedef {[number, number]} Point in pixels; also a width and a height */
/** @typedef {{at: Map<string, Point>, height: number, isNumbered: boolean, mark: Point}} Places */

const NARROW = 560;
const DOT = /** @type {Point} */ ([26, 26]);
const [LOWEST, HIGHEST] = [430, 560];
const AIR = 14;
const WIDEST = 420;
const STEPS = 240;
const ONE_ROUND = 9;
const TINY = 1e-6;
/** On a phone two frames leave a tie to be seen from 44 hundredths on, one above the other from 25: what each counts. */
const [ACROSS, DOWN] = [4, 7];
const [SEEN, ENOUGH] = [175, 280];
const MIDDLE = /** @type {Share} */ ([50, 50]);
/** No further than this from somebody one hides the name; from where on frames on a phone, others, numbers are free. */
const SAME = 4;
const FREE = [140, 98, 48];
/** Which round the next person goes to, by how many rounds there are. */
const PATTERNS = [[], [0], [1, 0, 1], [2, 1, 2, 0, 2, 1]];
const NEAREST = [0, 1, 0.5, 0.38];
const SHARE = [0, 1, 0.85, 0.62];

/** Return the size of a frame with a name in it. @param {number} width @returns {Point} */
export const boxFor = (width) => (width < NARROW ? [78, 54] : [122, 50]);

/**
 * Return where everybody stands: where somebody has put them, or around the middle.
 * @param {{id: string, position: Share | null}[]} people
 * @param {string} middle
 * @param {number} width
 * @returns {Places}
 */
export function placesOf(people, middle, width) {
  const others = people.map(({ id }) => id).filter((id) => id !== middle);
  const found = around(middle, others, width, boxFor(width));
  if (people.length && !people.some(({ position }) => position)) return found;
  const height = Math.min(Math.max(found.height, LOWEST), HIGHEST);
  const given = people.map(({ id, position }) => /** @type {const} */ ([id, position]));
  const at = new Map(
    [...sharesOf(given)].map(([id, share]) => [id, onPaper(share, [width, height], found.mark)]),
  );
  return { ...found, at, height };
}

/**
 * Return where on the paper everybody stands, in hundredths; whoever nobody has put anywhere stands where most room is,
 * and who was put (nearly) on somebody before stands beside.
 * @param {(readonly [string, Share | null])[]} given
 */
export function sharesOf(given) {
  /** @type {Map<string, Share>} */
  const found = new Map();
  for (const [id, share] of given)
    if (share && ![...found.values()].some((one) => hides(share, one))) found.set(id, share);
  for (const [id, share] of given) {
    const taken = [...found.values()];
    if (!found.has(id)) found.set(id, share ? beside(share, taken) : freeSpot(taken));
  }
  return found;
}

/** @param {Share} one @param {Share} other */
const hides = ([x, y], [across, down]) => Math.max(Math.abs(x - across), Math.abs(y - down)) <= SAME;

/**
 * Return the spot nearest the middle from which ties are seen well, else where they are seen best. Where they are
 * hardly seen, further out is better, as no line from the middle to somebody else runs there.
 * @param {Share[]} taken
 */
export const freeSpot = (taken) =>
  bestSpot((spot) => {
    const seen = Math.min(ENOUGH, nearest(spot, taken));
    return [seen, far(spot, MIDDLE) * (seen < SEEN ? 1 : -1)];
  });

/** Return the nearest spot on which nobody is touched, else where least is. @param {Share} share @param {Share[]} taken */
const beside = (share, taken) =>
  bestSpot((spot) => {
    const seen = nearest(spot, taken);
    return [FREE.find((least) => seen >= least) ?? seen, -far(spot, share)];
  });

/** Return the first of the spots that are worth most. @param {(spot: Share) => [number, number]} worth @returns {Share} */
function bestSpot(worth) {
  /** @type {Share} */
  let best = [0, 0];
  let [most, first] = [-1, 0];
  for (let down = 0; down <= 100; down += 10) {
    for (let across = 0; across <= 100; across += 10) {
      const [seen, rank] = worth([across, down]);
      if (seen > most || (seen === most && rank > first)) [best, most, first] = [[across, down], seen, rank];
    }
  }
  return best;
}

/** @param {Share} spot @param {Share[]} taken */
const nearest = (spot, taken) => Math.min(...taken.map((one) => Math.max(...apart(spot, one))));

/** @param {Share} one @param {Share} other */
const far = (one, other) => apart(one, other).reduce((sum, part) => sum + part ** 2, 0);

/** @param {Share} one @param {Share} other */
const apart = ([x, y], [across, down]) => [ACROSS * Math.abs(x - across), DOWN * Math.abs(y - down)];

/** @param {Point} mark @returns {Point} */
const margin = ([width, height]) => [width / 2 + 6, height / 2 + 10];

/** Return where in pixels the middle of a frame lies. @param {Share} share @param {Point} paper @param {Point} mark @returns {Point} */
export function onPaper(share, paper, mark) {
  const [left, top] = margin(mark);
  return [left + (share[0] / 100) * (paper[0] - 2 * left), top + (share[1] / 100) * (paper[1] - 2 * top)];
}

/** Return the share of the paper that is nearest to a point. @param {Point} at @param {Point} paper @param {Point} mark @returns {Share} */
export function shareOf(at, paper, mark) {
  const [left, top] = margin(mark);
  /** @param {number} part */
  const whole = (part) => Math.min(100, Math.max(0, Math.round(part * 100)));
  return [whole((at[0] - left) / (paper[0] - 2 * left)), whole((at[1] - top) / (paper[1] - 2 * top))];
}

/** @param {string} middle @param {string[]} others @param {number} width @param {Point} box @returns {Places} */
function around(middle, others, width, box) {
  const isNumbered = others.length > (width >= 700 ? 24 : width >= 520 ? 14 : ONE_ROUND);
  const mark = isNumbered ? DOT : box;
  const count = others.length <= ONE_ROUND ? 1 : isNumbered ? 3 : 2;
  const rx = Math.min(width / 2 - mark[0] / 2 - 6, WIDEST);
  let ry = isNumbered ? 60 + 50 * count : 72 + 108 * count;
  const room = /** @type {Point} */ ([mark[0] + AIR, mark[1] + AIR]);
  while ((lengths(ellipse(rx, ry), room).at(-1) ?? 0) < others.length * SHARE[count]) ry += 24;
  const cy = ry + mark[1] / 2 + 10;
  const at = new Map(middle ? [[middle, /** @type {Point} */ ([width / 2, cy])]] : []);
  const parts = roundsOf(others.length, count);
  spread(others.length, rx, ry, room).forEach(([x, y], index) => {
    const near = NEAREST[count] + ((1 - NEAREST[count]) * parts[index]) / Math.max(count - 1, 1);
    at.set(others[index], [width / 2 + x * near, cy + y * near]);
  });
  return { at, height: 2 * cy, isNumbered, mark };
}

/** Return on which of the rounds each one stands; the last one keeps away from the first. @param {number} people @param {number} count */
function roundsOf(people, count) {
  const pattern = PATTERNS[count];
  const parts = Array.from({ length: people }, (_, index) => pattern[index % pattern.length]);
  if (count === 3 && parts.at(-1) === parts[0]) parts[people - 1] = parts.at(-2) ? 0 : 1;
  return parts;
}

/** @param {number} rx @param {number} ry @returns {Point[]} */
const ellipse = (rx, ry) =>
  Array.from({ length: STEPS + 1 }, (_, step) => {
    const turn = (2 * Math.PI * step) / STEPS;
    return [rx * Math.sin(turn), -ry * Math.cos(turn)];
  });

/** Return how far each point is along the line, counted in frames. @param {Point[]} points @param {Point} room */
function lengths(points, room) {
  const found = [0];
  for (let step = 1; step < points.length; step++) {
    const [[x0, y0], [x1, y1]] = [points[step - 1], points[step]];
    found.push(found[step - 1] + Math.max(Math.abs(x1 - x0) / room[0], Math.abs(y1 - y0) / room[1]));
  }
  return found;
}

/** Return places at even distances along an ellipse. @param {number} count @param {number} rx @param {number} ry @param {Point} room */
function spread(count, rx, ry, room) {
  const points = ellipse(rx, ry);
  const along = lengths(points, room);
  let step = 0;
  return Array.from({ length: count }, (_, number) => {
    while (along[step] < (along[STEPS] * number) / count - TINY) step += 1;
    return points[step];
  });
}
