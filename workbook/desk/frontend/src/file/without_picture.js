/** A worksheet in a file of its own, without a picture one works in. */

import { open } from "./offline.js";

void open({});
