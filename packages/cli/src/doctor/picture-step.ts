import { safeLine } from "../terminal/safe-text.js";
import type { TimedReply } from "./ask-question.js";
import { judgeAnswer } from "./judge-answer.js";
import type { Step } from "./step.js";
import type { TargetModel } from "./target-model.js";
import type { TestPicture } from "./test-picture.js";

/** Up to this many additional tokens are roles and separators, not a picture. */
const maxTokensWithoutPicture = 8;

/** What the answer to the picture shows, compared with the answer to the same question without it. */
export function pictureStep(picture: TestPicture, seen: TimedReply, unseen: TimedReply | undefined, target: TargetModel): Step {
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
  if (tokens !== undefined && tokens <= maxTokensWithoutPicture) {
    return {
      ...step,
      status: "failed",
      detail: `The picture never reached the model: the prompt has ${reply.usage.inputTokens} tokens with it and ${unseen?.reply.usage.inputTokens} without. ${answered}`,
      advice: visionAdvice(target),
    };
  }
  if (blind)
    return {
      ...step,
      status: "failed",
      detail: `The model says that it sees no picture. ${answered}`,
      advice: visionAdvice(target),
    };
  // Half of it is easily guessed: it counts only if the tokens show that a picture arrived.
  if ((colour || shape) && tokens !== undefined) {
    return {
      ...step,
      status: "warning",
      detail: `${answered}${counted}: half right`,
      advice: "It sees, but not well. Review its captions before you trust them, or choose a larger model.",
    };
  }
  return {
    ...step,
    status: "failed",
    detail: `${answered}, which is wrong`,
    advice: `Either the picture was silently dropped, or the model hardly sees. ${visionAdvice(target)}`,
  };
}

/** What to do about a model that does not see. */
export function visionAdvice({ provider, model }: TargetModel): string {
  switch (provider?.name) {
    case "ollama":
      return `Choose a model that sees: ollama show ${model.id} must list "vision". ollama pull llava gets one.`;
    case "llama-cpp":
      return "Start the server with the model's projector too: llama-server -m model.gguf --mmproj mmproj.gguf.";
    case "lm-studio":
      return "Load a model that LM Studio marks with an eye.";
    case undefined:
      return "Choose a model that sees, or check whether the server and any proxy before it pass images on.";
    default:
      return `Choose a model that sees; legenda models ${provider?.name} lists some.`;
  }
}

function extraTokens(seen: TimedReply, unseen: TimedReply | undefined): number | undefined {
  const [withIt, without] = [seen.reply.usage.inputTokens, unseen?.reply.usage.inputTokens];
  return withIt === undefined || without === undefined ? undefined : withIt - without;
}
