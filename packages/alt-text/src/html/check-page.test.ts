import { expect, test } from "vitest";
import { checkPage } from "./check-page.js";
import { readPage } from "./read-page.js";

test("an image and what is wrong with it", async () => {
  const page = await readPage(
    pieces("<main>\n<img src=wolf.jpg alt='Image of a wolf on a ridge.'><img src=a.jpg>\n<img src=b.jpg alt=''></main>"),
  );
  const images = await Array.fromAsync(checkPage(page, { preset: "legenda" }));
  expect(images).toMatchObject([
    { line: 2, column: 1, image: "wolf.jpg", text: "Image of a wolf on a ridge.", findings: [{ rule: "redundant-opener" }] },
    { line: 2, image: "a.jpg", text: undefined, findings: [{ rule: "missing", severity: "error" }] },
  ]);
  expect(images[0]?.findings[0]?.suggestion).toMatchObject({ text: "A wolf on a ridge.", markup: 'alt="A wolf on a ridge."' });
});

test("a text that another image of the page has", async () => {
  const page = await readPage(pieces("<img src=a.jpg alt='A wolf on a ridge.'>\n<img src=b.jpg alt='A wolf on a ridge.'>"));
  const messages = [];
  for await (const { findings } of checkPage(page)) messages.push(...findings.map(({ message }) => message));
  expect(messages).toEqual([expect.stringMatching(/line 1\.$/)]);
});

test("a page that is too large is given up before it is read to its end", async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (; ; read++) yield Buffer.from("<p>x</p>".repeat(1_000));
  }
  await expect(readPage(endless(), { maxBytes: 100_000 })).rejects.toMatchObject({
    name: "PageError",
    message: expect.stringMatching(/0\.1 MB/),
  });
  expect(read).toBeLessThan(20);
});

test("a check of a page can be given up in the middle of it", async () => {
  const page = await readPage(
    pieces(`<p>${"word ".repeat(200)}${"<img src=a.jpg alt='A wolf on a ridge at dusk.'>".repeat(100_000)}`),
  );
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 100);
  let count = 0;
  const read = async (): Promise<void> => {
    for await (const { line } of checkPage(page, { signal: stop.signal })) count += line;
  };
  await expect(read()).rejects.toThrow(/abort/);
  expect(count).toBeLessThan(100_000);
});

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
