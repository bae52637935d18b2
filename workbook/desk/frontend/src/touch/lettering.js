/** Words in a picture: how wide they are, and cut into lines that fit; as workbook/texts/widths.py and line_breaks.py. */

const PER_LETTER = 2048;
/** Advance widths of U+0020 … U+007E in BIZ UDPGothic; every other letter takes a whole square. */
const ASCII = [
  683, 676, 963, 1884, 1638, 2048, 1823, 594, 1004, 1004, 1024, 1720, 635, 983, 635, 1024, 1556, 1290, 1556,
  1556, 1556, 1556, 1556, 1556, 1556, 1556, 635, 635, 1720, 1720, 1720, 1587, 2007, 1556, 1577, 1638, 1720,
  1434, 1352, 1720, 1679, 860, 1106, 1536, 1229, 2007, 1679, 1761, 1516, 1823, 1556, 1454, 1434, 1720, 1516,
  2007, 1638, 1475, 1536, 1024, 1024, 1024, 1024, 625, 1024, 1331, 1454, 1311, 1454, 1413, 1024, 1372, 1434,
  655, 778, 1290, 676, 1925, 1434, 1393, 1454, 1454, 922, 1208, 963, 1434, 1188, 1802, 1229, 1249, 1188, 1065,
  901, 1065, 1024,
];
const HALF = /^[\u20a9\uff61-\uffdc\uffe8-\uffee]/;
const ZWJ = "\u200d";
const LETTERS = new Intl.Segmenter("ja", { granularity: "grapheme" });

const NOT_FIRST = new Set([
  ..."、。，．・：；？！」』）］｝〉》】〕”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜～…％,.!?)]}",
]);
const NOT_LAST = new Set([..."「『（［｛〈《【〔“‘([{"]);
const LONGEST_WORD = 9;

/** Return the letters of a text as they are seen. @param {string} text */
function lettersOf(text) {
  /** @type {string[]} */
  const found = [];
  for (const { segment } of LETTERS.segment(text)) {
    if (found.at(-1)?.endsWith(ZWJ)) found[found.length - 1] += segment;
    else found.push(segment);
  }
  return found;
}

/** @param {string} letter */
function widthOfLetter(letter) {
  const width = letter.length === 1 ? ASCII[letter.charCodeAt(0) - 32] : undefined;
  if (width) return width / PER_LETTER;
  return HALF.test(letter) ? 0.5 : 1;
}

/** Return how many full-width letters a text takes. @param {string} text */
export const widthOf = (text) => lettersOf(text).reduce((sum, letter) => sum + widthOfLetter(letter), 0);

/** Return the text without what no screen can show and without blank edges. @param {string} text */
export const drawable = (text) =>
  text
    .replace(/\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]/g, "\n")
    .replace(/[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\p{Surrogate}/gu, "")
    .replaceAll("\t", " ")
    .replace(/^[ \n\u3000]+|[ \n\u3000]+$/g, "");

/**
 * Return at most so many lines of about `room` full-width letters; an ellipsis says that more follows.
 * @param {string} text
 * @param {number} room
 * @param {number} most
 */
export function wrap(text, room, most) {
  const lines = drawable(text)
    .split("\n")
    .flatMap((paragraph) => broken(paragraph.trim(), room));
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), ellipsis(lines[most - 1], room)];
}

/** Tell whether lines end before a bracket where there is one: what stands before it is not broken in its place. @param {string[]} lines */
export const keepsNames = (lines) =>
  lines.length === 1 ||
  !/.[（(]/su.test(lines.join("")) ||
  lines.slice(1).some((line) => /^[（(]/.test(line));

/**
 * Return lines about equally long, before a bracket where they can end there: no letter stands alone on the last one.
 * @param {string} text
 * @param {number} room
 * @param {number} most
 * @returns {string[]}
 */
export function balanced(text, room, most) {
  const lines = wrap(text, room, most);
  if (lines.length < 2 || lines.at(-1)?.endsWith("…")) return lines;
  /** @type {string[] | undefined} */
  let even;
  for (let narrower = Math.max(widthOf(text) / lines.length, 2); narrower < room; narrower += 0.5) {
    const tried = wrap(text, narrower, most);
    if (tried.length !== lines.length || tried.at(-1)?.endsWith("…")) continue;
    if (keepsNames(tried)) return tried;
    even ??= tried;
  }
  if (keepsNames(lines)) return lines;
  const name = text.slice(0, text.slice(1).search(/[（(]/) + 1);
  const apart = [...balanced(name, room, most), ...wrap(text.slice(name.length), room, most)];
  return apart.length <= most ? apart : (even ?? lines);
}

/** Return words on one line, cut with an ellipsis. @param {string} text @param {number} room */
export function brief(text, room) {
  const line = drawable(text).replaceAll("\n", " ");
  return widthOf(line) <= room ? line : ellipsis(line, room);
}

/** Return what stays on one line: single letters, and numbers and Latin words that are not too long. @param {string} paragraph @param {number} longest */
const pieces = (paragraph, longest) =>
  (paragraph.match(/[!-~]+|[^!-~]+/g) ?? []).flatMap((piece) =>
    piece.length > 1 && /^[!-~]/.test(piece) && widthOf(piece) <= longest ? [piece] : lettersOf(piece),
  );

/** @param {string} paragraph @param {number} room @returns {string[]} */
function broken(paragraph, room) {
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  let line = [];
  let used = 0;
  for (const piece of pieces(paragraph, Math.min(room, LONGEST_WORD))) {
    const width = widthOf(piece);
    if (line.length && used + width > room && !(NOT_FIRST.has(piece) && used <= room)) {
      const end = endOf(line, piece);
      lines.push(line.slice(0, end).join("").trimEnd());
      line = [...line.slice(end), piece.trimStart()].filter(Boolean);
      used = line.reduce((sum, one) => sum + widthOf(one), 0);
    } else {
      line.push(piece);
      used += width;
    }
  }
  return line.length ? [...lines, line.join("")] : lines;
}

/** Return how many pieces stay on a line. @param {string[]} line @param {string} following */
function endOf(line, following) {
  const all = [...line, following];
  for (let end = line.length; end > 0; end--)
    if (!NOT_FIRST.has(all[end]) && !NOT_LAST.has(all[end - 1])) return end;
  return line.length;
}

/** @param {string} line @param {number} room */
function ellipsis(line, room) {
  let [kept, used] = ["", 0];
  for (const letter of lettersOf(line)) {
    used += widthOfLetter(letter);
    if (used > room - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

const PADDING = 6;

/** Return words wrapped for a box so many pixels wide. @param {string} text @param {number} width @param {number} size @param {number} most */
export const linesFor = (text, width, size, most) => {
  const room = Math.max((width - 2 * PADDING) / size, 2);
  const lines = wrap(text, room, most);
  const isOver = lines.some((line) => widthOf(line) * size > width - PADDING);
  return isOver ? wrap(text, Math.max(room - 1, 2), most) : lines;
};

/** Return a name for the middle of a box: lines about equally long. @param {string} text @param {number} width @param {number} size @param {number} most */
export const nameLines = (text, width, size, most) =>
  balanced(text, Math.max((width - 2 * PADDING) / size, 2), most);

/** Return how many pixels lines take, with a little air above and below. @param {number} lines @param {number} size */
export const tall = (lines, size) => lines * size * 1.3 + 2 * PADDING - 2;
