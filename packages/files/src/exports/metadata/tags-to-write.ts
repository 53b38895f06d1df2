import type { ExistingMode } from "../existing-mode.js";
import { ownerOf, textIn } from "./caption-in.js";
import { withinBytes } from "./clean-text.js";
import type { Tags } from "./exiftool.js";
import { type ImageTexts, type TextName, textNames } from "./image-texts.js";
import { type ImageMetadata, xmpNames } from "./read-metadata.js";

export interface TagsOptions {
  /** What becomes of texts that the image has already. */
  readonly existing: ExistingMode;
  /** Between an old text and the new one. */
  readonly separator: string;
  /** A language tag. */
  readonly language: string | undefined;
  /** Whether programs look for IPTC-IIM in this kind of image. */
  readonly iim: boolean;
}

/** The most bytes of a text in IPTC-IIM. */
const iimBytes = { description: 2000, title: 64, tag: 64 };

/**
 * The tags that are to change, empty where none is. By the IPTC Photo Metadata Standard, alt text and extended
 * description are written to XMP only, the others to XMP and IPTC-IIM. An EXIF `ImageDescription` and an IIM title are never
 * added, for what they hold is ASCII or short; where there is one already, it is kept in step.
 */
export function tagsToWrite(texts: ImageTexts, metadata: ImageMetadata, options: TagsOptions): Tags {
  const tags: Record<string, string | readonly string[]> = {};
  for (const name of textNames) Object.assign(tags, tagsOfText(name, texts[name], metadata, options));
  Object.assign(tags, tagsOfList(texts.tags ?? [], metadata, options));
  if (!Object.keys(tags).some((name) => name.startsWith("IPTC:"))) return tags;
  return { ...tags, "IPTC:CodedCharacterSet": "UTF8", ...(metadata.has.iimDigest && { "Photoshop:IPTCDigest": "new" }) };
}

function tagsOfText(name: TextName, text: string | undefined, metadata: ImageMetadata, options: TagsOptions): Tags {
  const { language } = options;
  const key = language?.toLowerCase();
  const written = text && joined(textIn(metadata, name, key), text, options);
  if (!written) return {};
  const xmp = xmpNames[name];
  // The whole property: texts in other languages would be those of the caption that goes.
  if (language === undefined) {
    return {
      [options.existing === "overwrite" ? xmp : `${xmp}-x-default`]: written,
      ...olderTags(name, written, metadata, options),
    };
  }
  // The default text is the one in this language, unless it is another's.
  if (ownerOf(metadata.xmp[name], language.toLowerCase())) return { [`${xmp}-${language}`]: written };
  const both = { [`${xmp}-x-default`]: written, [`${xmp}-${language}`]: written };
  return { ...both, ...olderTags(name, written, metadata, options) };
}

/** The places that know one language only. */
function olderTags(name: TextName, text: string, { has }: ImageMetadata, { iim }: TagsOptions): Tags {
  if (name === "title") return has.iimTitle ? { "IPTC:ObjectName": withinBytes(text.replace(/\s+/gu, " "), iimBytes.title) } : {};
  if (name !== "description") return {};
  return {
    ...((iim || has.iim) && { "IPTC:Caption-Abstract": withinBytes(text, iimBytes.description) }),
    ...(has.exifDescription && { "EXIF:ImageDescription": text }),
  };
}

function tagsOfList(list: readonly string[], metadata: ImageMetadata, { existing, iim }: TagsOptions): Tags {
  const old = metadata.tags;
  if (list.length === 0 || (existing === "skip" && old.length > 0)) return {};
  const all = existing === "overwrite" ? list : existing === "prepend" ? [...list, ...old] : [...old, ...list];
  const folded = all.map((tag) => tag.toLowerCase());
  const distinct = all.filter((_, index) => folded.indexOf(folded[index] ?? "") === index);
  if (distinct.length === old.length && distinct.every((tag, index) => tag === old[index])) return {};
  const keywords = distinct.map((tag) => withinBytes(tag, iimBytes.tag));
  return { "XMP-dc:Subject": distinct, ...((iim || metadata.has.iim) && { "IPTC:Keywords": keywords }) };
}

/** The new text with the old one; `undefined` where the image keeps what it has. */
function joined(
  old: string | undefined,
  text: string,
  { existing, separator }: Pick<TagsOptions, "existing" | "separator">,
): string | undefined {
  if (old === undefined || existing === "overwrite") return text;
  if (existing === "skip") return undefined;
  // Joined before: a second run adds nothing.
  if (existing === "append") return old === text || old.endsWith(separator + text) ? undefined : old + separator + text;
  return old === text || old.startsWith(text + separator) ? undefined : text + separator + old;
}
