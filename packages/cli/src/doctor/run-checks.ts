import { costOf, InvalidRequestError, type ModelReply, tokensFor } from "@legenda/core";
import type { CommandContext } from "../command-context.js";
import { askQuestion, type TimedReply } from "./ask-question.js";
import { diagnose } from "./diagnose.js";
import { keyStep } from "./key-step.js";
import { pictureStep, visionAdvice } from "./picture-step.js";
import type { Step } from "./step.js";
import type { TargetModel } from "./target-model.js";
import { testPicture } from "./test-picture.js";
import { typedStep } from "./typed-step.js";

/** Checks a model step by step, and ends when further steps would show nothing new. */
export async function* runChecks(target: TargetModel, context: CommandContext): AsyncGenerator<Step> {
  const { model, because, address } = target;
  const { signal } = context;
  const name = `${model.provider}:${model.id}`;
  yield { id: "model", title: "Model", status: "ok", detail: because ? `${name}, because ${because}` : name };
  const key = keyStep(target, context);
  yield key;
  if (key.status === "failed") return;
  if (address !== undefined) yield { id: "address", title: "Address", status: "ok", detail: withoutQuery(address) };

  const words = await wordsStep(target, signal);
  yield words.step;
  if (words.step.status === "failed") return;

  const picture = testPicture();
  let seen: TimedReply;
  try {
    seen = await askQuestion(model, picture.image, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    yield failedPictureStep(error, words.reply, target);
    return;
  }
  const pictureResult = pictureStep(picture, seen, words.reply, target);
  yield pictureResult;
  if (pictureResult.status !== "failed") yield await typedStep(testPicture(picture), target, signal);
  const limits = limitsText(seen.reply);
  if (limits) yield { id: "limits", title: "Limits", status: "ok", detail: limits };
  yield { id: "cost", title: "Cost", status: "ok", detail: costText(target, seen.reply) };
}

/** The question without a picture. */
async function wordsStep(
  target: TargetModel,
  signal: AbortSignal,
): Promise<{ readonly step: Step; readonly reply: TimedReply | undefined }> {
  const step = { id: "words", title: "Answers" } as const;
  try {
    const reply = await askQuestion(target.model, undefined, signal);
    const { durationMs } = reply;
    return { step: { ...step, status: "ok", detail: "a question without a picture is answered", durationMs }, reply };
  } catch (error) {
    if (signal.aborted) throw error;
    const { detail, advice } = diagnose(error, target);
    // Refused before it was sent: some models accept nothing without an image.
    if (error instanceof InvalidRequestError && error.status === undefined)
      return { step: { ...step, status: "skipped", detail }, reply: undefined };
    return { step: { ...step, status: "failed", detail, ...(advice !== undefined && { advice }) }, reply: undefined };
  }
}

function failedPictureStep(error: unknown, unseen: TimedReply | undefined, target: TargetModel): Step {
  const { detail, advice: errorAdvice } = diagnose(error, target);
  // The same question without a picture was answered.
  const refusesImages = unseen !== undefined && error instanceof InvalidRequestError;
  const advice = refusesImages ? `The model, or its server, does not accept images. ${visionAdvice(target)}` : errorAdvice;
  return { id: "picture", title: "Picture", status: "failed", detail, ...(advice !== undefined && { advice }) };
}

/** A query may contain a key. */
const withoutQuery = (address: string): string => address.replace(/\?.*$/, "");

function limitsText({ rateLimits }: ModelReply): string | undefined {
  const parts = (["requests", "tokens"] as const).flatMap((kind) => {
    const { limit, remaining } = rateLimits?.[kind] ?? {};
    if (limit === undefined && remaining === undefined) return [];
    return [`${remaining ?? "?"} of ${limit ?? "?"} ${kind} left`];
  });
  return parts.length > 0 ? parts.join(", ") : undefined;
}

/** The size, in pixels, of the image whose cost is shown. */
const typicalImage = { width: 1024, height: 1024 };

function costText({ model }: TargetModel, reply: ModelReply): string {
  const { prices } = model.capabilities;
  if (!prices) return "the price is unknown; set it with --price <input,output>";
  const spent = costOf(model, reply.usage)?.amount;
  const tokens = tokensFor(model, typicalImage);
  const thousand =
    tokens === undefined
      ? ""
      : `; a thousand images of ${typicalImage.width} x ${typicalImage.height} about $${(((tokens + 200) * prices.input + 60 * prices.output) / 1000).toFixed(2)}`;
  return `${spent === undefined ? "" : `this question $${spent.toFixed(6)}`}${thousand} (prices as of ${prices.pricedAt})`;
}
