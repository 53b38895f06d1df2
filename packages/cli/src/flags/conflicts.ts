import { UsageError } from "../usage-error.js";
import type { CaptionKind } from "./caption-flags.js";
import type { CaptionOptions, FunctionOptions, RunOptions } from "./command-flags.js";
import { flagName } from "./define-flags.js";

/** The options that were set by flags. */
type ExplicitFlags<Options> = Pick<ReadonlySet<keyof Options>, "has">;

/**
 * Refuses flags of a run that contradict each other, or that nothing would read.
 *
 * @throws {UsageError} which names the flags
 */
export function refuseRunConflicts(
  sources: readonly string[],
  options: RunOptions,
  explicitFlags: ExplicitFlags<RunOptions>,
): void {
  const { existing, fresh, set, map } = options;
  if (explicitFlags.has("stdinFormat") && !sources.includes("-")) {
    throw new UsageError(
      "--stdin-format describes standard input (-), which is not among the sources. A file's ending is its format.",
    );
  }
  if (explicitFlags.has("separator") && existing !== "append" && existing !== "prepend") {
    throw new UsageError("--separator needs --existing append or --existing prepend.");
  }
  if (explicitFlags.has("retryFailed") && fresh) {
    throw new UsageError("--retry-failed continues an earlier run, and --fresh starts over: keep one.");
  }
  for (const slot of map.keys()) {
    if (set.has(slot)) throw new UsageError(`The slot "${slot}" has a value by --set and a column by --map: keep one.`);
  }
}

/** @throws {UsageError} for flags that would be ignored: a function's own model has its own address, and no fallback */
export function refuseFunctionConflicts(
  sources: readonly string[],
  options: FunctionOptions,
  explicitFlags: ExplicitFlags<FunctionOptions>,
): void {
  refuseRunConflicts(sources, options, explicitFlags);
  if (explicitFlags.has("model")) return;
  const ignored = (["baseUrl", "fallback"] as const).find((name) => explicitFlags.has(name));
  if (ignored) throw new UsageError(`${flagName(ignored)} needs --model: without it the function asks its own model.`);
}

const textKinds: readonly CaptionKind[] = ["caption", "caption-and-tags", "dataset-caption"];
const tagKinds: readonly CaptionKind[] = ["tags", "caption-and-tags"];

/** The flags that only some kinds read. */
const kindsOfFlag: Partial<Record<keyof CaptionOptions, readonly CaptionKind[]>> = {
  length: textKinds,
  maxLength: ["alt-text", "social-preview"],
  vocabulary: tagKinds,
  count: tagKinds,
  categories: ["product-copy"],
  attributes: ["product-copy"],
  trigger: ["dataset-caption"],
  prefix: ["dataset-caption"],
  require: ["dataset-caption"],
  forbid: ["dataset-caption"],
  check: ["caption", "alt-text", "caption-and-tags", "social-preview"],
};

/** What goes into the ready prompts; a prompt of the user's own replaces those. */
const promptFlags: readonly (keyof CaptionOptions)[] = [
  ...(["kind", "length", "words", "tone", "language", "role"] as const),
  ...(["productName", "pageTitle", "nearbyText", "shownCaption", "linkTarget", "people"] as const),
];

/** @throws {UsageError} for flags that contradict each other, or that the kind does not read */
export function refuseCaptionConflicts(
  sources: readonly string[],
  options: CaptionOptions,
  explicitFlags: ExplicitFlags<CaptionOptions>,
): void {
  refuseRunConflicts(sources, options, explicitFlags);
  const { kind } = options;
  for (const [name, kinds] of Object.entries(kindsOfFlag) as [keyof CaptionOptions, readonly CaptionKind[]][]) {
    if (!explicitFlags.has(name) || kinds.includes(kind)) continue;
    const hint = name === "maxLength" ? " Use --length or --words to set the length of a caption." : "";
    throw new UsageError(`${flagName(name)} does not apply to --kind ${kind}, only to ${kinds.join(", ")}.${hint}`);
  }
  if (explicitFlags.has("onError") && !explicitFlags.has("check"))
    throw new UsageError("--on-error needs --check: --check legenda.");
  if (explicitFlags.has("prompt") && explicitFlags.has("promptFile"))
    throw new UsageError("--prompt and --prompt-file: keep one.");
  const hasOwnPrompt = explicitFlags.has("prompt") || explicitFlags.has("promptFile");
  if ((explicitFlags.has("set") || explicitFlags.has("map")) && !hasOwnPrompt) {
    throw new UsageError(
      "--set and --map fill the slots of your own prompt: add --prompt or --prompt-file. What you know about the images goes into --product-name, --page-title and similar flags.",
    );
  }
  const unread = hasOwnPrompt ? promptFlags.find((name) => explicitFlags.has(name)) : undefined;
  if (unread !== undefined) {
    throw new UsageError(
      `${flagName(unread)} belongs to the ready prompts, which --prompt replaces: say it in your prompt, where {Title} inserts a column and {slot} a value of --set. Its answer is a text.`,
    );
  }
}
