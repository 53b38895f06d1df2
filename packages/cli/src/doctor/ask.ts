import type { ImageSource, Model, ModelReply, Part } from "@legenda/core";

/** The same words with and without the picture: the tokens tell whether it arrived. */
export const question = "What is drawn in this picture? Name its colour and its shape in one short sentence.";

/** The longest that a request may take, in milliseconds: a model on this machine has to be loaded first. */
const patience = 180_000;

export interface Asked {
  readonly reply: ModelReply;
  readonly durationMs: number;
}

/** Asks once, without another try: what goes wrong is what is looked for. */
export async function ask(model: Model, image: ImageSource | undefined, signal: AbortSignal): Promise<Asked> {
  const content: readonly Part[] = [...(image ? [{ type: "image", image } as const] : []), { type: "text", text: question }];
  const started = performance.now();
  const reply = await model.generate({ messages: [{ role: "user", content }], params: {}, signal: patientSignal(signal) });
  return { reply, durationMs: performance.now() - started };
}

export const patientSignal = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(patience)]);
