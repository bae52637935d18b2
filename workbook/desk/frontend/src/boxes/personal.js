/** Words that look as if they told who somebody is: asked about, never blocked. */

/** @type {[kind: string, pattern: RegExp][]} */
const SIGNS = [
  ["phone", /(?<![\d-])0\d{1,4}[-(（ ]\d{1,4}[-)） ]\d{3,4}(?![\d-])|(?<!\d)0[5789]0\d{8}(?!\d)/],
  ["mail", /[\w.+-]+@[\w-]+\.[\w.-]+/],
  [
    "birth",
    /生年月日|(?:昭和|平成|令和|[SHR])\s?(?:\d{1,2}|元)[年./-]\s?\d{1,2}[月./-]\s?\d{1,2}日?\s?(?:生|うまれ)|\d{4}年\s?\d{1,2}月\s?\d{1,2}日\s?(?:生|うまれ)/,
  ],
  ["address", /[都道府県市区町村].{1,12}\d{1,4}(?:丁目|番地|番\d{1,3}号|-\d{1,4}-\d{1,4})/],
];

/**
 * Return the kinds of personal data that a text seems to hold: phone, mail, birth, address.
 * @param {string} text
 * @returns {string[]}
 */
export function signs(text) {
  const plain = text.normalize("NFKC").replace(/[‐–—―−]/g, "-");
  return SIGNS.filter(([, pattern]) => pattern.test(plain)).map(([kind]) => kind);
}
