/** A worksheet in a file of its own, with pictures one works in. */

import { open } from "./file/offline.js";

void open(() => import("./touchables.js"));
