/** The pictures one can work in, by kind of chart: fetched together by the first sheet that has one. */

import bubbleMatrix from "./boards/bubble_matrix.js";
import rings from "./boards/rings.js";
import roadmap from "./boards/roadmap.js";
import * as map from "./map/ties_map.js";
import { board } from "./boards/board.js";

/** @type {import("./boxes/picture_room.js").Pictures} */
export const PICTURES = {
  network: map,
  "bubble-matrix": board(bubbleMatrix),
  roadmap: board(roadmap),
  rings: board(rings),
};
