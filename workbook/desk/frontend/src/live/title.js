/** The title of the tab with the number of teams that wait for somebody. */

const MARK = /^▲\d+ /;

/** Return a title with the number in front of it; nothing for nobody. @param {string} title @param {number} waiting */
export function titled(title, waiting) {
  const bare = title.replace(MARK, "");
  return waiting ? `▲${waiting} ${bare}` : bare;
}
