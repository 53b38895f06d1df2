import type { BatchResult } from "@legenda/batch";
import { isFindingList } from "./findings/is-finding-list.js";
import { primaryKey } from "./primary-key.js";

/**
 * What happens to captions that images had before:
 *
 * - `"skip"` and `"overwrite"`: only the answer is written. (The run skips images: those are kept.)
 * - `"append"` and `"prepend"`: the answer is written after the old caption, or before it.
 */
export type ExistingMode = "skip" | "overwrite" | "append" | "prepend";

export interface ExistingOptions {
  /** @default "overwrite" */
  readonly existing?: ExistingMode | undefined;
  /** The text between the old caption and the new one. @default " " */
  readonly separator?: string | undefined;
}

/** Joins the old captions to the answers, if the mode is `"append"` or `"prepend"`. */
export async function* withExisting(
  results: AsyncIterable<BatchResult> | Iterable<BatchResult>,
  { existing: mode = "overwrite", separator = " " }: ExistingOptions,
): AsyncGenerator<BatchResult> {
  const joins = mode === "append" || mode === "prepend";
  for await (const result of results) {
    const { status, existing } = result;
    if (!joins || status !== "done" || existing === undefined || existing.trim() === "") yield result;
    else yield { ...result, value: joined(result.value, existing, { before: mode === "append", separator }) };
  }
}

interface Joining {
  /** Whether the old text comes first. */
  readonly before: boolean;
  readonly separator: string;
}

/** Texts are joined, lists get one item more, and of an object it is the text that a reader would take for its caption. */
function joined(value: unknown, existing: string, { before, separator }: Joining): unknown {
  const pair = <T>(answered: T): (T | string)[] => (before ? [existing, answered] : [answered, existing]);
  const text = (answered: string): string => (answered.trim() === "" ? existing : pair(answered).join(separator));
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.every((item) => typeof item === "string") ? pair(value).flat() : value;
  const key = primaryKey(value);
  if (key === undefined) return value;
  const { findings, fixed, ...record } = value as Record<string, unknown>;
  // What was found in the answer alone is not what is found in both.
  const rest = isFindingList(findings) ? record : (value as Record<string, unknown>);
  return { ...rest, [key]: text(String(rest[key])) };
}
