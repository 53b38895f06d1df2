import type { Fault } from "./fault.js";

/**
 * Which faults each image meets, one request after the other: by its number, so that it does not matter in which order
 * requests come. The first images meet none: a fault of the account before any answer rightly ends a run.
 */
export function planFaults(images: number, faults: readonly Fault[]): ReadonlyMap<number, readonly Fault[]> {
  const begin = Math.floor(images / 5);
  const wanted = Math.max(faults.length, Math.round(images / 4));
  const plan = new Map<number, readonly Fault[]>();
  for (let index = 0; index < wanted; index++) {
    const fault = faults[index % faults.length];
    if (!fault) throw new TypeError("There are no faults to plan.");
    const number = begin + Math.floor((index * (images - begin)) / wanted);
    const twice = index >= faults.length && fault.repeats;
    plan.set(number, twice ? [fault, fault] : [fault]);
  }
  return plan;
}
