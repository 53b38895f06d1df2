import { type Model, type Pacer, pace, pacer, retry } from "@legenda/core";
import { isRetrying } from "@legenda/core/wrap";
import { type FittedOptions, fitted } from "@legenda/images";
import type { RunOptions } from "../flags/command-flags.js";
import { UsageError } from "../usage-error.js";
import { withRequestTimeout } from "./request-timeout.js";

/** Models inside this program share its processor: more at once only wait for each other. */
const defaultConcurrency = { local: 2, remote: 8 } as const;

/** How many images are in flight at once. */
export function concurrencyOf({ concurrency }: Pick<RunOptions, "concurrency">, models: readonly Model[]): number {
  const isLocal = models.every(({ provider }) => provider === "local");
  return concurrency ?? (isLocal ? defaultConcurrency.local : defaultConcurrency.remote);
}

type ImageOptions = Pick<RunOptions, "maxEdge" | "quality" | "format">;
type ModelSettings = ImageOptions & Pick<RunOptions, "rpm" | "tpm" | "concurrency" | "retries" | "timeout">;

/** Wraps models for a run. */
export interface ModelConfigurator {
  /**
   * Wraps the model with image fitting, a timeout, rate limiting and retries. Repeated calls for the same model share one
   * rate limiter.
   */
  configure(model: Model): Model;
  /** Milliseconds that a provider has asked to wait; 0 if none has. */
  waitingMs(): number;
}

export function modelConfigurator(settings: ModelSettings): ModelConfigurator {
  const configured = new WeakMap<Model, Model>();
  const pacers = new Map<string, Pacer>();
  const { rpm, tpm, concurrency, retries, timeout } = settings;
  const limits = { ...(rpm && { rpm }), ...(tpm && { tpm }), ...(concurrency && { concurrency }) };
  const configure = (model: Model): Model => {
    const existing = configured.get(model);
    if (existing) return existing;
    const name = `${model.provider}:${model.id}`;
    const modelPacer = pacers.get(name) ?? pacer(limits);
    pacers.set(name, modelPacer);
    const fittedModel = fitted(withRequestTimeout(withImageLimits(model, settings), timeout), fitOptions(settings));
    const paced = pace(fittedModel, modelPacer);
    const wrapped = isRetrying(model) ? paced : retry(paced, { retries });
    configured.set(model, wrapped);
    return wrapped;
  };
  return { configure, waitingMs: () => Math.max(0, ...[...pacers.values()].map(({ pausedMs }) => pausedMs)) };
}

function fitOptions({ maxEdge, quality, format }: ImageOptions): FittedOptions {
  // A provider that fetches an address itself would get the image in its full size.
  const fetchesUrls = maxEdge !== undefined || quality !== undefined || (format !== undefined && format !== "auto");
  return { ...(quality !== undefined && { quality }), ...(fetchesUrls && { urls: "fetch" as const }) };
}

/** The model with its image limits lowered to those of the flags. */
function withImageLimits(model: Model, { maxEdge, format = "auto" }: ImageOptions): Model {
  const { images } = model.capabilities;
  const edge = Math.min(maxEdge ?? Number.POSITIVE_INFINITY, images.maxEdge ?? Number.POSITIVE_INFINITY);
  const limits = {
    ...images,
    ...(Number.isFinite(edge) && { maxEdge: edge }),
    ...(format !== "auto" && { mediaTypes: [mediaTypeOf(format, model)] }),
  };
  return { ...model, capabilities: { ...model.capabilities, images: limits } };
}

function mediaTypeOf(format: string, { provider, id, capabilities }: Model): string {
  const mediaType = `image/${format}`;
  if (capabilities.images.mediaTypes.includes(mediaType)) return mediaType;
  throw new UsageError(`--format ${format}: ${provider}:${id} accepts only ${capabilities.images.mediaTypes.join(", ")}.`);
}
