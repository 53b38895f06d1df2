import { costOf, InvalidRequestError, type ModelReply, tokensFor } from "@legenda/core";
import type { CommandContext } from "../command-context.js";
import { type Asked, ask } from "./ask.js";
import { diagnose } from "./diagnose.js";
import { keyStep } from "./key-step.js";
import type { Patient } from "./patient.js";
import { pictureStep, withoutVision } from "./picture-step.js";
import type { Step } from "./step.js";
import { testPicture } from "./test-picture.js";
import { typedStep } from "./typed-step.js";

/** Looks at a model step by step, and ends where going on would tell nothing new. */
export async function* examine(patient: Patient, context: CommandContext): AsyncGenerator<Step> {
  const { model, because, address } = patient;
  const { signal } = context;
  yield {
    id: "model",
    title: "Model",
    status: "ok",
    detail: `${model.provider}:${model.id}${because ? `, because ${because}` : ""}`,
  };
  const key = keyStep(patient, context);
  yield key;
  if (key.status === "failed") return;
  if (address !== undefined) yield { id: "address", title: "Address", status: "ok", detail: shownAddress(address) };

  let unseen: Asked | undefined;
  try {
    unseen = await ask(model, undefined, signal);
    yield {
      id: "words",
      title: "Answers",
      status: "ok",
      detail: "a question in words alone is answered",
      durationMs: unseen.durationMs,
    };
  } catch (error) {
    if (signal.aborted) throw error;
    // Refused here and not there: some models take nothing without an image.
    const needsImage = error instanceof InvalidRequestError && error.status === undefined;
    const { detail, advice } = diagnose(error, patient);
    yield {
      id: "words",
      title: "Answers",
      status: needsImage ? "skipped" : "failed",
      detail,
      ...(advice !== undefined && !needsImage && { advice }),
    };
    if (!needsImage) return;
  }

  const picture = testPicture();
  let seen: Asked;
  try {
    seen = await ask(model, picture.image, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const { detail, advice } = diagnose(error, patient);
    // Words were answered, and with a picture the same question is not.
    const blind = unseen !== undefined && error instanceof InvalidRequestError;
    const way = blind ? `The model, or its server, takes no images. ${withoutVision(patient)}` : advice;
    yield { id: "picture", title: "Picture", status: "failed", detail, ...(way !== undefined && { advice: way }) };
    return;
  }
  const looked = pictureStep(picture, seen, unseen, patient);
  yield looked;
  if (looked.status !== "failed") yield await typedStep(testPicture(picture), patient, signal);
  const limits = limitsOf(seen.reply);
  if (limits) yield { id: "limits", title: "Limits", status: "ok", detail: limits };
  yield { id: "cost", title: "Cost", status: "ok", detail: costLine(patient, seen.reply) };
}

/** Without a query, which may hold a key. */
const shownAddress = (address: string): string => address.replace(/\?.*$/, "");

function limitsOf({ rateLimits }: ModelReply): string | undefined {
  const parts = (["requests", "tokens"] as const).flatMap((kind) => {
    const { limit, remaining } = rateLimits?.[kind] ?? {};
    if (limit === undefined && remaining === undefined) return [];
    return [`${remaining ?? "?"} of ${limit ?? "?"} ${kind} left`];
  });
  return parts.length > 0 ? parts.join(", ") : undefined;
}

/** The picture that is reckoned with, in pixels. */
const usual = { width: 1024, height: 1024 };

function costLine({ model }: Patient, reply: ModelReply): string {
  const { prices } = model.capabilities;
  if (!prices) return "no price is known; --price <input,output> tells it";
  const spent = costOf(model, reply.usage)?.amount;
  const tokens = tokensFor(model, usual);
  const thousand =
    tokens === undefined
      ? ""
      : `; a thousand images of ${usual.width} x ${usual.height} about $${(((tokens + 200) * prices.input + 60 * prices.output) / 1000).toFixed(2)}`;
  return `${spent === undefined ? "" : `this question $${spent.toFixed(6)}`}${thousand} (prices as of ${prices.pricedAt})`;
}
