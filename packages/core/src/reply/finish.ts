import type { ModelReply } from "../model.js";

/** Whether the model refused, or a filter took its answer. */
export const isRefused = ({ finish }: Pick<ModelReply, "finish">): boolean => finish === "refusal" || finish === "filtered";
