import { ImageError } from "../errors/image-error.js";
import { base64OfBytes } from "../image/base64.js";
import type { ImagePart } from "../message.js";
import type { Model, ModelRequest } from "../model.js";
import type { PlacedImage } from "./adapter.js";
import type { Base64Slots } from "./base64-slots.js";
import { type ProviderImage, type ProviderImageOptions, providerImage } from "./provider-image.js";

type Described = Pick<Model, "provider" | "id" | "capabilities">;

/** The images of one request, ready to be sent. */
export interface PlacedImages {
  /** An image as bytes or as a URL. */
  image(part: ImagePart): ProviderImage;
  /** Returns an image for the body: a URL, or base64, which is a marker if the transport has slots. */
  place(part: ImagePart): PlacedImage;
  /** Releases the images once the request is done. */
  release(): void;
}

interface PlaceImagesOptions extends Omit<ProviderImageOptions, "signal"> {
  readonly slots?: Base64Slots | undefined;
  /** Maximum total size of all images, in bytes of base64. */
  readonly maxImageBytes?: number | undefined;
}

/**
 * Reads and checks the images of a request, in parallel.
 *
 * @throws {ImageError} for an image that cannot be sent
 */
export async function placeImages(
  { messages, signal }: ModelRequest,
  model: Described,
  { slots, maxImageBytes, ...options }: PlaceImagesOptions,
): Promise<PlacedImages> {
  const parts = messages.flatMap(({ content }) => content.filter((part): part is ImagePart => part.type === "image"));
  const ready = parts.map((part) => providerImage(part, model, { ...options, signal }));
  const images = ready.some((image) => image instanceof Promise) ? await Promise.all(ready) : (ready as ProviderImage[]);
  checkSize(images, model, maxImageBytes);

  const placed = new Map<ImagePart, PlacedImage>();
  const releases: (() => void)[] = [];
  const imageOf = (part: ImagePart): ProviderImage => images[parts.indexOf(part)] ?? unplaced();

  function toPlaced(part: ImagePart): PlacedImage {
    const image = imageOf(part);
    if (image.kind === "url") return image;
    const { bytes, mediaType } = image;
    if (!slots) return { kind: "base64", mediaType, data: base64OfBytes(bytes) };
    const { marker, release } = slots.place(bytes);
    releases.push(release);
    return { kind: "base64", mediaType, data: marker };
  }

  return {
    image: imageOf,
    place(part) {
      const image = placed.get(part) ?? toPlaced(part);
      placed.set(part, image);
      return image;
    },
    release() {
      for (const release of releases.splice(0)) release();
    },
  };
}

function unplaced(): never {
  throw new TypeError("An adapter requested an image that is not in its request.");
}

function checkSize(images: readonly ProviderImage[], { provider, id }: Described, maxBytes = Number.POSITIVE_INFINITY): void {
  const size = images.reduce((total, image) => total + (image.kind === "bytes" ? 4 * Math.ceil(image.bytes.length / 3) : 0), 0);
  if (size <= maxBytes) return;
  throw new ImageError(
    `The images of the request have more than the ${maxBytes / 1e6} MB in base64 that ${provider}:${id} accepts.`,
    {
      reason: "too-large",
      hint: {
        option: "maxEdge",
        value: 1024,
        advice: "Make them smaller with fitted(model) of @legenda/images, or send them in several calls.",
      },
    },
  );
}
