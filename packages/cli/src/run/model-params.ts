import type { Params } from "@legenda/core";
import type { RunOptions } from "../flags/command-flags.js";

/** The parameters of each request. */
export function modelParams({ temperature, maxTokens }: Pick<RunOptions, "temperature" | "maxTokens">): Params {
  return { ...(temperature !== undefined && { temperature }), ...(maxTokens !== undefined && { maxTokens }) };
}
