import type { Capabilities, Model } from "@legenda/core";
import { wrapModel } from "@legenda/core/wrap";
import { type FittedOptions, fitRequest } from "./fit-request.js";

/** The formats that can be decoded, and so converted. */
const DECODED: readonly string[] = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "image/tiff"];

/**
 * Wraps a model so that it accepts images of any size and of any format that can be decoded: each image of a
 * request is loaded, fitted to the model's limits and sent as bytes. URLs are passed through if the model
 * fetches them itself, and fetched by the guarded download otherwise. An image used twice in a request is fitted once.
 *
 * @example
 * import { call, promptTemplate } from "@legenda/core";
 * import { fitted } from "@legenda/images";
 * import { openai } from "@legenda/openai";
 *
 * const model = fitted(openai("gpt-4o-mini"));
 * const caption = promptTemplate("Caption this: {photo:image}").call(model);
 */
export function fitted(model: Model, options: FittedOptions = {}): Model {
  const { images } = model.capabilities;
  const maxEdge = Math.min(options.maxEdge ?? Number.POSITIVE_INFINITY, images.maxEdge ?? Number.POSITIVE_INFINITY);
  const limits = Number.isFinite(maxEdge) ? { ...images, maxEdge } : images;
  return wrapModel(model, {
    capabilities: widened(model.capabilities, options),
    async generate(request) {
      return model.generate(await fitRequest(request, limits, options));
    },
    async *stream(request) {
      yield* model.stream(await fitRequest(request, limits, options));
    },
  });
}

/** The capabilities of the wrapped model: only the limits that fitting cannot lift remain. */
function widened({ images, ...others }: Capabilities, { urls, decode }: FittedOptions): Capabilities {
  const svg = decode?.svg ? ["image/svg+xml"] : [];
  return {
    ...others,
    images: {
      mediaTypes: [...new Set([...images.mediaTypes, ...DECODED, ...svg])],
      urls: urls !== "deny",
      ...(images.maxImages !== undefined && { maxImages: images.maxImages }),
    },
  };
}
