import { isAnswer } from "@legenda/core";
import type { ItemRow } from "../journal/item-row.js";
import { JournalError } from "../journal/journal-error.js";
import type { BatchSource } from "../source.js";
import { promptHash } from "./request-fingerprint.js";
import type { RunContext } from "./run-context.js";

/**
 * Whether the prompt of a captioned image differs from the one it was captioned with, though the image and its row are
 * unchanged. The image is not read.
 *
 * @throws {JournalError} `"other-settings"` where the prompt has changed and `changed` is `"refuse"`
 */
export async function hasPromptChanged(
  { fn, options, journal }: Pick<RunContext, "fn" | "options" | "journal">,
  source: BatchSource,
  item: ItemRow,
): Promise<boolean> {
  const { changed = "refuse" } = options;
  if (changed === "keep" || item.promptHash === null) return false;
  const { key, image, fields = {} } = source;
  const answer = fn(image, { key, fields, source, width: item.width ?? undefined, height: item.height ?? undefined });
  if (!isAnswer(answer) || promptHash(await answer.messages()) === item.promptHash) return false;
  if (changed === "ask") return true;
  throw new JournalError(
    `${journal.path} belongs to a run with another prompt: the prompt of "${key}" has changed since. Continue with the same prompt, name another journal, or start over with a fresh one. (changed: "ask" captions again where the prompt differs; "keep" keeps the earlier captions.)`,
    { reason: "other-settings", path: journal.path },
  );
}
