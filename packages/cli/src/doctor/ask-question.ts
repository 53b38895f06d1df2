import type { ImageSource, Model, ModelReply, Part } from "@legenda/core";

/** Asked with and without the picture: the token counts show whether it arrived. */
export const question = "What is drawn in this picture? Name its colour and its shape in one short sentence.";

/** Milliseconds that a request may take: a model on this machine has to be loaded first. */
const timeoutMs = 180_000;

export interface TimedReply {
  readonly reply: ModelReply;
  readonly durationMs: number;
}

/** Asks the question once, without retries: the doctor looks for errors. */
export async function askQuestion(model: Model, image: ImageSource | undefined, signal: AbortSignal): Promise<TimedReply> {
  const content: readonly Part[] = [...(image ? [{ type: "image", image } as const] : []), { type: "text", text: question }];
  const startedAt = performance.now();
  const reply = await model.generate({ messages: [{ role: "user", content }], params: {}, signal: withTimeout(signal) });
  return { reply, durationMs: performance.now() - startedAt };
}

/** The signal with the doctor's time limit for a request. */
export const withTimeout = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
