import { type ImageDetail, InvalidRequestError, type Message, type Model } from "@legenda/core";

export type ResolutionLevel = `MEDIA_RESOLUTION_${"LOW" | "MEDIUM" | "HIGH" | "ULTRA_HIGH"}`;

/** The resolution of one image, for Gemini 3 and newer. `auto` leaves the choice to the model. */
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
 * The resolution of all images of a request, for Gemini before 3, which has only this setting.
 *
 * @throws {InvalidRequestError} if the images have different details
 */
export function sharedResolution(
  { provider, id }: Pick<Model, "provider" | "id">,
  messages: readonly Message[],
): Exclude<ResolutionLevel, "MEDIA_RESOLUTION_ULTRA_HIGH"> | undefined {
  const images = messages.flatMap(({ content }) => content.filter((part) => part.type === "image"));
  const levels = new Set(images.map(({ detail }) => partResolution(detail)));
  if (levels.size > 1) {
    throw new InvalidRequestError(
      `${provider}:${id} reads all images of a request at the same detail. Use the same detail for each image, or send them in separate requests.`,
      { provider, model: id },
    );
  }
  const [level] = levels;
  return level === "MEDIA_RESOLUTION_ULTRA_HIGH" ? "MEDIA_RESOLUTION_HIGH" : level;
}
