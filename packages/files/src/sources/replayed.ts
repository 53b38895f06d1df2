import type { TextChunks } from "./text-chunks.js";

/** Chunks that can be read once, such as those of standard input, as ones that can be read again: they are kept. */
export function replayed(chunks: TextChunks): TextChunks {
  const kept: (string | Uint8Array)[] = [];
  let source: AsyncIterator<string | Uint8Array> | undefined;
  let next: Promise<boolean> | undefined;
  /** Reads one more; `false` at the end. Readers that wait at the same place share it. */
  const more = () => {
    next ??= (async () => {
      source ??= chunks[Symbol.asyncIterator]();
      const { value, done } = await source.next();
      if (done) return false;
      kept.push(value);
      next = undefined;
      return true;
    })();
    return next;
  };
  return {
    async *[Symbol.asyncIterator]() {
      for (let at = 0; ; at++) {
        while (at >= kept.length) if (!(await more())) return;
        yield kept[at] ?? "";
      }
    },
  };
}
