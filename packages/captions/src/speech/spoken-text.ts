import { oneLine } from "../text/one-line.js";

/** What may be known of an image: an `AltText`, a `CaptionAndTags`, or parts of several answers. */
export interface Described {
  readonly decorative?: boolean;
  readonly longDescription?: string | undefined;
  readonly description?: string | undefined;
  readonly caption?: string | undefined;
  readonly alt?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

/**
 * What to read aloud to somebody who does not see the image: the longest useful description that there is, and tags
 * only for want of one. Plain text on one line that ends as a sentence, so that a voice ends it as one; markup and
 * control characters, which a speech program might obey, are gone. Empty for a decorative image.
 *
 * @example
 * spokenText(await captions.altText({ photo }));
 */
export function spokenText(described: string | Described): string {
  if (typeof described === "string") return sentence(described);
  if (described.decorative) return "";
  const { longDescription, description, caption, alt, tags = [] } = described;
  const found = [longDescription, description, caption, alt].map((text) => sentence(text ?? ""));
  const longest = found.reduce((best, text) => (text.length > best.length ? text : best), "");
  return longest || sentence(tags.join(", "));
}

function sentence(text: string): string {
  const plain = oneLine(text.replace(/<[^>]*>/g, " ").replace(/[*`]+|\[\[|\]\]|(?<!\w)_+|_+(?!\w)|^\s*#+\s/g, " "));
  return plain === "" || /[.!?…。！？]["')\]]?$/u.test(plain) ? plain : `${plain}.`;
}
