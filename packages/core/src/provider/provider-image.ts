import { ImageError } from "../errors/image-error.js";
import { type LoadedImage, loadImage } from "../image/load.js";
import { shortUrl } from "../image/source.js";
import type { ImagePart, ImageSource } from "../message.js";
import type { Model } from "../model.js";

/** An image in one of the two forms that vendors take. */
export type ProviderImage = { readonly kind: "url"; readonly url: string } | ({ readonly kind: "bytes" } & LoadedImage);

export interface ProviderImageOptions {
  readonly signal?: AbortSignal | undefined;
  /** The one guarded download, for a provider that takes no URLs: `downloadImage` of `@legenda/images`. */
  readonly download?: (url: string, signal: AbortSignal | undefined) => Promise<LoadedImage>;
}

/**
 * Makes an image ready for a provider: a URL that it takes stays one, all else becomes bytes. What the
 * model cannot take is refused here, before anything is sent and paid for.
 *
 * @throws {ImageError} which names the image and the way out
 */
export async function providerImage(
  part: ImagePart,
  model: Described,
  { signal, download }: ProviderImageOptions = {},
): Promise<ProviderImage> {
  const ready = readyImage(part, model);
  if (ready) return ready;
  const { image } = part;
  if (image.kind !== "url" || !isRemote(image.url)) return checked(image, await loadImage(image, { signal }), model);
  if (download) return checked(image, await download(image.url, signal), model);
  throw new ImageError(
    `${model.provider}:${model.id} takes no URLs, and ${shortUrl(image.url)} is not fetched here. Install @legenda/images, or pass the image's bytes.`,
    { reason: "bad-url", source: shortUrl(image.url) },
  );
}

/** The same, where there is nothing to wait for: bytes in memory, and a URL that the provider takes. Else `undefined`. */
export function readyImage({ image }: ImagePart, model: Described): ProviderImage | undefined {
  if (image.kind === "bytes") return checked(image, image, model);
  if (image.kind === "url" && model.capabilities.images.urls && isRemote(image.url)) return { kind: "url", url: image.url };
  return undefined;
}

const isRemote = (url: string): boolean => !/^data:/i.test(url);

type Described = Pick<Model, "provider" | "id" | "capabilities">;

function checked(
  image: ImageSource,
  { bytes, mediaType }: LoadedImage,
  { provider, id, capabilities }: Described,
): ProviderImage {
  const { mediaTypes, maxBytes } = capabilities.images;
  if (!mediaTypes.includes(mediaType)) {
    const name = nameOf(image);
    throw new ImageError(`${name} is ${mediaType}, which ${provider}:${id} does not take (it takes ${mediaTypes.join(", ")}).`, {
      reason: "unsupported-type",
      source: name,
      mediaType,
      hint: { option: "format", value: "jpeg", advice: "fitted(model) of @legenda/images converts it." },
    });
  }
  if (maxBytes !== undefined && bytes.length > maxBytes) {
    const name = nameOf(image);
    throw new ImageError(`${name} has ${bytes.length} bytes; ${provider}:${id} takes at most ${maxBytes}.`, {
      reason: "too-large",
      source: name,
      mediaType,
      hint: { option: "maxEdge", value: 1024, advice: "fitted(model) of @legenda/images makes it smaller." },
    });
  }
  return { kind: "bytes", bytes, mediaType };
}

function nameOf(image: ImageSource): string {
  switch (image.kind) {
    case "file":
      return image.path;
    case "url":
      return shortUrl(image.url);
    case "blob":
      return (image.blob as { name?: string }).name ?? "An image";
    case "bytes":
      return "An image";
  }
}
