import { type Cost, costOf, DefinitionError, type ImagePart, type ImageSize, type ModelRequest } from "@legenda/core";
import { addCosts } from "@legenda/core/wrap";
import type { FailureRecord } from "../result.js";
import type { BatchFunction } from "../run/batch-options.js";
import { toFailureRecord } from "../run/failure-record.js";
import { promptTokens } from "../run/prompt-tokens.js";
import type { BatchSource, BatchSources } from "../source.js";
import { requestOf } from "./request-of.js";
import { sourceSize } from "./source-size.js";

/** The requests of a run and its approximate cost. */
export interface Estimate {
  /** Images that would be sent. */
  readonly images: number;
  /** Images that cannot be used: no such file, not an image. */
  readonly failures: number;
  /** The first few of them. */
  readonly examples: readonly { readonly key: string; readonly error: FailureRecord }[];
  /** Images that would keep the caption they have, and rows without an image. */
  readonly kept: number;
  /** Images at URLs, whose size is unknown: each counts as 1024 x 1024. */
  readonly unmeasured: number;
  readonly inputTokens: number;
  /** `answerTokens` for each image. */
  readonly outputTokens: number;
  /** `undefined` where no price is known. */
  readonly cost: Cost | undefined;
}

export interface EstimateOptions {
  /**
   * Tokens of an answer.
   *
   * @default 60 for a text, 120 for a typed answer
   */
  readonly answerTokens?: number;
  /** The longest edge, in pixels, that images are fitted to before they are sent. */
  readonly maxEdge?: number;
  /**
   * What a run would do with an image that already has a caption, as for `batch`.
   *
   * @default "overwrite"
   */
  readonly existing?: "keep" | "overwrite";
  readonly signal?: AbortSignal;
  /** Called for each image, with their number so far. */
  readonly onProgress?: (images: number) => void;
}

const remoteSize: ImageSize = { width: 1_024, height: 1_024 };

/**
 * Estimates what a batch would take, from the headers of the images and the price table. Nothing is sent and no pixel is
 * decoded. The same image under two names counts twice.
 *
 * @throws {DefinitionError} for a function that does not return an `Answer`
 * @example
 * const { images, cost } = await estimate((photo) => captions.altText(photo), folder("photos"));
 * console.log(`${images} images, about $${cost?.amount.toFixed(2) ?? "?"}`);
 */
export async function estimate(
  fn: BatchFunction<unknown>,
  sources: BatchSources,
  options: EstimateOptions = {},
): Promise<Estimate> {
  const counts = { images: 0, failures: 0, kept: 0, unmeasured: 0, inputTokens: 0, outputTokens: 0 };
  const examples: { key: string; error: FailureRecord }[] = [];
  let cost: Cost | undefined;
  for await (const source of sources) {
    options.signal?.throwIfAborted();
    if (source.empty || (options.existing === "keep" && source.existing !== undefined)) {
      counts.kept++;
      continue;
    }
    try {
      const image = await estimateImage(fn, source, options);
      cost = counts.images === 0 ? image.cost : addCosts(cost, image.cost);
      counts.images++;
      counts.inputTokens += image.inputTokens;
      counts.outputTokens += image.outputTokens;
      if (!image.isMeasured) counts.unmeasured++;
    } catch (error) {
      if (error instanceof DefinitionError || options.signal?.aborted) throw error;
      counts.failures++;
      if (examples.length < 5) examples.push({ key: source.key, error: toFailureRecord(error, source) });
    }
    options.onProgress?.(counts.images);
  }
  return { ...counts, examples, cost };
}

async function estimateImage(fn: BatchFunction<unknown>, source: BatchSource, options: EstimateOptions) {
  if (source.problem) throw source.problem;
  const size = await sourceSize(source.image);
  const { model, request } = await requestOf(fn, source, size);
  const sizeOf = ({ image }: ImagePart) => fittedSize((image === source.image && size) || remoteSize, options);
  const usage = {
    inputTokens: Math.round(promptTokens(model, request, sizeOf)),
    outputTokens: answerTokens(request, options),
  };
  return { ...usage, cost: costOf(model, usage), isMeasured: size !== undefined };
}

/** The size in which an image is sent. */
function fittedSize({ width, height }: ImageSize, { maxEdge = Number.POSITIVE_INFINITY }: EstimateOptions): ImageSize {
  const scale = Math.min(1, maxEdge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function answerTokens({ schema, params }: ModelRequest, options: EstimateOptions): number {
  const { answerTokens: expected = schema ? 120 : 60 } = options;
  return Math.min(expected, params.maxTokens ?? expected);
}
