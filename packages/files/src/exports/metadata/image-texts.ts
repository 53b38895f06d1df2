/** What is to be said of an image in its metadata. */
export interface ImageTexts {
  /** The text alternative: XMP `Iptc4xmpCore:AltTextAccessibility`. */
  readonly alt?: string | undefined;
  /** All that a complex image tells: XMP `Iptc4xmpCore:ExtDescrAccessibility`. */
  readonly longDescription?: string | undefined;
  /** The description or caption: XMP `dc:description`, IPTC-IIM `Caption-Abstract`. */
  readonly description?: string | undefined;
  /** XMP `dc:title`. */
  readonly title?: string | undefined;
  /** XMP `dc:subject`, IPTC-IIM `Keywords`. */
  readonly tags?: readonly string[] | undefined;
}

/** The texts that can stand in several languages. */
export const textNames = ["alt", "longDescription", "description", "title"] as const;
export type TextName = (typeof textNames)[number];
