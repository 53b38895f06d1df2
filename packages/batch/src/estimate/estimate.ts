import { open } from "node:fs/promises";
import {
  addCosts,
  type Cost,
  costOf,
  DefinitionError,
  ImageError,
  type ImagePart,
  type ImageSource,
  loadImage,
  type Model,
  type ModelRequest,
} from "@legenda/core";
import { wrapModel } from "@legenda/core/provider";
import { readDimensions } from "@legenda/images";
import type { FailureRecord } from "../result.js";
import type { BatchFunction } from "../run/batch-options.js";
import { failureOf } from "../run/failure-of.js";
import { type PictureSize, promptTokens } from "../run/prompt-tokens.js";
import type { BatchSource, BatchSources } from "../source.js";

/** What a run would ask, and about what it would cost. */
export interface Estimate {
  /** Images that would be asked about. */
  readonly images: number;
  /** Images that could not be: no file, no image. */
  readonly failures: number;
  /** The first few of them. */
  readonly examples: readonly { readonly key: string; readonly error: FailureRecord }[];
  /** Images that have a caption already and would keep it, and rows without an image. */
  readonly kept: number;
  /** Images at URLs, whose size is not known: each counts as one of 1024 x 1024. */
  readonly unmeasured: number;
  readonly inputTokens: number;
  /** As many for each answer as `answerTokens` says. */
  readonly outputTokens: number;
  /** `undefined` where no price is known. */
  readonly cost: Cost | undefined;
}

export interface EstimateOptions {
  /** Tokens of an answer; 60 for a text and 120 for a typed answer unless told otherwise. */
  readonly answerTokens?: number;
  /** The longest edge, in pixels, to which images are fitted before they are sent. */
  readonly maxEdge?: number;
  /** As for `batch`. */
  readonly existing?: "keep" | "overwrite";
  readonly signal?: AbortSignal;
  readonly onProgress?: (images: number) => void;
}

/** How much of a file is read for its header: a photograph's preview and colour profile may stand before it. */
const headerBytes = 256 * 1_024;
const remoteSize: PictureSize = { width: 1_024, height: 1_024 };

/**
 * What a batch would take, from the images' headers and the price table. Nothing is sent, and no pixel is decoded. The
 * same picture under two names counts twice.
 *
 * @throws {DefinitionError} for a function that returns no answer
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
      if (source.problem) throw source.problem;
      const size = await sizeOf(source.image);
      const { model, request } = await requestOf(fn, source, size);
      const inputTokens = Math.round(promptTokens(model, request, (part) => sent(part, source, size, options)));
      const outputTokens = answerTokens(request, options);
      const one = costOf(model, { inputTokens, outputTokens });
      cost = counts.images === 0 ? one : addCosts(cost, one);
      counts.images++;
      counts.inputTokens += inputTokens;
      counts.outputTokens += outputTokens;
      if (!size) counts.unmeasured++;
    } catch (error) {
      if (error instanceof DefinitionError || options.signal?.aborted) throw error;
      counts.failures++;
      if (examples.length < 5) examples.push({ key: source.key, error: failureOf(error, source) });
    }
    options.onProgress?.(counts.images);
  }
  return { ...counts, examples, cost };
}

/** The size by the header; `undefined` for an image that only its provider fetches. */
async function sizeOf(image: ImageSource): Promise<PictureSize | undefined> {
  if (image.kind === "url" && !/^data:/i.test(image.url)) return undefined;
  if (image.kind !== "file") return readDimensions((await loadImage(image)).bytes);
  // Asks whether it is a file at all before it is opened, since opening a pipe would wait for its writer.
  const head = await readHead(image.path);
  return readDimensions(head);
}

async function readHead(path: string): Promise<Uint8Array> {
  const missing = (error: NodeJS.ErrnoException): never => {
    const reason = error.code === "ENOENT" ? "not-found" : "unreadable";
    throw new ImageError(`${path} cannot be read (${error.code ?? "unknown reason"}).`, { reason, source: path, cause: error });
  };
  const { O_RDONLY, O_NONBLOCK = 0 } = (await import("node:fs")).constants;
  const file = await open(path, O_RDONLY | O_NONBLOCK).catch(missing);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    return missing(error as NodeJS.ErrnoException);
  } finally {
    await file.close();
  }
}

/** What the function would send. It runs as far as the model, which takes the request and answers nothing. */
async function requestOf(fn: BatchFunction<unknown>, source: BatchSource, size: PictureSize | undefined) {
  let taken: { readonly model: Model; readonly request: ModelRequest } | undefined;
  const item = { key: source.key, fields: source.fields ?? {}, source, width: size?.width, height: size?.height };
  const answer = fn(source.image, item);
  const change = { wrap: (model: Model) => taking(model, (request) => (taken = { model, request })) };
  const { with: changed } = answer as Partial<import("@legenda/core").Answer<unknown>>;
  if (!changed) throw new DefinitionError("Only a function that returns its answer can be estimated: do not await it.");
  try {
    await changed.call(answer, change).reply();
  } catch (error) {
    if (!(error instanceof RequestTaken)) throw error;
  }
  if (!taken) throw new DefinitionError("The function answered without asking a model, so there is nothing to estimate.");
  return taken;
}

class RequestTaken extends Error {}

function taking(model: Model, take: (request: ModelRequest) => void): Model {
  return wrapModel(model, {
    async generate(request) {
      take(request);
      throw new RequestTaken();
    },
    // biome-ignore lint/correctness/useYield: it ends before its first piece
    async *stream(request) {
      take(request);
      throw new RequestTaken();
    },
  });
}

/** The size in which an image is sent: that of the source, shrunk to the edge asked for. */
function sent(
  { image }: ImagePart,
  source: BatchSource,
  size: PictureSize = remoteSize,
  { maxEdge }: EstimateOptions,
): PictureSize {
  const own = image === source.image ? size : remoteSize;
  const scale = Math.min(1, (maxEdge ?? Number.POSITIVE_INFINITY) / Math.max(own.width, own.height));
  return { width: Math.max(1, Math.round(own.width * scale)), height: Math.max(1, Math.round(own.height * scale)) };
}

function answerTokens({ schema, params }: ModelRequest, options: EstimateOptions): number {
  const usual = options.answerTokens ?? (schema ? 120 : 60);
  return Math.min(usual, params.maxTokens ?? usual);
}
