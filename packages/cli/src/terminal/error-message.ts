import type { ErrorHint } from "@legenda/core";

/** The parts of an error, or of a failure in the journal, that make its message. */
interface HintedError {
  readonly message: string;
  readonly hint?: ErrorHint | undefined;
  readonly functionName?: string | undefined;
}

/** Advice by flags, for options of the packages that have one. */
const flagAdvice: Readonly<Record<string, string>> = {
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
  baseURL: "Check the address (--base-url).",
  budget: "Raise --budget to continue where it stopped.",
};

/**
 * An error's message for the command line: its advice names flags instead of options, and the name of the function is left
 * out, since a run has only one.
 *
 * @example
 * errorMessage(error); // "openai:gpt-5.4-nano refused to answer."
 */
export function errorMessage({ message, hint, functionName }: HintedError): string {
  const advice = hint && Object.hasOwn(flagAdvice, hint.option) ? flagAdvice[hint.option] : undefined;
  const text = advice === undefined ? message : message.replace(hint?.advice ?? "", () => advice);
  const prefix = `${functionName}: `;
  return functionName !== undefined && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
