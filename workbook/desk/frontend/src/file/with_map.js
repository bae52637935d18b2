/** A worksheet in a file of its own, with a map one works in. */

import { open } from "./offline.js";
import * as map from "../map/ties_map.js";

void open({ network: async () => map });
