import { isAnswer } from "@legenda/core";
import type { ItemRow } from "../journal/item-row.js";
import { JournalError } from "../journal/journal-error.js";
import type { BatchSource } from "../source.js";
import { askedOf } from "./asked.js";
import type { RunContext } from "./run-context.js";

/**
 * Whether an answered image, which is the same as it was, is to be asked something else now. Only the words are looked at:
 * the picture is not read.
 *
 * @throws {JournalError} `"other-settings"` where the run does not say what to do then
 */
export async function asksOtherwise(
  { fn, options, journal }: Pick<RunContext, "fn" | "options" | "journal">,
  source: BatchSource,
  { words, width, height }: ItemRow,
): Promise<boolean> {
  const { changed = "refuse" } = options;
  if (changed === "keep" || words === null) return false;
  const { key, image, fields = {} } = source;
  const answer = fn(image, { key, fields, source, width: width ?? undefined, height: height ?? undefined });
  if (!isAnswer(answer) || askedOf(await answer.messages(), { image, hash: "" }).words === words) return false;
  if (changed === "ask") return true;
  throw new JournalError(
    `${journal.path} belongs to a run with another prompt: "${key}" was asked something else then. Go on with the same prompt, name another journal, or start over with a fresh one. (changed: "ask" asks again where the prompt differs, and "keep" keeps what is answered.)`,
    { reason: "other-settings", path: journal.path },
  );
}
