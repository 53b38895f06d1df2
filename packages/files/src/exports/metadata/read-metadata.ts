import type { Exiftool } from "./exiftool.js";
import { type TextName, textNames } from "./image-texts.js";
import { isCameraText } from "./is-camera-text.js";

/** What an image's metadata says already. */
export interface ImageMetadata {
  /** The texts of XMP by language, in lower case; `"x-default"` for the one of no language. */
  readonly xmp: Readonly<Record<TextName, ReadonlyMap<string, string>>>;
  /** What IPTC-IIM or EXIF say where XMP says nothing. */
  readonly older: Partial<Readonly<Record<TextName, string>>>;
  readonly tags: readonly string[];
  /** Which of the older places are in use, and have to be kept in step. */
  readonly has: {
    readonly iim: boolean;
    /** Whether its characters are UTF-8. */
    readonly iimUtf8: boolean;
    readonly iimTitle: boolean;
    readonly iimDigest: boolean;
    readonly exifDescription: boolean;
  };
}

/** The XMP property of each text, as ExifTool calls it. */
export const xmpNames: Readonly<Record<TextName, string>> = {
  alt: "XMP-iptcCore:AltTextAccessibility",
  longDescription: "XMP-iptcCore:ExtDescrAccessibility",
  description: "XMP-dc:Description",
  title: "XMP-dc:Title",
};

/** @param path without control characters */
export async function readMetadata(exiftool: Exiftool, path: string): Promise<ImageMetadata> {
  const found = await exiftool.read(path);
  const text = (name: string) => textsIn(found[name])[0];
  const exifDescription = text("IFD0:ImageDescription");
  const subject = textsIn(found["XMP-dc:Subject"]);
  const named = exifDescription && !isCameraText(exifDescription) ? exifDescription : undefined;
  const description = text("IPTC:Caption-Abstract") ?? named;
  const title = text("IPTC:ObjectName");
  const xmp = textNames.map((name) => [name, languagesOf(xmpNames[name], found)] as const);
  return {
    xmp: Object.fromEntries(xmp) as Record<TextName, ReadonlyMap<string, string>>,
    older: { ...(description && { description }), ...(title && { title }) },
    tags: subject.length > 0 ? subject : textsIn(found["IPTC:Keywords"]),
    has: {
      iim: Object.keys(found).some((name) => name.startsWith("IPTC:")),
      iimUtf8: text("IPTC:CodedCharacterSet") === "UTF8",
      iimTitle: title !== undefined,
      iimDigest: found["Photoshop:IPTCDigest"] !== undefined,
      exifDescription: exifDescription !== undefined,
    },
  };
}

/** All languages of a property: `Description`, `Description-de`. */
function languagesOf(name: string, found: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(found)) {
    const [text] = textsIn(value);
    if (text === undefined) continue;
    if (key === name) texts.set("x-default", text);
    else if (key.startsWith(`${name}-`)) texts.set(key.slice(name.length + 1).toLowerCase(), text);
  }
  return texts;
}

/** The texts of a tag, without the mark before each; blank ones are none. */
function textsIn(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((one) =>
    typeof one === "string" && one.startsWith("=") && one.slice(1).trim() ? [one.slice(1).trim()] : [],
  );
}
