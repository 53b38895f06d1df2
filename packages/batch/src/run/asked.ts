import type { ImageSource, Message } from "@legenda/core";
import { sha256 } from "../sha256.js";

/** What a request asks, as hashes: two images that are asked the same need one answer. */
export interface Asked {
  /** Over everything, the pictures by their bytes. */
  readonly all: string;
  /** Over everything but the pictures. */
  readonly words: string;
}

/** Hashes messages. `known` is the image whose hash is known already: most messages hold it as it was given. */
export function askedOf(messages: readonly Message[], known: { readonly image: ImageSource; readonly hash: string }): Asked {
  const pictures: string[] = [];
  const words = messages.map(({ role, content }) => [
    role,
    content.map((part) => {
      if (part.type === "text") return part.text;
      pictures.push(sameImage(part.image, known.image) ? known.hash : hashOf(part.image));
      return [part.detail ?? ""];
    }),
  ]);
  const text = JSON.stringify(words);
  return { all: sha256(JSON.stringify([text, pictures])), words: sha256(text).slice(0, 16) };
}

function sameImage(one: ImageSource, other: ImageSource): boolean {
  return one === other || (one.kind === "bytes" && other.kind === "bytes" && one.bytes === other.bytes);
}

/** A further image of the prompt, such as an example: by its bytes, or by its place. */
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
