/** The pictures one can work in, by kind of chart: each is fetched by the first sheet that has one. */

/** @param {string} kind */
const board = (kind) => async () => (await import("./boards/boards.js")).BOARDS[kind];

/** @type {import("./boxes/picture_room.js").Pictures} */
export const PICTURES = {
  network: () => import("./map/ties_map.js"),
  "bubble-matrix": board("bubble-matrix"),
  roadmap: board("roadmap"),
  rings: board("rings"),
};
