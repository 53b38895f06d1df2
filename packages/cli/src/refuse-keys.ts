import { UsageError } from "./usage-error.js";

/** Flags of ours whose names look as if they held a secret. */
const harmless = /^--(key-column|max-tokens|keep-formulas)(=|$)/;
const secret = /^--?[\w-]*(api-?key|apikey|key|token|secret|password|passwd|bearer)[\w-]*(=|$)/i;

/**
 * Refuses a key as a flag, before the parser could repeat it in an error.
 *
 * @throws {UsageError} which names the flag, never its value
 */
export function refuseKeys(words: readonly string[]): void {
  for (const word of words) {
    if (word === "--") return;
    if (harmless.test(word) || !secret.test(word)) continue;
    const flag = word.split("=", 1)[0];
    throw new UsageError(
      `${flag} is refused: a key on the command line stays in the shell's history, and every user of this machine sees it in the list of processes. Write it into a file named .env beside your images, OPENAI_API_KEY=… (ANTHROPIC_API_KEY, LEGENDA_API_KEY …), or set the environment variable. The key that was just typed should be made anew.`,
    );
  }
}
