/** What the programs that are compared have in common. */
export const instruction = "Generate a short, descriptive caption for this image:";
export const imageUrl = "https://example.com/wolf.jpg";
export const server = process.env.BENCH_SERVER ?? "";

/** A program that was answered otherwise measures nothing. */
export function expectText(text: string | null | undefined): void {
  if (text !== "A small picture.") throw new Error(`The answer is not the server's: ${text}`);
}

/** Notes how much memory the program has now: what comes on top of it is counted by itself. */
export function markMemory(): void {
  (globalThis as { markedMemory?: number }).markedMemory = process.memoryUsage.rss();
}
