import { promptTemplate, type Reply, ResponseError, responseModel, type StandardResult } from "@legenda/core";
import { safeLine } from "../terminal/safe-text.js";
import { withTimeout } from "./ask-question.js";
import { diagnose } from "./diagnose.js";
import type { Step } from "./step.js";
import type { TargetModel } from "./target-model.js";
import { colours, shapes, type TestPicture } from "./test-picture.js";

interface Drawing {
  readonly colour: string;
  readonly shape: string;
}

/** A response model by hand: it accepts any two words, right or wrong. */
const drawing = responseModel(
  {
    "~standard": {
      version: 1 as const,
      vendor: "legenda",
      validate(value: unknown): StandardResult<Drawing> {
        const { colour, shape } = (value ?? {}) as Partial<Record<keyof Drawing, unknown>>;
        return typeof colour === "string" && typeof shape === "string"
          ? { value: { colour, shape } }
          : { issues: [{ message: "has no colour and shape" }] };
      },
      types: undefined as { readonly input: Drawing; readonly output: Drawing } | undefined,
    },
  },
  {
    name: "drawing",
    jsonSchema: {
      type: "object",
      properties: { colour: { type: "string", enum: Object.keys(colours) }, shape: { type: "string", enum: [...shapes] } },
      required: ["colour", "shape"],
      additionalProperties: false,
    },
  },
);

/** Whether typed answers work, which alt text and tags need: another picture, and an answer in JSON. */
export async function typedStep(picture: TestPicture, target: TargetModel, signal: AbortSignal): Promise<Step> {
  const step = { id: "typed", title: "Typed answer" } as const;
  const look = promptTemplate("{photo:image}\nName the colour and the shape that are drawn in this picture.").call(target.model, {
    response: drawing,
    retries: 0,
    corrections: 0,
  });
  try {
    const reply = await look({ photo: picture.image })
      .with({ signal: withTimeout(signal) })
      .reply();
    return judgeReply(step, reply, picture);
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof ResponseError) {
      const detail = `The answer is not the JSON that was asked for: "${safeLine(error.reply.text.trim()).slice(0, 120)}"`;
      return {
        ...step,
        status: "warning",
        detail,
        advice:
          "--kind caption and dataset-caption work without typed answers; the other kinds need a model that can answer in JSON.",
      };
    }
    const { detail, advice } = diagnose(error, target);
    return { ...step, status: "failed", detail, ...(advice !== undefined && { advice }) };
  }
}

function judgeReply(step: Pick<Step, "id" | "title">, reply: Reply<Drawing>, picture: TestPicture): Step {
  const { durationMs } = reply;
  const { colour, shape } = reply.value;
  if (colour === picture.colour && shape === picture.shape)
    return { ...step, status: "ok", detail: `JSON, and correct: ${colour}, ${shape}`, durationMs };
  return {
    ...step,
    status: "warning",
    detail: `JSON, but wrong: a ${picture.colour} ${picture.shape} was taken for "${safeLine(`${colour} ${shape}`).slice(0, 60)}"`,
    durationMs,
  };
}
