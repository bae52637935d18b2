/** A worksheet in a file of its own, with pictures whose signs are moved. */

import { BOARDS } from "../boards/boards.js";
import { open } from "./offline.js";

void open(Object.fromEntries(Object.entries(BOARDS).map(([kind, board]) => [kind, async () => board])));
