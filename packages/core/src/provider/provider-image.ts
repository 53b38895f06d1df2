import { ImageError } from "../errors/image-error.js";
import { type LoadedImage, loadImage } from "../image/load.js";
import { shortUrl } from "../image/source.js";
import type { ImagePart, ImageSource } from "../message.js";
import type { Model } from "../model.js";

/** An image in one of the two forms that vendors accept. */
export type ProviderImage = { readonly kind: "url"; readonly url: string } | ({ readonly kind: "bytes" } & LoadedImage);

export interface ProviderImageOptions {
  readonly signal?: AbortSignal | undefined;
  /** Fetches URLs that the vendor does not fetch: `downloadImage` of `@legenda/images`. */
  readonly download?: ((url: string, signal: AbortSignal | undefined) => Promise<LoadedImage>) | undefined;
  /** Whether the vendor accepts a URL, where that differs from the model's capabilities. */
  readonly takesUrl?: ((url: string) => boolean | undefined) | undefined;
}

/**
 * Prepares an image for a provider: a URL that the provider accepts is kept, anything else becomes bytes. An image that
 * the model does not accept is refused here, before anything is sent and paid for.
 *
 * @returns a promise only if there is something to wait for
 * @throws {ImageError} that names the image and what to do
 */
export function providerImage(
  { image }: ImagePart,
  model: Described,
  { signal, download, takesUrl }: ProviderImageOptions = {},
): ProviderImage | Promise<ProviderImage> {
  if (image.kind === "bytes") return checked(image, image, model);
  if (image.kind !== "url" || !isRemote(image.url))
    return loadImage(image, { signal }).then((loaded) => checked(image, loaded, model));
  const { url } = image;
  if (takesUrl?.(url) ?? model.capabilities.images.urls) return { kind: "url", url };
  if (download) return download(url, signal).then((loaded) => checked(image, loaded, model));
  throw new ImageError(
    `${model.provider}:${model.id} does not accept URLs, and there is no function to fetch ${shortUrl(url)}. Pass the image's bytes, or a download function.`,
    { reason: "bad-url", source: shortUrl(url) },
  );
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
    throw new ImageError(
      `${name} is ${mediaType}, which ${provider}:${id} does not accept (it accepts ${mediaTypes.join(", ")}).`,
      {
        reason: "unsupported-type",
        source: name,
        mediaType,
        hint: { option: "format", value: "jpeg", advice: "fitted(model) of @legenda/images converts it." },
      },
    );
  }
  if (maxBytes !== undefined && bytes.length > maxBytes) {
    const name = nameOf(image);
    throw new ImageError(`${name} has ${bytes.length} bytes; ${provider}:${id} accepts at most ${maxBytes}.`, {
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
