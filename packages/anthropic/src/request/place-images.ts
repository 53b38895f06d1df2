import type Anthropic from "@anthropic-ai/sdk";
import { base64OfBytes, ImageError, type ImagePart, InvalidRequestError, type Message, type Model } from "@legenda/core";
import { type Base64Slots, providerImage } from "@legenda/core/provider";
import { limits } from "../models/limits.js";
import type { PlaceImage } from "./content.js";

type MediaType = Anthropic.Base64ImageSource["media_type"];

export interface ImagePlaces {
  readonly place: PlaceImage;
  /** Lets go of the images, once the request is done. */
  release(): void;
}

/** Makes the images of one request ready: URLs as they are, all else as base64, by markers where there are slots. */
export function imagePlaces(
  model: Pick<Model, "provider" | "id" | "capabilities">,
  slots: Base64Slots | undefined,
  signal: AbortSignal | undefined,
): ImagePlaces {
  const releases: (() => void)[] = [];
  let size = 0;

  async function place(part: ImagePart): Promise<Anthropic.ImageBlockParam["source"]> {
    const image = await providerImage(part, model, { signal });
    if (image.kind === "url") return { type: "url", url: image.url };
    size += Math.ceil(image.bytes.length / 3) * 4;
    if (size > limits.requestBytes) throw tooLarge(model);
    const slot = slots?.place(image.bytes);
    if (slot) releases.push(slot.release);
    return { type: "base64", media_type: image.mediaType as MediaType, data: slot?.marker ?? base64OfBytes(image.bytes) };
  }

  return {
    place,
    release() {
      for (const release of releases.splice(0)) release();
    },
  };
}

/** @throws {InvalidRequestError} when there are more images than the model takes */
export function checkImageCount(
  messages: readonly Message[],
  { provider, id, capabilities }: Pick<Model, "provider" | "id" | "capabilities">,
): void {
  const { maxImages = Number.POSITIVE_INFINITY } = capabilities.images;
  const count = messages.reduce((total, { content }) => total + content.filter(({ type }) => type === "image").length, 0);
  if (count <= maxImages) return;
  throw new InvalidRequestError(
    `${provider}:${id} takes at most ${maxImages} images in a request, and there are ${count}. Ask in several calls.`,
    {
      provider,
      model: id,
    },
  );
}

function tooLarge({ provider, id }: Pick<Model, "provider" | "id">): ImageError {
  return new ImageError(
    `The images of the request are larger than the ${limits.requestBytes / 1e6} MB in base64 that ${provider}:${id} takes.`,
    {
      reason: "too-large",
      hint: {
        option: "maxEdge",
        value: 1024,
        advice: "Make them smaller with fitted(model) of @legenda/images, or divide them among several calls.",
      },
    },
  );
}
