import type { ImageSource, Message } from "@legenda/core";
import { sha256 } from "../sha256.js";

/** What a request asks, as hashes. */
export interface RequestFingerprint {
  /** Of all messages, images by their bytes: two images with the same fingerprint need one answer. */
  readonly fingerprint: string;
  /** Of all messages without the images. */
  readonly promptHash: string;
}

/** The hashes of a request. `loaded` is the image whose hash is available already: most messages contain it unchanged. */
export function fingerprintRequest(
  messages: readonly Message[],
  loaded: { readonly image: ImageSource; readonly hash: string },
): RequestFingerprint {
  const prompt = promptText(messages);
  const images = messages.flatMap(({ content }) =>
    content
      .filter((part) => part.type === "image")
      .map(({ image }) => (isSameImage(image, loaded.image) ? loaded.hash : hashOf(image))),
  );
  return { fingerprint: sha256(JSON.stringify([prompt, images])), promptHash: shortHash(prompt) };
}

/** The hash of the messages without their images. */
export const promptHash = (messages: readonly Message[]): string => shortHash(promptText(messages));

const shortHash = (prompt: string): string => sha256(prompt).slice(0, 16);

/** Roles and texts as one text; each image is a placeholder with its detail. */
function promptText(messages: readonly Message[]): string {
  return JSON.stringify(
    messages.map(({ role, content }) => [role, content.map((part) => (part.type === "text" ? part.text : [part.detail ?? ""]))]),
  );
}

function isSameImage(one: ImageSource, other: ImageSource): boolean {
  return one === other || (one.kind === "bytes" && other.kind === "bytes" && one.bytes === other.bytes);
}

/** A further image of the prompt, such as an example: by its bytes, or by its location. */
function hashOf(image: ImageSource): string {
  switch (image.kind) {
    case "bytes":
      return sha256(image.bytes);
    case "url":
      return sha256(image.url);
    case "file":
      return `file ${image.path}`;
    case "blob":
      return `blob ${image.blob.size} ${image.blob.type}`;
    default:
      throw new TypeError(`Unknown kind of image source: ${(image satisfies never as { kind: unknown }).kind}`);
  }
}
