/** The people and ties of a map as elements that stay the same while they move. */

import { brief, keepsNames, nameLines } from "../touch/lettering.js";
import { between, pen } from "./tie_lines.js";
import { LOST, NEW, THICKER } from "./network.js";
import { put, s } from "../touch/svg.js";

/** @typedef {import("./network.js").Someone} Someone */
/** @typedef {import("./tie_lines.js").Line} Line */
/** @typedef {import("./standing.js").Point} Point */

const HEAD = 9;
const [LONG, BROAD] = [13, 5.5];
const SMALL = 12;
/** How large a name and the stance below it may be, from which width of a frame on. */
const SIZES = [
  [122, 14, 12],
  [0, SMALL, 10],
];
const REACH = 44;
/** @type {Record<string, string>} */
const DASHES = { dot: "2 4", longdash: "10 5", dashdot: "7 3 2 3" };

/** @param {string} name */
export const dashOf = (name) => DASHES[name] ?? null;

/**
 * @typedef {object} Look
 * @property {string} label what screen readers say
 * @property {string} number empty where names fit
 * @property {boolean} isMiddle
 * @property {Point} mark
 */

/** Draw somebody around 0, 0. @param {Someone} one @param {Look} look */
export function person(one, { label, number, isMiddle, mark }) {
  const [width, height] = mark;
  const [reach, tall] = [Math.max(width, REACH), Math.max(height, REACH)];
  const looks = [
    "who",
    isMiddle && "is-middle",
    one.isProfessional && "is-professional",
    one.isHub && "is-hub",
  ].filter(Boolean);
  const radius = one.isProfessional ? 1 : isMiddle ? 24 : 14;
  return s(
    "g",
    {
      class: looks.join(" "),
      "data-hit": "who",
      "data-id": one.id,
      tabindex: 0,
      role: "button",
      "aria-label": label,
    },
    s("rect", { class: "reach", ...around(reach, tall) }),
    s("rect", { class: "frame", rx: Math.min(radius, height / 2), ...around(width, height) }),
    ...written(one, number, isMiddle, mark),
  );
}

/** @param {number} width @param {number} height */
const around = (width, height) => ({ x: -width / 2, y: -height / 2, width, height });

/**
 * Return what stands in a frame: the number or the name, with the stance below where there is room.
 * @param {Someone} one
 * @param {string} number
 * @param {boolean} isMiddle
 * @param {Point} mark
 */
export function nameIn({ name, isHub, stanceLabel }, number, isMiddle, [width, height]) {
  const star = isHub ? "★" : "";
  if (number) return { lines: [star + number], size: SMALL, below: "", small: 0 };
  const tried = SIZES.filter(([least]) => width >= least).map(([, size, small]) => {
    const lines = nameLines(star + name, width + 6, size, Math.floor(height / size / 1.4));
    return { lines, size, small };
  });
  const whole = tried.filter(({ lines }) => !lines.at(-1)?.endsWith("…"));
  const kept = whole.find(({ lines }) => keepsNames(lines));
  const { lines, size, small } = kept ?? whole[0] ?? tried[tried.length - 1];
  const isAlone = lines.length > 1 || isMiddle || !stanceLabel;
  return { lines, size, below: isAlone ? "" : brief(stanceLabel.split("（")[0], width / small - 1), small };
}

/** @param {Someone} one @param {string} number @param {boolean} isMiddle @param {Point} mark */
function written(one, number, isMiddle, mark) {
  const { lines, size, below, small } = nameIn(one, number, isMiddle, mark);
  if (below) return [text(lines[0], -3, size), text(below, 15, small, "stance")];
  const top = size / 3 - ((lines.length - 1) * size * 1.3) / 2;
  return lines.map((line, index) => text(line, top + index * size * 1.3, size));
}

/** @param {string} words @param {number} y @param {number} size @param {string} [look] */
const text = (words, y, size, look) =>
  s("text", { y, class: look, "font-size": size, "text-anchor": "middle", "aria-hidden": "true" }, words);

/** Draw a tie; `lay` puts it where it runs. @param {Line} line @param {number} steps */
export function tie({ tie }, steps) {
  const [dash, thick] = pen(tie.step, steps);
  const isLost = tie.change === LOST;
  const isMore = tie.change === NEW || tie.change === THICKER;
  const parts = isMore
    ? [stroke("outer", thick + 4), stroke("inner", thick + 0.5)]
    : [stroke("line", isLost ? 1.5 : thick, dashOf(isLost ? "longdash" : dash))];
  if (isLost) parts.push(s("path", { class: "cross", d: "M-6 -6L6 6M-6 6L6 -6" }));
  else if (tie.way) parts.push(head("end"), ...(tie.way === "both" ? [head("start")] : []));
  const looks = ["tie", isLost && "is-lost", isMore && "is-more"].filter(Boolean).join(" ");
  return s(
    "g",
    { class: looks, "data-hit": "tie", "data-id": tie.row, "aria-hidden": "true" },
    stroke("reach", REACH / 2),
    ...parts,
  );
}

/** @param {string} look @param {number} width @param {string | null} [dash] */
const stroke = (look, width, dash) =>
  s("line", { class: look, "stroke-width": width, "stroke-dasharray": dash });

/** @param {string} end */
const head = (end) => s("path", { class: `head at-${end}` });

/** Let a drawn tie run where its line does. @param {SVGElement} drawn @param {Line} line */
export function lay(drawn, { tie, start, end }) {
  const isPlain = tie.change === LOST;
  const from = !isPlain && tie.way === "both" ? shorter(end, start) : start;
  const to = !isPlain && tie.way ? shorter(start, end) : end;
  for (const part of drawn.children) {
    if (part.tagName === "line") put(part, { x1: from[0], y1: from[1], x2: to[0], y2: to[1] });
    else if (part.classList.contains("cross")) move(part, between({ tie, shift: 0, start, end }, 0.5));
    else put(part, { d: part.classList.contains("at-end") ? arrow(start, end) : arrow(end, start) });
  }
}

/** Return a point a little before the end: there the arrow head begins. @param {Point} start @param {Point} end @returns {Point} */
function shorter(start, end) {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const length = Math.hypot(dx, dy) || 1;
  const part = Math.max(length - HEAD, 0) / length;
  return [start[0] + dx * part, start[1] + dy * part];
}

/** Return the head of an arrow that ends here; with a turn of its own each would be painted apart. @param {Point} from @param {Point} to */
function arrow(from, to) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const [x, y] = [to[0] - LONG * dx, to[1] - LONG * dy];
  return `M${to}L${x - BROAD * dy} ${y + BROAD * dx}L${x + BROAD * dy} ${y - BROAD * dx}Z`;
}

/** @param {Element} element @param {Point} at */
export const move = (element, [x, y]) => put(element, { transform: `translate(${x} ${y})` });

/** Draw what stands on a tie. @param {string} words @param {boolean} isNews */
export const caption = (words, isNews) =>
  s(
    "text",
    {
      class: isNews ? "said is-news" : "said",
      "font-size": SMALL,
      "text-anchor": "middle",
      dy: 4,
      "aria-hidden": "true",
    },
    words,
  );
