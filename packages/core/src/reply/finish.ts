import type { Finish } from "../model.js";

/** Whether the model refused, or its answer was filtered. */
export const isRefused = (finish: Finish): boolean => finish === "refusal" || finish === "filtered";

/** Whether a reply with this finish reason has a value. The value of an answer that was cut off at its maximum length is the part that arrived. */
export const hasValue = (finish: Finish): boolean => finish === "stop" || finish === "length";
