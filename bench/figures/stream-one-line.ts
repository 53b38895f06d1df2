/**
 * Whether the time to read one event grows with its length and no faster: the CPU time of 5 MB in one line over that of 50 MB,
 * times 10. A reader in linear time comes to 1, one in quadratic time to 0.1.
 *
 * Method: the event reader of the providers' transport gets one event in pieces of 64 KB, as a body brings them. It refuses
 * events of more than 8 million characters; for this figure the limit is lifted, which only the reader itself allows, so its
 * source is bundled here. 2 pairs warm up, 15 are counted, in turn; the figure is the median of the pairs' ratios.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { collectGarbage, cpuMicroseconds, type Figure, median, pairedRatios } from "../measure.js";

interface EventReader {
  feed(text: string): readonly { readonly data: string }[];
}
type EventReaderClass = new (maxLength: number) => EventReader;

export const streamOneLine: Figure = {
  name: "stream-one-line-50mb",
  unit: "ratio",
  async measure() {
    const EventReader = await loadEventReader();
    const reading = (megabytes: number) => {
      const event = `data: ${"x".repeat(megabytes * 1_000_000)}\n\n`;
      const pieces = Array.from({ length: Math.ceil(event.length / 65_536) }, (_, index) =>
        event.slice(index * 65_536, (index + 1) * 65_536),
      );
      return () => {
        collectGarbage();
        return cpuMicroseconds(async () => {
          const reader = new EventReader(Number.MAX_SAFE_INTEGER);
          const events = pieces.flatMap((piece) => reader.feed(piece));
          if (events.length !== 1 || events[0]?.data.length !== megabytes * 1_000_000) throw new Error("The event is not whole.");
        });
      };
    };
    const [short, long] = [reading(5), reading(50)];
    await pairedRatios(2, short, long);
    return 10 * median(await pairedRatios(15, short, long));
  },
};

async function loadEventReader(): Promise<EventReaderClass> {
  const folder = mkdtempSync(join(tmpdir(), "legenda-bench-"));
  try {
    const outfile = join(folder, "event-reader.mjs");
    const source = fileURLToPath(new URL("../../../packages/core/src/provider/event-reader.ts", import.meta.url));
    await build({
      entryPoints: [source],
      bundle: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      outfile,
    });
    return ((await import(pathToFileURL(outfile).href)) as { readonly EventReader: EventReaderClass }).EventReader;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
