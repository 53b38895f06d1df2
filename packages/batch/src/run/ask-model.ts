import { type Answer, DefinitionError } from "@legenda/core";
import type { ItemDetails, JournalItem } from "../journal/journal.js";
import type { BatchSource } from "../source.js";
import { doneResult } from "./done-result.js";
import type { ExecutionItem, ExecutionOutcome } from "./executor.js";
import { failedImage } from "./failed-image.js";
import type { ImageOutcome } from "./image-outcome.js";
import type { LoadedSource } from "./load-source.js";
import { LeftOpenError, Meter, metered } from "./meter.js";
import type { RequestFingerprint } from "./request-fingerprint.js";
import type { RunContext } from "./run-context.js";

/** An image that the model is to be asked about. */
export interface OpenImage {
  readonly source: BatchSource;
  readonly item: JournalItem;
  readonly details: ItemDetails;
  readonly loaded: LoadedSource;
  readonly request: RequestFingerprint;
  readonly answer: Answer<unknown>;
}

/** Has the executor ask about an image, and commits its answer. */
export async function askModel(context: RunContext, image: OpenImage): Promise<ImageOutcome> {
  const { journal, counters } = context;
  const { item, details } = image;
  const meter = new Meter();
  const outcome = await execute(context, image, meter);
  // A refusal, or a reply that does not fit, is a reply too.
  if (outcome.status === "answered" || meter.record) context.onReply();
  if (outcome.status === "open") {
    counters.addRequests(meter.requests, meter.record);
    if (meter.record) await journal.recordCost(item.id, { value: undefined, call: meter.record });
    return "open";
  }
  if (outcome.status === "failed") return failedImage(context, image, { ...outcome, meter });
  const { value } = outcome.reply;
  let json: string;
  try {
    json = answerJson(value);
  } catch (error) {
    return failedImage(context, image, { error, meter });
  }
  const call = meter.record;
  counters.addRequests(meter.requests, call);
  await journal.recordAnswer(item.id, details, { value: json, call });
  return { result: doneResult(item, details, { value, call }), fromJournal: false };
}

async function execute(context: RunContext, image: OpenImage, meter: Meter): Promise<ExecutionOutcome> {
  try {
    context.signal.throwIfAborted();
    return await context.executor.execute(executionItem(context, image, meter));
  } catch (error) {
    return { status: "failed", error };
  }
}

function executionItem(
  { budget, canary, signal }: RunContext,
  { source, request, answer, loaded }: OpenImage,
  meter: Meter,
): ExecutionItem {
  return {
    key: source.key,
    fingerprint: request.fingerprint,
    signal,
    async ask(send) {
      const call = answer.with({ wrap: (model) => metered(model, { meter, budget, send, loaded }), signal });
      try {
        const reply = await (send ? call.reply() : canary.afterCanary(() => call.reply()));
        // Throws for a refusal.
        void reply.value;
        return { status: "answered", reply };
      } catch (error) {
        return error instanceof LeftOpenError ? { status: "open" } : { status: "failed", error };
      }
    },
  };
}

/** The JSON that the journal keeps of a value. */
export function answerJson(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) {
    throw new DefinitionError("The function returned a value that JSON cannot represent, such as undefined. Return data.");
  }
  return json;
}
