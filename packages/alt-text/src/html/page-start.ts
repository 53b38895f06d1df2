/** How many bytes are enough to recognise a page and its encoding. */
const startBytes = 1_024;

/** Reads the beginning of a stream, decoded as Latin-1, and returns it with the whole stream, which can be read once. */
export async function withStart(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly start: string; readonly chunks: AsyncIterable<Uint8Array> }> {
  const rest = source[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < startBytes) {
    const next = await rest.next();
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  const start = Buffer.concat(taken).subarray(0, startBytes).toString("latin1");
  return { start, chunks: joined(taken, rest) };
}

async function* joined(
  taken: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* taken;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Whether the beginning of a file is that of an HTML page. */
export function looksLikePage(start: string): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*<[!?a-z]/i.test(start);
}
