import { UsageError } from "./usage-error.js";

/** Flags whose names only look like those of a secret. */
const harmless = /^--(key-column|max-tokens|keep-formulas)(=|$)/;
const secret = /^--?[\w-]*(api-?key|apikey|key|token|secret|password|passwd|bearer)[\w-]*(=|$)/i;

/**
 * Refuses a key in a flag, before the parser could repeat it in an error.
 *
 * @throws {UsageError} which names the flag, never its value
 */
export function refuseKeys(words: readonly string[]): void {
  for (const word of words) {
    if (word === "--") return;
    if (harmless.test(word) || !secret.test(word)) continue;
    const flag = word.split("=", 1)[0];
    throw new UsageError(
      `${flag} is not accepted: a key on the command line stays in the shell's history, and every user of this machine can see it in the list of processes. Write it into a file named .env beside your images, OPENAI_API_KEY=… (ANTHROPIC_API_KEY, LEGENDA_API_KEY …), or set the environment variable. Replace the key that was just typed.`,
    );
  }
}
