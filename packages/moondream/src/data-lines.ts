/**
 * The data of a stream of server-sent events, line by line: each of Moondream's events is one line. A
 * character whose bytes come in two chunks stays whole.
 */
export async function* dataLines(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<string> {
  if (!body) return;
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const data = dataOf(line);
      if (data !== undefined) yield data;
    }
  }
  // The last line may have lost its end.
  const data = dataOf(rest + decoder.decode());
  if (data !== undefined) yield data;
}

/** Comments and other fields are passed over. */
function dataOf(line: string): string | undefined {
  return line.startsWith("data:") ? line.slice("data:".length).trim() : undefined;
}
