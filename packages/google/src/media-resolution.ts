import { type ImageDetail, type ImagePart, InvalidRequestError, type Model } from "@legenda/core";

export type ResolutionLevel = `MEDIA_RESOLUTION_${"LOW" | "MEDIUM" | "HIGH" | "ULTRA_HIGH"}`;

/** Of one image, for Gemini 3 and newer. `auto` is the model's own choice, and says nothing. */
export function partResolution(detail: ImageDetail | undefined): ResolutionLevel | undefined {
  switch (detail) {
    case "low":
      return "MEDIA_RESOLUTION_LOW";
    case "high":
      return "MEDIA_RESOLUTION_HIGH";
    case "original":
      return "MEDIA_RESOLUTION_ULTRA_HIGH";
    case "auto":
    case undefined:
      return undefined;
    default:
      throw new TypeError(`Unknown image detail: ${detail satisfies never}`);
  }
}

/**
 * Of the whole request, for Gemini before 3, which has no other.
 *
 * @throws {InvalidRequestError} where the images ask for different ones
 */
export function sharedResolution(
  { provider, id }: Pick<Model, "provider" | "id">,
  images: readonly ImagePart[],
): Exclude<ResolutionLevel, "MEDIA_RESOLUTION_ULTRA_HIGH"> | undefined {
  const levels = new Set(images.map(({ detail }) => partResolution(detail)));
  if (levels.size > 1) {
    throw new InvalidRequestError(
      `${provider}:${id} looks at all images of a request with the same detail. Give each image the same one, or send them in requests of their own.`,
      { provider, model: id },
    );
  }
  const [level] = levels;
  return level === "MEDIA_RESOLUTION_ULTRA_HIGH" ? "MEDIA_RESOLUTION_HIGH" : level;
}
