import { type Model, type Pacer, pace, pacer, retry } from "@legenda/core";
import { isRetrying } from "@legenda/core/provider";
import { type FittedOptions, fitted } from "@legenda/images";
import type { ImageFormat, ImageOptions, RunOptions } from "../options/run-options.js";
import { UsageError } from "../usage-error.js";
import { timeLimited } from "./time-limited.js";

/** A long run meets more trouble than one call: six tries in all wait about a minute. */
const usualRetries = 5;
/** Seconds. */
const usualTimeout = 120;
/** On this machine more at once only wait for each other. */
const usualAtOnce = { local: 2, remote: 8 } as const;

/** How many images are under way at once. */
export function concurrencyOf({ pacing }: Pick<RunOptions, "pacing">, models: readonly Model[]): number {
  const local = models.every(({ provider }) => provider === "local");
  return pacing.concurrency ?? (local ? usualAtOnce.local : usualAtOnce.remote);
}

/** Gives models what a run asks of them. */
export interface Dresser {
  /** The model with images fitted to its limits and to the flags, a pace, and patience. Each has its own pace, however often it is dressed. */
  dress(model: Model): Model;
  /** Milliseconds for which a provider has asked to wait; 0 where none has. */
  waitingMs(): number;
}

export function dresser({ image, pacing }: Pick<RunOptions, "image" | "pacing">): Dresser {
  const dressed = new WeakMap<Model, Model>();
  const paces = new Map<string, Pacer>();
  const { rpm, tpm, concurrency, retries = usualRetries, timeout = usualTimeout } = pacing;
  const limits = { ...(rpm && { rpm }), ...(tpm && { tpm }), ...(concurrency && { concurrency }) };
  const dress = (model: Model): Model => {
    const known = dressed.get(model);
    if (known) return known;
    const name = `${model.provider}:${model.id}`;
    const own = paces.get(name) ?? pacer(limits);
    paces.set(name, own);
    const paced = pace(fitted(timeLimited(tightened(model, image), timeout), fitOptions(image)), own);
    const patient = isRetrying(model) ? paced : retry(paced, { retries });
    dressed.set(model, patient);
    return patient;
  };
  return { dress, waitingMs: () => Math.max(0, ...[...paces.values()].map(({ pausedMs }) => pausedMs)) };
}

function fitOptions({ maxEdge, quality, format }: ImageOptions): FittedOptions {
  // An address that the provider fetches itself would come to it as large as it is.
  const fetched = maxEdge !== undefined || quality !== undefined || (format !== undefined && format !== "auto");
  return { ...(quality !== undefined && { quality }), ...(fetched && { urls: "fetch" as const }) };
}

/** The model with its limits drawn as close as the flags say. */
function tightened(model: Model, { maxEdge, format = "auto" }: ImageOptions): Model {
  const { images } = model.capabilities;
  const edge = Math.min(maxEdge ?? Number.POSITIVE_INFINITY, images.maxEdge ?? Number.POSITIVE_INFINITY);
  const limits = {
    ...images,
    ...(Number.isFinite(edge) && { maxEdge: edge }),
    ...(format !== "auto" && { mediaTypes: [mediaTypeOf(format, model)] }),
  };
  return { ...model, capabilities: { ...model.capabilities, images: limits } };
}

function mediaTypeOf(format: Exclude<ImageFormat, "auto">, { provider, id, capabilities }: Model): string {
  const mediaType = `image/${format}`;
  if (capabilities.images.mediaTypes.includes(mediaType)) return mediaType;
  throw new UsageError(`--format ${format}: ${provider}:${id} takes only ${capabilities.images.mediaTypes.join(", ")}.`);
}
