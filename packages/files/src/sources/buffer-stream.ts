import type { TextChunks } from "../text/read-text.js";

/** Keeps the chunks of a stream that can be read once, such as standard input, so that they can be read again. */
export function bufferStream(chunks: TextChunks): TextChunks {
  const buffered: (string | Uint8Array)[] = [];
  let source: AsyncIterator<string | Uint8Array> | undefined;
  let next: Promise<boolean> | undefined;
  /** Reads one more; `false` at the end. Readers that wait at the same place share it. */
  const readNext = () => {
    next ??= (async () => {
      source ??= chunks[Symbol.asyncIterator]();
      const { value, done } = await source.next();
      if (done) return false;
      buffered.push(value);
      next = undefined;
      return true;
    })();
    return next;
  };
  return {
    async *[Symbol.asyncIterator]() {
      for (let index = 0; ; index++) {
        while (index >= buffered.length) if (!(await readNext())) return;
        yield buffered[index] ?? "";
      }
    },
  };
}
