/** A worksheet in a file of its own, without a picture one works in. */

import { open } from "./file/offline.js";

void open();
