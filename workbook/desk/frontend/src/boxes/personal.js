/** Words that look as if they told who somebody is: asked about, never blocked. The rules are the server's own. */

import rules from "../../../../content/forms/personal_rules.json" with { type: "json" };

/** @typedef {{pattern: RegExp, unless: RegExp | null}} Find */
/** @typedef {{kind: string, ask: string, finds: Find[]}} Rule */

const FOLD = rules.fold.map(({ pattern, by }) => ({ pattern: new RegExp(pattern, "g"), by }));

/** @type {{kind: string, ask: string, finds: {pattern: string, unless?: string[]}[]}[]} */
const WRITTEN = rules.rules;

/** @type {Rule[]} */
const RULES = WRITTEN.map(({ kind, ask, finds }) => ({
  kind,
  ask,
  finds: finds.map(({ pattern, unless }) => ({
    pattern: new RegExp(pattern, "g"),
    unless: unless ? new RegExp(`(?:${unless.join("|")})$`) : null,
  })),
}));

/** What the writer is asked, by kind. */
export const ASKED = new Map(RULES.map(({ kind, ask }) => [kind, ask]));

/**
 * Return the kinds of personal data that a text seems to hold: name, phone, mail, birth, address.
 * @param {string} text
 * @param {string[]} [invented] names that belong to nobody
 * @returns {string[]}
 */
export function signs(text, invented = []) {
  const folded = FOLD.reduce((left, { pattern, by }) => left.replace(pattern, by), text.normalize("NFKC"));
  const found = RULES.filter(({ finds }) => finds.some((find) => stands(find, folded, invented)));
  return found.map(({ kind }) => kind);
}

/** @param {Find} find @param {string} text @param {string[]} invented */
function stands({ pattern, unless }, text, invented) {
  if (!unless) return text.search(pattern) >= 0;
  return [...text.matchAll(pattern)].some(
    ([, called]) => !unless.test(called) && !invented.some((name) => called.endsWith(name)),
  );
}
