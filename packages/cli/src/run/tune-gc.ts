import { setFlagsFromString } from "node:v8";

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
}
