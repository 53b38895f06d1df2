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
  { image }: ImagePart,
  { provider, id, capabilities }: Pick<Model, "provider" | "id" | "capabilities">,
  { signal, download }: ProviderImageOptions = {},
): Promise<ProviderImage> {
  const remote = image.kind === "url" && !/^data:/i.test(image.url);
  if (remote && capabilities.images.urls) return { kind: "url", url: image.url };
  if (remote && !download) {
    throw new ImageError(
      `${provider}:${id} takes no URLs, and ${shortUrl(image.url)} is not fetched here. Install @legenda/images, or pass the image's bytes.`,
      { reason: "bad-url", source: shortUrl(image.url) },
    );
  }
  const loaded = remote && download ? await download(image.url, signal) : await loadImage(image, { signal });
  const { mediaTypes, maxBytes } = capabilities.images;
  const name = nameOf(image);
  if (!mediaTypes.includes(loaded.mediaType)) {
    throw new ImageError(
      `${name} is ${loaded.mediaType}, which ${provider}:${id} does not take (it takes ${mediaTypes.join(", ")}). fitted(model) of @legenda/images converts it.`,
      { reason: "unsupported-type", source: name, mediaType: loaded.mediaType },
    );
  }
  if (maxBytes !== undefined && loaded.bytes.length > maxBytes) {
    throw new ImageError(
      `${name} has ${loaded.bytes.length} bytes; ${provider}:${id} takes at most ${maxBytes}. fitted(model) of @legenda/images makes it smaller.`,
      { reason: "too-large", source: name, mediaType: loaded.mediaType },
    );
  }
  return { kind: "bytes", ...loaded };
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
