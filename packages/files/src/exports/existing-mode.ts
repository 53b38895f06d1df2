import type { BatchResult } from "@legenda/batch";
import { isFindingList } from "./findings/is-finding-list.js";
import { primaryKey } from "./primary-key.js";

/**
 * What becomes of captions that images had before:
 *
 * - `"skip"` and `"overwrite"`: an answer stands alone. (To skip them is the run's work: those images are kept.)
 * - `"append"` and `"prepend"`: the answer stands behind the old caption, or before it.
 */
export type ExistingMode = "skip" | "overwrite" | "append" | "prepend";

export interface ExistingOptions {
  /** `"overwrite"` unless told otherwise. */
  readonly existing?: ExistingMode | undefined;
  /** Stands between the old caption and the new one; a blank unless told otherwise. */
  readonly separator?: string | undefined;
}

/** The results with the old captions joined to their answers, where that is asked for. */
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
  /** Whether the old text stands first. */
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
