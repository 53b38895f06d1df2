import { type ImagePart, InvalidRequestError, type Message, type ModelRequest, type Params, type Part } from "@legenda/core";
import type { Transformers } from "../load/transformers.js";
import type { LocalOptions } from "../options.js";

/** Options that Legenda sets itself, since they would change how the answer is read. */
const reserved =
  /^(inputs|input_ids|inputs_embeds|attention_mask|pixel_.*|past_key_values|streamer|stopping_criteria|logits_processor|generation_config|return_dict_in_generate|output_.*|num_return_sequences|max_length|max_new_tokens|do_sample|temperature|top_p)$/;

/**
 * Checks that this provider supports everything in a request, since nothing is dropped silently.
 *
 * @throws {InvalidRequestError} that names what is not supported
 */
export function checkRequest(name: string, { messages, params }: ModelRequest): void {
  const refuse = (why: string): never => {
    throw new InvalidRequestError(`${name}: ${why}.`, { provider: "local", model: name });
  };
  for (const { content } of messages) for (const part of content) checkPart(part, refuse);
  if (messages.length === 0) refuse("there are no messages to answer");
  checkParams(params, refuse);
}

function checkPart(part: Part, refuse: (why: string) => never): void {
  switch (part.type) {
    case "text":
      return;
    case "image":
      if (part.detail === "original") refuse('detail "original" is not supported; pass "low", "high" or "auto"');
      return;
    default:
      refuse(`a part of type "${(part satisfies never as { type: unknown }).type}" is not supported; pass "text" or "image"`);
  }
}

function checkParams(params: Params, refuse: (why: string) => never): void {
  const { temperature, topP, maxTokens, stop, seed, providerOptions, ...unknown } = params;
  const check = (parameter: string, value: unknown, fits: boolean, what: string) => {
    if (value !== undefined && !fits) refuse(`params.${parameter} is ${JSON.stringify(value)}; it must be ${what}`);
  };
  check("temperature", temperature, Number.isFinite(temperature) && Number(temperature) >= 0, "a number of at least 0");
  check("topP", topP, Number(topP) > 0 && Number(topP) <= 1, "a number above 0 and at most 1");
  check("maxTokens", maxTokens, Number.isInteger(maxTokens) && Number(maxTokens) > 0, "a whole number above 0");
  check("seed", seed, Number.isSafeInteger(seed) && Number(seed) >= 0, "a whole number of at least 0");
  check(
    "stop",
    stop,
    Array.isArray(stop) && stop.every((text) => typeof text === "string" && text !== ""),
    "a list of non-empty texts",
  );
  for (const key of Object.keys(unknown)) refuse(`params.${key} is not supported by local models`);
  for (const key of Object.keys(providerOptions ?? {})) {
    if (reserved.test(key)) refuse(`params.providerOptions.${key} is set by Legenda itself`);
  }
}

/** How tokens are drawn from the model's probabilities. */
export interface Sampling {
  readonly temperature: number;
  /** How many of the most probable tokens are considered; 0 for all. */
  readonly topK: number;
  readonly topP: number;
}

export interface Settings {
  /** Arguments of `generate`. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly maxTokens: number;
  /** `undefined` if the most probable token is always taken. */
  readonly sampling: Sampling | undefined;
  readonly seed: number | undefined;
  readonly stop: readonly string[];
}

interface SettingsOf {
  readonly name: string;
  readonly transformers: Transformers;
  readonly generation: Readonly<Record<string, unknown>>;
}

/**
 * Merges the parameters of a call with the model's own `generation_config.json`.
 *
 * @throws {InvalidRequestError} for a provider option that transformers.js does not have
 */
export function toSettings({ name, transformers, generation }: SettingsOf, params: Params, options: LocalOptions): Settings {
  const { temperature, topP, seed, stop = [], providerOptions = {} } = params;
  const supported: object = Object.keys(providerOptions).length > 0 ? new transformers.GenerationConfig({} as never) : {};
  for (const key of Object.keys(providerOptions)) {
    if (!(key in supported))
      throw new InvalidRequestError(`${name}: params.providerOptions.${key} is not an option of generate in transformers.js.`, {
        provider: "local",
        model: name,
      });
  }
  const own = (key: string): number | undefined => (typeof generation[key] === "number" ? generation[key] : undefined);
  const samples = temperature === undefined ? topP !== undefined || generation.do_sample === true : temperature > 0;
  const topK = providerOptions.top_k ?? own("top_k");
  return {
    // Our own logits processor does the sampling; afterwards the most probable token is the one drawn.
    options: { ...providerOptions, do_sample: false },
    maxTokens: params.maxTokens ?? options.maxTokens ?? own("max_new_tokens") ?? 256,
    sampling: samples
      ? {
          temperature: temperature ?? own("temperature") ?? 1,
          topK: typeof topK === "number" ? topK : 50,
          topP: topP ?? own("top_p") ?? 1,
        }
      : undefined,
    seed,
    stop,
  };
}

/**
 * Whether the images of a request are split into tiles. The processor has one setting for all images of a request, so
 * their `detail` must agree.
 *
 * @throws {InvalidRequestError} if the details differ, or the model cannot split images
 */
export function splittingOf(name: string, messages: readonly Message[], splits: boolean, options: LocalOptions): boolean {
  const images = messages.flatMap(({ content }) => content.filter((part): part is ImagePart => part.type === "image"));
  const details = new Set(images.map(({ detail }) => detail).filter((detail) => detail === "low" || detail === "high"));
  const refuse = (why: string) => new InvalidRequestError(`${name}: ${why}.`, { provider: "local", model: name });
  if (details.size > 1) throw refuse('one request cannot have images with detail "low" and with detail "high"');
  if (details.has("high") && !splits)
    throw refuse('detail "high" is not supported, since this model does not split images into tiles');
  if (details.size === 0) return splits && (options.imageSplitting ?? false);
  return details.has("high");
}
