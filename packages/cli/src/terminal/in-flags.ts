import type { ErrorHint } from "@legenda/core";

/** The parts of an error, or of a failure in the journal, that its message for a command line is made of. */
interface HintedError {
  readonly message: string;
  readonly hint?: ErrorHint | undefined;
  readonly functionName?: string | undefined;
}

/** What the options of the packages are on a command line. */
const advice: Readonly<Record<string, string>> = {
  captionColumn: "Name the column with --caption-column.",
  keyColumn: "Name the column with --key-column.",
  image: "Name the column with --image-column.",
  key: "Name the column with --key-column.",
  existing: "Name the column with --existing-column.",
  anyPath: "Add --any-path to read it.",
  followSymlinks: "Add --follow-symlinks if it should be.",
  maxEdge: "Add --max-edge 1024 to send smaller images.",
  format: "Add --format jpeg to convert it.",
  maxPause: "Try again later, or name another model with --fallback.",
  maxTokens: "Raise --max-tokens, or ask for a shorter answer.",
};

/**
 * An error's message for a person at a command line: where it advises an option of the packages, the flag stands instead,
 * and the name of the function is left out, since a run has only one.
 *
 * @example
 * inFlags(error); // "openai:gpt-5.4-nano refused to answer."
 */
export function inFlags({ message, hint, functionName }: HintedError): string {
  const flagAdvice = hint && Object.hasOwn(advice, hint.option) ? advice[hint.option] : undefined;
  const text = flagAdvice === undefined ? message : message.replace(hint?.advice ?? "", () => flagAdvice);
  const prefix = `${functionName}: `;
  return functionName !== undefined && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
