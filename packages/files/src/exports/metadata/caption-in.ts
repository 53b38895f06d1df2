import type { TextName } from "./image-texts.js";
import type { ImageMetadata } from "./read-metadata.js";

/**
 * The text that an image has in a language. Without a language: the default one, else any.
 *
 * @param language a language tag in lower case
 */
export function textIn({ xmp, older }: ImageMetadata, name: TextName, language: string | undefined): string | undefined {
  const texts = xmp[name];
  if (texts.size === 0) return older[name];
  const standard = texts.get("x-default");
  if (language === undefined) return standard ?? texts.values().next().value;
  return texts.get(language) ?? (ownerOf(texts, language) === undefined ? standard : undefined);
}

/** The caption that an image has: its alt text, else its description. */
export function captionIn(metadata: ImageMetadata, language: string | undefined): string | undefined {
  return textIn(metadata, "alt", language) ?? textIn(metadata, "description", language);
}

/** The other language whose text is also the default one. */
export function ownerOf(texts: ReadonlyMap<string, string>, language: string): string | undefined {
  const standard = texts.get("x-default");
  for (const [other, text] of texts) if (other !== "x-default" && other !== language && text === standard) return other;
  return undefined;
}
