/** A text of which the beginning has been read. */
export interface TextWithHead {
  /** The byte order mark that it began with, or nothing. */
  readonly bom: "" | "\ufeff";
  /** The beginning, without the mark. */
  readonly head: string;
  /** The whole text without the mark, the beginning included, in one piece; to be read once. */
  readonly texts: AsyncIterable<string>;
}

/** The most characters of a head. */
export const maxHeadLength = 100_000;

/** Reads a text until its beginning is enough, and returns it with the whole text. */
export async function readHead(
  texts: AsyncIterable<string>,
  isEnough: (head: string) => boolean = (head) => head !== "",
): Promise<TextWithHead> {
  const rest = texts[Symbol.asyncIterator]();
  let bom: TextWithHead["bom"] = "";
  let head = "";
  let done = false;
  while (!done && head.length < maxHeadLength && !isEnough(head)) {
    const next = await rest.next();
    done = next.done === true;
    if (next.done) break;
    if (head === "" && bom === "" && next.value.startsWith("\ufeff")) bom = "\ufeff";
    head += head === "" ? next.value.replace(/^\ufeff/, "") : next.value;
  }
  async function* whole(): AsyncGenerator<string, void, undefined> {
    try {
      if (head !== "") yield head;
      if (!done) yield* { [Symbol.asyncIterator]: () => rest };
    } finally {
      await rest.return?.();
    }
  }
  return { bom, head, texts: whole() };
}
