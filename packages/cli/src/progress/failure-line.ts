import type { BatchFailure } from "@legenda/batch";
import { safeLine } from "../terminal/safe-text.js";
import { clip } from "./clip.js";

/** One line for an image that failed: its name, and what is wrong with it. */
export function failureLine({ key, error }: BatchFailure): string {
  return `${safeLine(clip(key, 200, "end"))}: ${failureMessage(error.message) || safeLine(error.name)}`;
}

/** The first line of an error's message, safe to print. */
export function failureMessage(message: string): string {
  return safeLine(clip(message.trim().split(/[\r\n]/)[0] ?? "", 300));
}
