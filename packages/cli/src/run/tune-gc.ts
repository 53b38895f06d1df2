import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Keeps the memory of a long run small. V8 collects garbage late while there is much free memory, and a run that mostly
 * waits for the network has time to collect it early: the young generation does not grow, and the heap grows by half of
 * what is in use. Only a program may set this, so no package does.
 *
 * Call it before the modules of the run are loaded: the garbage of loading them stays in a heap that has grown for it.
 */
export function tuneGarbageCollection(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=50");
  // The limit of the heap follows these only from the first full collection on, which would come some 40 MB later.
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
