import { safeLine } from "../terminal/safe-text.js";
import type { Asked } from "./ask.js";
import { judgeAnswer } from "./judge-answer.js";
import type { Patient } from "./patient.js";
import type { Step } from "./step.js";
import type { TestPicture } from "./test-picture.js";

/** So few tokens more than without the picture are no picture: roles and separators take some. */
const noPicture = 8;

/** What the answer to the picture tells, beside that to the same words without it. */
export function pictureStep(picture: TestPicture, seen: Asked, unseen: Asked | undefined, patient: Patient): Step {
  const { reply, durationMs } = seen;
  const step = { id: "picture", title: "Picture", durationMs } as const;
  const { colour, shape, blind } = judgeAnswer(reply.text, picture);
  const tokens = extraTokens(seen, unseen);
  const counted = tokens === undefined ? "" : ` for ${tokens} tokens`;
  const answered = `It showed a ${picture.colour} ${picture.shape}; the answer is "${safeLine(reply.text.trim()).slice(0, 200)}"`;
  if (reply.finish === "refusal" || reply.finish === "filtered") {
    return {
      ...step,
      status: "failed",
      detail: `${answered}: refused`,
      advice: "The model refuses a drawn shape: choose another model.",
    };
  }
  if (reply.finish === "other") {
    return {
      ...step,
      status: "failed",
      detail: `${answered}, and the model stopped for a reason that is not known here`,
      advice: "Look into the server's log, or choose another model.",
    };
  }
  if (colour && shape) return { ...step, status: "ok", detail: `sees a ${picture.colour} ${picture.shape}${counted}` };
  if (tokens !== undefined && tokens <= noPicture) {
    return {
      ...step,
      status: "failed",
      detail: `The picture never reached the model: the prompt has ${reply.usage.inputTokens} tokens with it and ${unseen?.reply.usage.inputTokens} without. ${answered}`,
      advice: withoutVision(patient),
    };
  }
  if (blind)
    return {
      ...step,
      status: "failed",
      detail: `The model says that it sees no picture. ${answered}`,
      advice: withoutVision(patient),
    };
  // Half of it is easily guessed: it counts where the tokens show that a picture was there.
  if ((colour || shape) && tokens !== undefined) {
    return {
      ...step,
      status: "warning",
      detail: `${answered}${counted}: half right`,
      advice: "It sees, but not well. Look at its captions before you trust them, or choose a larger model.",
    };
  }
  return {
    ...step,
    status: "failed",
    detail: `${answered}, which does not fit`,
    advice: `Either the picture was dropped without a word, or the model hardly sees. ${withoutVision(patient)}`,
  };
}

/** The way out for a model that sees nothing. */
export function withoutVision({ provider, model }: Patient): string {
  switch (provider?.name) {
    case "ollama":
      return `Choose a model that sees: ollama show ${model.id} must list "vision". ollama pull llava gets one.`;
    case "llama-cpp":
      return "Start the server with the model's projector too: llama-server -m model.gguf --mmproj mmproj.gguf.";
    case "lm-studio":
      return "Load a model that LM Studio marks with an eye.";
    case undefined:
      return "Choose a model that sees, or look at whether the server and what stands before it pass images on.";
    default:
      return `Choose a model that sees; legenda models ${provider?.name} lists some.`;
  }
}

function extraTokens(seen: Asked, unseen: Asked | undefined): number | undefined {
  const [withIt, without] = [seen.reply.usage.inputTokens, unseen?.reply.usage.inputTokens];
  return withIt === undefined || without === undefined ? undefined : withIt - without;
}
