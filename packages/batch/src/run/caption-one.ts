import { type Answer, DefinitionError, isAnswer } from "@legenda/core";
import type { Answered, Journal, Learned } from "../journal/journal.js";
import { stampOf } from "../journal/stamp.js";
import type { BatchResult } from "../result.js";
import type { BatchSource } from "../source.js";
import { type Asked, askedOf } from "./asked.js";
import { asksOtherwise } from "./asks-otherwise.js";
import type { BatchItem, BatchOptions } from "./batch-options.js";
import { failureOf } from "./failure-of.js";
import { Meter, metered } from "./meter.js";
import { type Picture, readPicture } from "./picture.js";
import type { RunContext } from "./run-context.js";

/** What one image came to: a result that is on the disk, or an error whose weight the run decides. */
export type Outcome =
  | { readonly result: BatchResult; readonly fromJournal: boolean }
  | { readonly error: unknown; fail(): Promise<BatchResult>; postpone(): Promise<void> };

/** Takes one image from its source to its result. */
export async function captionOne(context: RunContext, source: BatchSource, position: number): Promise<Outcome> {
  const { journal, options } = context;
  const before = journal.find(source.key);
  if (before?.run === journal.run) {
    throw new DefinitionError(`Two sources are called "${source.key}": each needs a key of its own.`);
  }
  const id = journal.meet(source, position);
  const known = (fromJournal: boolean): Outcome => ({ result: resultOf(journal, id), fromJournal });
  if (source.problem) return failing(context, { source, id, learned: {} }, source.problem);
  if (source.empty) {
    await journal.keep(id);
    return known(before?.state === "kept");
  }

  const stamp = await stampOf(source);
  const sameRow = before?.fields === JSON.stringify(source.fields ?? {});
  const untouched = stamp !== undefined && before?.stamp === stamp && sameRow;
  if (before?.state === "done" && untouched && !(await asksOtherwise(context, source, before))) return known(true);
  if (before?.state === "failed" && untouched && !triesAgain(options, source.key)) return known(true);
  if (options.existing === "keep" && source.existing !== undefined && before?.state !== "done") {
    await journal.keep(id);
    return known(before?.state === "kept");
  }

  let learned: Learned = { stamp };
  try {
    const picture = await readPicture(source.image, context.signal);
    learned = { ...learned, width: picture.width, height: picture.height };
    const item: BatchItem = {
      key: source.key,
      fields: source.fields ?? {},
      source,
      width: picture.width,
      height: picture.height,
    };
    const answer = context.fn(picture.image, item);
    if (!isAnswer(answer)) return await plainAnswer(context, id, learned, answer);

    const asked = askedOf(await answer.messages(), picture);
    learned = { ...learned, asked: asked.all, words: asked.words };
    if (before?.state === "done" && before.asked === asked.all) {
      journal.restamp(id, stamp);
      return known(true);
    }
    return await askOnce(context, { source, id, learned, picture, asked, answer });
  } catch (error) {
    return failing(context, { source, id, learned }, error);
  }
}

interface Question {
  readonly source: BatchSource;
  readonly id: number;
  readonly learned: Learned;
  readonly picture: Picture;
  readonly asked: Asked;
  readonly answer: Answer<unknown>;
}

/** Asks, unless the same was asked about the same picture: then one answer serves both. */
async function askOnce(context: RunContext, question: Question): Promise<Outcome> {
  const { journal, options, underWay, near } = context;
  const { id, asked, picture } = question;
  if (options.duplicates === "ask") return ask(context, question);
  for (;;) {
    const end = underWay.end(asked.all);
    if (end) {
      await end;
      continue;
    }
    using _asking = underWay.begin(asked.all);
    const alike = journal.answeredAlike(asked.all, id);
    if (alike !== undefined) return share(context, question.learned, id, alike);
    if (!near || !picture.bytes) return await ask(context, question);

    using place = await near.enter(asked.words, picture.bytes);
    const learned = { ...question.learned, look: place.look };
    if (place.like !== undefined && place.like !== id) return share(context, learned, id, place.like);
    const outcome = await ask(context, { ...question, learned });
    if ("result" in outcome) place.answered(id);
    return outcome;
  }
}

async function share({ journal }: RunContext, learned: Learned, id: number, original: number): Promise<Outcome> {
  await journal.share(id, learned, original);
  return { result: resultOf(journal, id), fromJournal: false };
}

async function ask(context: RunContext, { source, id, learned, answer }: Question): Promise<Outcome> {
  const { journal, tally, budget, signal, firstCall } = context;
  const meter = new Meter();
  let value: unknown;
  let json: string;
  try {
    signal.throwIfAborted();
    // A refused reply throws where its value is read.
    const asked = answer.with({ wrap: (model) => metered(model, meter, budget), signal });
    ({ value } = await firstCall.behind(() => asked.reply()));
    json = toJson(value);
  } catch (error) {
    // A refusal, or an answer that does not fit, is an answer too.
    if (meter.record) context.answered();
    return failing(context, { source, id, learned }, error, meter);
  }
  context.answered();
  tally.paid(meter.requests, meter.record);
  await journal.answer(id, learned, { value: json, call: meter.record });
  return { result: { ...resultOf(journal, id), value, origin: "call" } as BatchResult, fromJournal: false };
}

/** What a function gave that is no `Answer`: a value, or a promise of one. */
async function plainAnswer(context: RunContext, id: number, learned: Learned, given: unknown): Promise<Outcome> {
  if (context.budget) {
    throw new DefinitionError(
      "A budget needs to know what a call costs: return the answer itself from the function, do not await it.",
    );
  }
  const value = await given;
  context.answered();
  context.tally.unmetered();
  await context.journal.answer(id, learned, { value: toJson(value), call: undefined });
  return { result: { ...resultOf(context.journal, id), value, origin: "call" } as BatchResult, fromJournal: false };
}

/** Leaves it to the run what the error means: for this image alone, or for all. What was paid is kept either way. */
function failing(
  { journal, tally }: RunContext,
  { source, id, learned }: Pick<Question, "source" | "id" | "learned">,
  error: unknown,
  meter?: Meter,
): Outcome {
  const paid: Answered | undefined = meter?.record && { value: undefined, call: meter.record };
  if (meter) tally.paid(meter.requests, meter.record);
  return {
    error,
    async fail() {
      await journal.fail(id, learned, failureOf(error, source), paid);
      return { ...resultOf(journal, id), origin: "call" } as BatchResult;
    },
    async postpone() {
      if (paid) await journal.pay(id, paid);
    },
  };
}

function triesAgain({ retryFailed }: BatchOptions, key: string): boolean {
  return typeof retryFailed === "object" ? retryFailed.has(key) : retryFailed === true;
}

function resultOf(journal: Journal, id: number): BatchResult {
  const result = journal.resultOf(id);
  if (!result) throw new TypeError(`Image ${id} of the journal has no result.`);
  return result;
}

function toJson(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw new DefinitionError("The function answered with nothing that the journal can keep as JSON.");
  return json;
}
