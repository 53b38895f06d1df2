import type { StructuredOutputMode } from "../model.js";

/**
 * The ways to structured output that are left to try with a model, best first. A way that the server
 * refuses is not tried again as long as the model lives.
 *
 * @example
 * const modes = structuredModes(["schema", "json", "prompt"]);
 * modes.current(); // "schema"
 * modes.refused("schema"); // true: there is another way
 * modes.current(); // "json"
 */
export function structuredModes(modes: readonly StructuredOutputMode[]): {
  current(): StructuredOutputMode;
  /** Whether there is another way, now that this one is refused. */
  refused(mode: StructuredOutputMode): boolean;
} {
  let at = 0;
  return {
    current: () => modes[at] ?? "prompt",
    refused(mode) {
      // Parallel calls may all be refused at once: only the first moves on.
      if (mode === modes[at] && at < modes.length - 1) at++;
      return modes[at] !== mode;
    },
  };
}
