import type { BatchFailure } from "@legenda/batch";
import { inFlags } from "../terminal/in-flags.js";
import { safeLine } from "../terminal/safe-text.js";
import { clip } from "./clip.js";

/** One line for an image that failed: its name, and what is wrong with it. */
export function failureLine({ key, error }: BatchFailure): string {
  return `${safeLine(clip(key, 200, "end"))}: ${failureMessage(error) || safeLine(error.name)}`;
}

/** The first line of an error's message, safe to print and with flags in place of options. */
export function failureMessage(error: Parameters<typeof inFlags>[0]): string {
  return safeLine(
    clip(
      inFlags(error)
        .trim()
        .split(/[\r\n]/)[0] ?? "",
      300,
    ),
  );
}
