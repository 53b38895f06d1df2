import type { Finish } from "../model.js";

/** Whether the model refused, or a filter took its answer. */
export const isRefused = (finish: Finish): boolean => finish === "refusal" || finish === "filtered";

/** Whether a reply that finished so has a value to read. That of an answer cut by its length is what there is of it. */
export function hasValue(finish: Finish): boolean {
  switch (finish) {
    case "stop":
    case "length":
      return true;
    case "refusal":
    case "filtered":
    case "other":
      return false;
    default:
      finish satisfies never;
      return false;
  }
}
