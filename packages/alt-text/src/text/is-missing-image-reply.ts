import { languages } from "../language/languages.js";
import { findPhrases } from "./phrases.js";
import { tokensOf } from "./tokens.js";

const phrases = Object.values(languages).flatMap(({ missingImage = [] }) => missingImage);

/**
 * Whether the answer of a model says that it received no image, or cannot see one. The rule `refusal` finds the same
 * phrases at the beginning of an alt text.
 *
 * @example
 * isMissingImageReply("I'm sorry, but no image was provided."); // true
 */
export function isMissingImageReply(answer: string): boolean {
  return findPhrases(answer, tokensOf(answer), phrases).length > 0;
}
