/** Random examples that are the same in every run. */

/** @param {number} seed */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  /** @param {number} below */
  const number = (below) => Math.floor(next() * below);
  return {
    number,
    /** @template T @param {readonly T[]} things @returns {T} */
    one: (things) => things[number(things.length)],
    /** @param {readonly string[]} letters @param {number} most */
    words: (letters, most) =>
      Array.from({ length: number(most + 1) }, () => letters[number(letters.length)]).join(""),
  };
}

export const LETTERS = [
  "あ",
  "い",
  "。",
  "、",
  "！",
  "\n",
  " ",
  "　",
  "a",
  "漢",
  "葛\u{e0100}",
  "か\u3099",
  "👨‍👩‍👧",
  "👩🏽",
  "🇯🇵",
  "髙",
  "ﾊﾟ",
  "\u2028",
  "\t",
  "e\u0301",
  "𠮷",
];
