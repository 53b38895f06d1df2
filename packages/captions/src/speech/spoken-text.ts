import { oneLine } from "../text/one-line.js";

/** What describes an image: an `AltText`, a `CaptionAndTags`, or parts of several answers. */
export interface Description {
  readonly decorative?: boolean;
  readonly longDescription?: string | undefined;
  readonly description?: string | undefined;
  readonly caption?: string | undefined;
  readonly alt?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

/**
 * Returns what to read aloud to somebody who cannot see the image: the longest description, or the tags if there is no
 * description. The result is plain text on one line that ends like a sentence. Markup and control characters, which a
 * speech engine might interpret, are removed. Empty for a decorative image.
 *
 * @example
 * spokenText(await captions.altText({ photo }));
 */
export function spokenText(description: string | Description): string {
  if (typeof description === "string") return sentence(description);
  if (description.decorative) return "";
  const { longDescription, caption, alt, tags = [] } = description;
  const sentences = [longDescription, description.description, caption, alt].map((text) => sentence(text ?? ""));
  const longest = sentences.reduce((best, text) => (text.length > best.length ? text : best), "");
  return longest || sentence(tags.join(", "));
}

function sentence(text: string): string {
  const plain = oneLine(text.replace(/<[^>]*>/g, " ").replace(/[*`]+|\[\[|\]\]|(?<!\w)_+|_+(?!\w)|^\s*#+\s/g, " "));
  return plain === "" || /[.!?…。！？]["')\]]?$/u.test(plain) ? plain : `${plain}.`;
}
