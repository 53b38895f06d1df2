import type { Capabilities, ImageCapabilities, Params } from "../model.js";

/** The capabilities that several models have in common: a request fitted to them suits each of the models. */
export function commonCapabilities(all: readonly [Capabilities, ...Capabilities[]]): Capabilities {
  const [first] = all;
  const modes = inAll(all.map(({ structuredOutput }) => structuredOutput));
  const declared = all.flatMap(({ params }) => (params ? [params] : []));
  const params: readonly (keyof Params)[] | undefined = declared.length > 0 ? inAll(declared) : undefined;
  const imageTokens = sameInAll(all.map(({ imageTokens }) => imageTokens));
  const prices = sameInAll(all.map(({ prices }) => prices));
  return {
    images: commonImages(all.map(({ images }) => images)),
    // If they have none in common, each model still has one of its own.
    structuredOutput: modes.length > 0 ? modes : first.structuredOutput,
    streaming: all.every(({ streaming }) => streaming),
    ...(params && { params }),
    ...(imageTokens && { imageTokens }),
    ...(prices && { prices }),
  };
}

function commonImages(all: readonly ImageCapabilities[]): ImageCapabilities {
  return {
    mediaTypes: inAll(all.map(({ mediaTypes }) => mediaTypes)),
    urls: all.every(({ urls }) => urls),
    ...smallest(all, "maxImages"),
    ...smallest(all, "maxBytes"),
    ...smallest(all, "maxEdge"),
    ...smallest(all, "maxPixels"),
  };
}

type Limit = "maxImages" | "maxBytes" | "maxEdge" | "maxPixels";

function smallest(all: readonly ImageCapabilities[], limit: Limit): Partial<Record<Limit, number>> {
  const limits = all.map((images) => images[limit]).filter((value) => value !== undefined);
  return limits.length > 0 ? { [limit]: Math.min(...limits) } : {};
}

/** The items that all lists contain, in the order of the first list. */
function inAll<T>([first = [], ...others]: readonly (readonly T[])[]): readonly T[] {
  return first.filter((item) => others.every((other) => other.includes(item)));
}

/** The value that all share. With different values, the right one depends on which model answers. */
function sameInAll<T>([first, ...others]: readonly T[]): T | undefined {
  const text = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === text) ? first : undefined;
}
