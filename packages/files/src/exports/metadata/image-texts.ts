/** The texts about an image in its metadata. */
export interface ImageTexts {
  /** The text alternative: XMP `Iptc4xmpCore:AltTextAccessibility`. */
  readonly alt?: string | undefined;
  /** The full content of a complex image: XMP `Iptc4xmpCore:ExtDescrAccessibility`. */
  readonly longDescription?: string | undefined;
  /** The description or caption: XMP `dc:description`, IPTC-IIM `Caption-Abstract`. */
  readonly description?: string | undefined;
  /** XMP `dc:title`. */
  readonly title?: string | undefined;
  /** XMP `dc:subject`, IPTC-IIM `Keywords`. */
  readonly tags?: readonly string[] | undefined;
}

/** The texts that can be in several languages. */
export const textNames = ["alt", "longDescription", "description", "title"] as const;
export type TextName = (typeof textNames)[number];
