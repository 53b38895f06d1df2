import { DefinitionError, isAnswer } from "@legenda/core";
import { fileSignature } from "../journal/file-signature.js";
import type { AnsweredRow } from "../journal/item-row.js";
import type { ItemDetails, JournalItem } from "../journal/journal.js";
import { rowResult } from "../journal/row-result.js";
import type { BatchDone } from "../result.js";
import type { BatchSource } from "../source.js";
import { answerJson, askModel, type OpenImage } from "./ask-model.js";
import type { BatchOptions } from "./batch-options.js";
import { doneResult, withSize } from "./done-result.js";
import { failedImage } from "./failed-image.js";
import type { CommittedImage, ImageOutcome } from "./image-outcome.js";
import { loadSource } from "./load-source.js";
import { hasPromptChanged } from "./prompt-changed.js";
import { fingerprintRequest } from "./request-fingerprint.js";
import type { RunContext } from "./run-context.js";

/** Takes one image from its source to its outcome: from the journal, from a duplicate, or from the model. */
export async function captionImage(context: RunContext, source: BatchSource, position: number): Promise<ImageOutcome> {
  const { journal, options } = context;
  const previous = journal.findItem(source.key);
  if (previous?.run === journal.run) {
    throw new DefinitionError(`Two sources have the key "${source.key}". Give each source a key of its own.`);
  }
  const item = journal.upsertItem(source, position);
  if (source.problem) return failedImage(context, { source, item, details: {} }, { error: source.problem });
  if (source.empty) return keep(context, item, previous);

  const signature = await fileSignature(source.image);
  const isSameRow = previous?.fields === JSON.stringify(source.fields ?? {});
  if (previous && signature !== undefined && previous.signature === signature && isSameRow) {
    if (previous.state === "done" && !(await hasPromptChanged(context, source, previous))) return fromJournal(item, previous);
    if (previous.state === "failed" && !isRetried(options, source.key)) return fromJournal(item, previous);
  }
  if (options.existing === "keep" && source.existing !== undefined && previous?.state !== "done") {
    return keep(context, item, previous);
  }

  let details: ItemDetails = { signature };
  try {
    const loaded = await loadSource(source.image, context.signal);
    const size = { width: loaded.size?.width, height: loaded.size?.height };
    details = { ...details, ...size };
    const answer = context.fn(loaded.image, { key: source.key, fields: source.fields ?? {}, source, ...size });
    if (!isAnswer(answer)) return await recordValue(context, { item, details }, answer);

    const request = fingerprintRequest(await answer.messages(), loaded);
    details = { ...details, ...request };
    if (previous?.state === "done" && previous.fingerprint === request.fingerprint) {
      journal.updateSignature(item.id, signature);
      return fromJournal(item, previous);
    }
    return await askOrShare(context, { source, item, details, loaded, request, answer });
  } catch (error) {
    return failedImage(context, { source, item, details }, { error });
  }
}

/** Asks the model, unless it was asked the same about the same image: then both share one answer. */
async function askOrShare(context: RunContext, image: OpenImage): Promise<ImageOutcome> {
  const { journal, options, inFlight, near } = context;
  const { item, request, loaded } = image;
  if (options.duplicates === "ask") return askModel(context, image);
  for (;;) {
    const end = inFlight.end(request.fingerprint);
    if (end) {
      await end;
      continue;
    }
    using _request = inFlight.begin(request.fingerprint);
    const duplicate = journal.findAnswered(request.fingerprint, item.id);
    if (duplicate !== undefined) return share(context, image, duplicate);
    if (!near || !loaded.bytes) return await askModel(context, image);

    using place = await near.enter(request.promptHash, loaded.bytes);
    const hashed = { ...image, details: { ...image.details, perceptualHash: place.perceptualHash } };
    if (place.match !== undefined && place.match !== item.id) return share(context, hashed, place.match);
    const outcome = await askModel(context, hashed);
    if (outcome !== "open" && "result" in outcome) place.answered(item.id);
    return outcome;
  }
}

async function share(
  { journal }: RunContext,
  { item, details }: Pick<OpenImage, "item" | "details">,
  duplicateOf: number,
): Promise<CommittedImage> {
  const { value, call, original } = await journal.recordDuplicate(item.id, details, duplicateOf);
  const result: BatchDone = {
    ...withSize(item.image, details),
    status: "done",
    value: value === null ? undefined : JSON.parse(value),
    call: call === null ? undefined : JSON.parse(call),
    origin: original === null ? "journal" : "duplicate",
    duplicateOf: original ?? undefined,
  };
  return { result, fromJournal: false };
}

/** Records the value, or the promise of one, of a function that does not return an `Answer`. */
async function recordValue(
  context: RunContext,
  { item, details }: Pick<OpenImage, "item" | "details">,
  returned: unknown,
): Promise<CommittedImage> {
  if (context.budget) {
    throw new DefinitionError(
      "A budget needs to know what a call costs: return the answer itself from the function, do not await it.",
    );
  }
  const value = await returned;
  context.onReply();
  context.counters.addUnmetered();
  await context.journal.recordAnswer(item.id, details, { value: answerJson(value), call: undefined });
  return { result: doneResult(item, details, { value, call: undefined }), fromJournal: false };
}

async function keep({ journal }: RunContext, { id, image }: JournalItem, previous: AnsweredRow | undefined) {
  await journal.recordKept(id);
  const result = { ...image, status: "kept", existing: image.existing ?? "" } as const;
  return { result, fromJournal: previous?.state === "kept" };
}

/** The result of an earlier run. */
function fromJournal({ image }: JournalItem, previous: AnsweredRow): CommittedImage {
  const result = rowResult(previous, image);
  if (!result) throw new TypeError(`"${image.key}" has no result in the journal.`);
  return { result, fromJournal: true };
}

function isRetried({ retryFailed }: BatchOptions, key: string): boolean {
  return typeof retryFailed === "object" ? retryFailed.has(key) : retryFailed === true;
}
