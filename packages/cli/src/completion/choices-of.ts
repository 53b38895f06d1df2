import type { Argument, Option } from "commander";

/** The words that a flag or an argument takes, where they are few. */
export function choicesOf({ parseArg }: Option | Argument): readonly string[] {
  return (parseArg as { readonly words?: readonly string[] } | undefined)?.words ?? [];
}
