/** A worksheet in a file of its own, with a map and with pictures whose signs are moved. */

import { open } from "./offline.js";
import { PICTURES } from "../touchables.js";

void open(PICTURES);
