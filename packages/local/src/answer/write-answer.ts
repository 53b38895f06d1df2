import type { Tensor } from "@huggingface/transformers";
import { type Finish, InvalidRequestError, ProviderError, type Usage } from "@legenda/core";
import type { Pixels } from "@legenda/images";
import type { LoadedModel } from "../load/load-model.js";
import { quietly } from "../load/transformers.js";
import { type Inputs, toInputs } from "../prompt/layout.js";
import { AnswerText } from "./answer-text.js";
import { LoopDetector } from "./loop-detector.js";
import { sampler } from "./sampler.js";
import type { Settings } from "./settings.js";
import { decodeAnswer, TokenText } from "./token-text.js";

export interface AnswerRequest {
  readonly name: string;
  readonly prompt: string;
  readonly images: readonly Pixels[];
  readonly splitting: boolean;
  readonly settings: Settings;
  readonly signal: AbortSignal;
  /** Called with each piece of the answer as it is generated. */
  readonly onText: ((text: string) => void) | undefined;
}

export interface WrittenAnswer {
  readonly text: string;
  readonly finish: Finish;
  readonly usage: Usage;
  readonly tokenIds: readonly number[];
}

/**
 * Generates one answer. The model must not have another call at that time.
 *
 * @throws {ProviderError} if the request is too long for the model, or the model fails
 */
export async function writeAnswer(loaded: LoadedModel, request: AnswerRequest): Promise<WrittenAnswer> {
  const { transformers } = loaded;
  const images = request.images.map(
    ({ data, width, height, channels }) => new transformers.RawImage(data, width, height, channels),
  );
  let inputs: Inputs | undefined;
  try {
    inputs = await toInputs({ ...loaded, ...request, images });
    request.signal.throwIfAborted();
    const made = inputs;
    return await quietly(transformers, () => generate(loaded, made, request));
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason;
    throw error instanceof ProviderError ? error : runError(request.name, error);
  } finally {
    for (const value of Object.values(inputs ?? {})) if (value instanceof transformers.Tensor) value.dispose();
  }
}

async function generate(loaded: LoadedModel, inputs: Inputs, request: AnswerRequest): Promise<WrittenAnswer> {
  const { transformers, model, tokenizer, endTokens } = loaded;
  const { settings, signal } = request;
  const promptTokens = Number(inputs.input_ids.dims.at(-1));
  const maxTokens = roomFor(loaded, promptTokens, request);
  // Encoder-decoders read the prompt separately; their output begins with one token of its own.
  const encodes = (model.config as { is_encoder_decoder?: boolean }).is_encoder_decoder === true;
  const start = encodes ? 1 : promptTokens;

  const interrupt = new transformers.InterruptableStoppingCriteria();
  const stop = () => interrupt.interrupt();
  const loop = new LoopDetector();
  let looped = false;
  const noticeLoop = ([tokens = []]: bigint[][]) => {
    looped ||= loop.loops(tokens, start);
    return [looped];
  };
  const answer = new AnswerText(settings.stop);
  const streamer =
    request.onText || settings.stop.length > 0 ? streamInto(answer, new TokenText(tokenizer), request.onText, stop) : undefined;
  const random = new transformers.random.Random(settings.seed);

  let output: Tensor | undefined;
  signal.addEventListener("abort", stop, { once: true });
  try {
    output = (await model.generate({
      ...inputs,
      ...settings.options,
      max_new_tokens: maxTokens,
      stopping_criteria: [interrupt, noticeLoop] as never,
      ...(streamer && { streamer: streamer as never }),
      ...(settings.sampling && { logits_processor: [sampler(settings.sampling, () => random.random())] as never }),
    })) as Tensor;
    signal.throwIfAborted();
    const tokens = [...(output.data as BigInt64Array).subarray(start)];
    if (!streamer) answer.push(decodeAnswer(tokenizer, tokens));
    const rest = answer.end();
    if (rest) request.onText?.(rest);
    const ended = answer.stopped || (!looped && endTokens.has(Number(tokens.at(-1))));
    return {
      text: answer.text,
      finish: ended || (tokens.length < maxTokens && !looped) ? "stop" : "length",
      // An encoder's view of the image never becomes tokens that could be counted.
      usage: { ...(!encodes && { inputTokens: promptTokens }), outputTokens: tokens.length },
      tokenIds: tokens.map(Number),
    };
  } finally {
    signal.removeEventListener("abort", stop);
    output?.dispose();
  }
}

/** The streamer that transformers.js calls with the prompt, then with each token. If it threw, the cache would not be freed. */
function streamInto(answer: AnswerText, tokens: TokenText, onText: ((text: string) => void) | undefined, stop: () => void) {
  const push = (text: string) => {
    const certain = answer.push(text);
    if (certain) onText?.(certain);
    if (answer.stopped) stop();
  };
  let prompt = true;
  return {
    put([ids = []]: bigint[][]) {
      if (!prompt) for (const id of ids) push(tokens.push(id));
      prompt = false;
    },
    end: () => push(tokens.end()),
  };
}

function roomFor({ contextLength }: LoadedModel, promptTokens: number, { name, settings }: AnswerRequest): number {
  if (contextLength === undefined) return settings.maxTokens;
  if (promptTokens < contextLength) return Math.min(settings.maxTokens, contextLength - promptTokens);
  throw new InvalidRequestError(
    `${name} accepts at most ${contextLength} tokens, and this request has ${promptTokens}. Shorten it, or send fewer images.`,
    {
      provider: "local",
      model: name,
    },
  );
}

function runError(name: string, cause: unknown): ProviderError {
  const text = (cause instanceof Error ? cause.message : String(cause)).trim();
  return new ProviderError(`${name} failed while generating: ${text}`, { provider: "local", model: name, cause });
}
