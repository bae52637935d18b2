/** The pictures whose signs are moved, by kind of chart. */

import { board } from "./board.js";
import bubbleMatrix from "./bubble_matrix.js";
import rings from "./rings.js";
import roadmap from "./roadmap.js";

/** @type {Record<string, import("../boxes/picture_room.js").Touchable>} */
export const BOARDS = {
  "bubble-matrix": board(bubbleMatrix),
  roadmap: board(roadmap),
  rings: board(rings),
};
