/** What a data URI begins with, and the bytes of its image. */
const imageData = /(data:image\/[\w.+-]{1,40}(?:;[\w.=-]{1,40}){0,4},)[^\s"'<>]+/gi;
/** In UTF-16 units; a longer text is no alt text. */
const maxLength = 5_000;

/** A text as it may stand in a report: not without end, and without the bytes of an image. */
export function reported(text: string): string {
  const safe = text.slice(0, maxLength).replace(imageData, "$1…");
  return (text.length > maxLength ? `${safe}…` : safe).toWellFormed();
}

/** The same on one line, and not longer than so many characters. */
export function shortened(text: string, most = 120): string {
  // No more is looked at than can be shown: the text may be a whole file.
  const line = reported(text.slice(0, most * 4)).replace(/\s+/gu, " ");
  const characters = [...line];
  const isCut = characters.length > most || text.length > most * 4;
  return isCut ? `${characters.slice(0, most).join("").replace(/…$/, "")}…` : line;
}
