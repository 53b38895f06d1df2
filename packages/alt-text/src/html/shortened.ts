/** The beginning of a data URI, and the bytes of its image. */
const imageData = /(data:image\/[\w.+-]{1,40}(?:;[\w.=-]{1,40}){0,4},)[^\s"'<>]+/gi;
/** In UTF-16 units. */
const maxLength = 5_000;

/** Limits a text for a report: at most 5,000 UTF-16 units, without the bytes of data URIs. */
export function reported(text: string): string {
  const safe = text.slice(0, maxLength).replace(imageData, "$1…");
  return (text.length > maxLength ? `${safe}…` : safe).toWellFormed();
}

/**
 * Shortens a text to one line, without the bytes of data URIs.
 *
 * @param maxCharacters the most code points
 */
export function shortened(text: string, maxCharacters = 120): string {
  // The text may be a whole file: only the part that can be shown is processed.
  const line = reported(text.slice(0, maxCharacters * 4)).replace(/\s+/gu, " ");
  const characters = [...line];
  const isCut = characters.length > maxCharacters || text.length > maxCharacters * 4;
  return isCut ? `${characters.slice(0, maxCharacters).join("").replace(/…$/, "")}…` : line;
}
