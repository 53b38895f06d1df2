import { base64OfBytes, type ImagePart, InvalidRequestError, type Message, type Model } from "@legenda/core";
import { type Base64Slots, optionalDownload, providerImage, readyImage } from "@legenda/core/provider";

/** The images of one request, ready for its body. */
export interface SentImages {
  /** The image's URL: the one it has, or a data URI. */
  urlOf(part: ImagePart): string;
  /** To be called when the request is over. */
  release(): void;
}

type Described = Pick<Model, "provider" | "id" | "capabilities">;

/**
 * Reads the images of a request, all at once.
 *
 * @param slots where an image's base64 is put in as the body goes out; without, it stands in the body
 */
export async function sentImages(
  messages: readonly Message[],
  model: Described,
  slots: Base64Slots | undefined,
  signal: AbortSignal | undefined,
): Promise<SentImages> {
  const parts = messages.flatMap(({ content }) => content.filter((part) => part.type === "image"));
  if (parts.length === 0) return none;
  const ready = parts.map((part) => readyImage(part, model));
  // Most images are there already: then nothing is waited for.
  const loaded = ready.every((image) => image !== undefined)
    ? ready
    : await Promise.all(parts.map((part, index) => ready[index] ?? providerImage(part, model, { signal, download })));
  const releases: (() => void)[] = [];
  const urls = new Map<ImagePart, string>();
  for (const [index, image] of loaded.entries()) {
    const part = parts[index] as ImagePart;
    if (image.kind === "url") urls.set(part, image.url);
    else if (!urls.has(part)) urls.set(part, `data:${image.mediaType};base64,${base64Of(image.bytes)}`);
  }
  return { urlOf: (part) => urls.get(part) as string, release: () => releases.forEach((release) => void release()) };

  function base64Of(bytes: Uint8Array): string {
    if (!slots) return base64OfBytes(bytes);
    const { marker, release } = slots.place(bytes);
    releases.push(release);
    return marker;
  }
}

const none: SentImages = { urlOf: () => "", release() {} };

/** Refuses what no request of OpenAI's kind can say, before an image is read. */
export function checkMessages(messages: readonly Message[], { provider, id, capabilities }: Described): void {
  let images = 0;
  for (const { role, content } of messages) {
    for (const part of content) {
      if (part.type === "text") continue;
      if (part.type !== "image") throw refuse(`knows no part of type "${(part satisfies never as { type: unknown }).type}"`);
      if (role !== "user") throw refuse(`takes images from the user alone, not in a ${role} message`);
      images++;
    }
  }
  const { maxImages } = capabilities.images;
  if (maxImages !== undefined && images > maxImages)
    throw refuse(`takes at most ${maxImages} images in a request, not ${images}`);
  if (images > 0 && capabilities.images.mediaTypes.length === 0) throw refuse("takes no images");

  function refuse(what: string): InvalidRequestError {
    return new InvalidRequestError(`${provider}:${id} ${what}.`, { provider, model: id });
  }
}

const download = optionalDownload(() => import("@legenda/images"), "or pass the image's bytes: this server takes no URLs.");
