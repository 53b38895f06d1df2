import sharp from "sharp";

/** What stands in an image's XMP and IIM, read without ExifTool. */
export interface WrittenTexts {
  readonly alt: Readonly<Record<string, string>>;
  readonly longDescription: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly title: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  /** IIM data sets by their numbers: `"2:120"`. */
  readonly iim: Readonly<Record<string, readonly string[]>>;
}

export async function writtenTexts(bytes: Uint8Array): Promise<WrittenTexts> {
  const { iptc } = await sharp(bytes).metadata();
  const xmp = await xmpOf(bytes);
  return {
    alt: languagesIn(xmp, "Iptc4xmpCore:AltTextAccessibility"),
    longDescription: languagesIn(xmp, "Iptc4xmpCore:ExtDescrAccessibility"),
    description: languagesIn(xmp, "dc:description"),
    title: languagesIn(xmp, "dc:title"),
    tags: [...insideOf(xmp, "dc:subject").matchAll(/<rdf:li>([^<]*)<\/rdf:li>/g)].map(([, text = ""]) => unescaped(text)),
    iim: dataSetsIn(iptc ?? new Uint8Array()),
  };
}

/** sharp reads none from a GIF: there the packet is looked for among the bytes. */
async function xmpOf(bytes: Uint8Array): Promise<string> {
  const { xmp, format } = await sharp(bytes).metadata();
  if (format !== "gif") return xmp?.toString("utf8") ?? "";
  return /<\?xpacket begin.*<\?xpacket end/s.exec(Buffer.from(bytes).toString("utf8"))?.[0] ?? "";
}

function insideOf(xmp: string, name: string): string {
  return new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(xmp)?.[1] ?? "";
}

function languagesIn(xmp: string, name: string): Record<string, string> {
  const items = insideOf(xmp, name).matchAll(/<rdf:li xml:lang='([^']*)'>([^<]*)<\/rdf:li>/g);
  return Object.fromEntries([...items].map(([, language = "", text = ""]) => [language, unescaped(text)]));
}

function unescaped(text: string): string {
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] ?? "");
}

/** Each begins with 0x1c, its record, its number and its length. */
function dataSetsIn(bytes: Uint8Array): Record<string, string[]> {
  const sets: Record<string, string[]> = {};
  for (let at = bytes.indexOf(0x1c); at >= 0 && at + 5 <= bytes.length; ) {
    const [, record = 0, number = 0, high = 0, low = 0] = bytes.subarray(at, at + 5);
    if (bytes[at] !== 0x1c) break;
    const end = at + 5 + high * 256 + low;
    const text = Buffer.from(bytes.subarray(at + 5, end)).toString("utf8");
    sets[`${record}:${number}`] = [...(sets[`${record}:${number}`] ?? []), text];
    at = end;
  }
  return sets;
}
