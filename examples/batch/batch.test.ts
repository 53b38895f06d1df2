/** Runs each program, and each block of the pages on many images, as a user would: against a server on loopback that behaves like OpenAI's. */

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { type RecordedRequest, type Scenario, say, sayJson, type VendorServer } from "@legenda/conformance/server";
import { readFailures } from "@legenda/files";
import { openaiServer } from "@legenda/loopback";
import { tinyPicture } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";

/** Never called. The imports tell `vitest --changed` that these tests depend on the sources of the programs that they run. */
void (() => [import("./alt-text-folder.js"), import("./product-database.js")]);

const here = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const images = here("../images");
const names = readdirSync(images);

/** A folder as the pages speak of it: `photos`, and tables beside it. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "legenda-batch-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(images, join(folder, "photos"), { recursive: true });
  writeFileSync(join(folder, "photos", "tent.txt"), "A tent under the stars.\n");
  writeFileSync(join(folder, "captions.csv"), "file,caption\r\nnight.png,The night sky.\r\n");
  writeFileSync(join(folder, "products.csv"), products);
  // Packages are found from here as from the examples.
  symlinkSync(here("../node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

const products = `sku,name,photo,alt
T-1,Two-person tent,photos/tent.webp,
C-7,"Card ""Heart""",photos/card.jpg,
R-2,Rings,photos/rings.jpg,Three rings that are linked.
X-0,Lost,photos/lost.jpg,
`;

/** Answers as asked: by the response model where there is one. */
function answer({ body }: RecordedRequest): Scenario {
  const schema = (body as { response_format?: { json_schema?: { schema?: { properties?: object } } } }).response_format;
  const properties = Object.keys(schema?.json_schema?.schema?.properties ?? {});
  if (properties.includes("alt")) return sayJson({ alt: "A drawing.", decorative: false, longDescription: null });
  return properties.length > 0
    ? sayJson(Object.fromEntries(properties.map((name) => [name, ["drawing", "shape"]])))
    : say("A drawing.");
}

async function server(choose: (request: RecordedRequest, index: number) => Scenario = answer): Promise<VendorServer> {
  const started = await openaiServer();
  onTestFinished(() => started.close());
  started.script(choose);
  return started;
}

const reaching = (url: string) => ({
  ...process.env,
  OPENAI_API_KEY: "k1",
  ANTHROPIC_API_KEY: "k2",
  LEGENDA_SERVERS: JSON.stringify({ "https://api.openai.com": url }),
});
const script = (program: string) => ["--import", here("../testing/redirect.mjs"), program];
const compiled = (program: string) => here(`../dist/batch/${program}.js`);

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, cwd: string, { url }: VendorServer, args: readonly string[] = []): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...script(program), ...args], { cwd, env: reaching(url) }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

const rows = (path: string) => readFileSync(path, "utf8").trimEnd().split("\r\n").slice(1);

test("alt text of a folder: a table and a page; what fails stands beside, and a second start asks nothing", async () => {
  const folder = project();
  writeFileSync(join(folder, "photos", "broken.jpg"), "No picture.");
  const openai = await server();
  const first = await run(compiled("alt-text-folder"), folder, openai, ["photos", "out/alt.csv", "out/review.html"]);
  expect(first.code).toBe(0);
  expect(first.stderr).toMatch(/^broken\.jpg: .* is not an image/);
  expect(first.stdout).toMatch(new RegExp(`${names.length} captioned, 1 failed, 0 open, \\$\\d\\.\\d{4} in all\\n$`));
  expect(openai.requests).toHaveLength(names.length);

  const csv = readFileSync(join(folder, "out/alt.csv"), "utf8");
  expect(csv).toMatch(/^file,alt,decorative,.*error,error_type,retryable/);
  expect(rows(join(folder, "out/alt.csv")).map((row) => row.split(",", 2).join())).toEqual(
    [...names.map((name) => `${name},A drawing.`), "broken.jpg,"].sort(),
  );
  expect([...(await readFailures(join(folder, "out/alt.csv")))]).toEqual(["broken.jpg"]);
  const page = readFileSync(join(folder, "out/review.html"), "utf8");
  expect(page.match(/src="data:image\/webp;base64,/g)).toHaveLength(names.length);

  const second = await run(compiled("alt-text-folder"), folder, openai, ["photos", "out/alt.csv", "out/review.html"]);
  expect(second.code).toBe(0);
  expect(openai.requests).toHaveLength(names.length);
  expect(readFileSync(join(folder, "out/alt.csv"), "utf8")).toBe(csv);
});

test("killed in the middle, it goes on: every image once, and asked twice only what was under way", async () => {
  const folder = project();
  mkdirSync(join(folder, "many"));
  const many = Array.from({ length: 30 }, (_, number) => `${number}.png`);
  for (const [number, name] of many.entries()) writeFileSync(join(folder, "many", name), tinyPicture(number));
  const openai = await server((request) => ({ ...(answer(request) as Extract<Scenario, { kind: "text" }>), delayMs: 40 }));
  const child = spawn(process.execPath, [...script(compiled("alt-text-folder")), "many", "alt.csv", "review.html"], {
    cwd: folder,
    env: reaching(openai.url),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const piece of child.stdout) {
    said += piece;
    if (said.split("\n").length > 8) break;
  }
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  const before = openai.requests.length;
  expect(before).toBeLessThan(many.length);
  expect(existsSync(join(folder, "alt.csv"))).toBe(false);

  const { code, stdout } = await run(compiled("alt-text-folder"), folder, openai, ["many", "alt.csv", "review.html"]);
  expect(code).toBe(0);
  expect(stdout).toContain(`${many.length} captioned, 0 failed, 0 open`);
  expect(rows(join(folder, "alt.csv")).map((row) => row.split(",")[0])).toEqual(many.toSorted());
  expect(openai.requests.length).toBeLessThanOrEqual(many.length + 8);
});

test("a table of products into a database: by its name each, kept ones left alone, and only what has changed asked again", async () => {
  const folder = project();
  const openai = await server();
  const stored = () => {
    const database = new DatabaseSync(join(folder, "shop.db"), { readOnly: true });
    const found = database.prepare("SELECT sku, alt FROM alt_texts ORDER BY sku").all();
    database.close();
    return found.map(({ sku, alt }) => [sku, alt]);
  };
  const first = await run(compiled("product-database"), folder, openai);
  expect(first.code).toBe(0);
  expect(first.stderr).toMatch(/^X-0: .*lost\.jpg/);
  expect(first.stdout).toBe("4 products, 2 asked about now, 1 kept\n");
  const prompts = openai.requests.map(({ text }) => text);
  expect(prompts.some((text) => text.includes("Two-person tent"))).toBe(true);
  expect(stored()).toEqual([
    ["C-7", "A drawing."],
    ["T-1", "A drawing."],
  ]);
  const lines = readFileSync(join(folder, "feed.jsonl"), "utf8").trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { sku: "T-1", name: "Two-person tent", alt: "A drawing.", error: null },
    { sku: "C-7", name: 'Card "Heart"', alt: "A drawing.", error: null },
    { sku: "R-2", name: "Rings", alt: "Three rings that are linked.", error: null },
    { sku: "X-0", alt: null, error: expect.stringContaining("lost.jpg") },
  ]);

  rmSync(join(folder, "shop.db"));
  writeFileSync(join(folder, "products.csv"), products.replace("Two-person tent", "Three-person tent"));
  const second = await run(compiled("product-database"), folder, openai);
  expect(second.stdout).toBe("4 products, 1 asked about now, 1 kept\n");
  expect(openai.requests).toHaveLength(3);
  expect(openai.requests[2]?.text).toContain("Three-person tent");
  // What the first run was told is written again.
  expect(stored()).toHaveLength(2);
});

const pages = ["docs/batch.md", "docs/journal.md", "packages/batch/README.md"];
const blocks = pages.flatMap((page) =>
  [...readFileSync(here(`../../${page}`), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""], index) => ({
    name: `${page}, block ${index + 1}`,
    code,
  })),
);

test.each(blocks)("$name runs", async ({ code }) => {
  const folder = project();
  const openai = await server();
  // What only reads a journal stands behind what has made it.
  for (const text of code.includes("batch(") ? [code] : [blocks[0]?.code ?? "", code]) {
    writeFileSync(join(folder, "block.ts"), text);
    const { code: exit, stderr } = await run(join(folder, "block.ts"), folder, openai);
    // A product has lost its picture.
    expect([exit, stderr.replace(/^X-0: .*\n/gm, "")]).toEqual([0, ""]);
  }
});

test("each program stands in the guide as it is", () => {
  const guide = readFileSync(here("../../docs/batch.md"), "utf8");
  for (const file of ["alt-text-folder", "product-database"]) {
    const code = readFileSync(here(`${file}.ts`), "utf8").replace(/^\/\*\*[\s\S]*?\*\/\n/, "");
    expect(guide.includes(code), `${file}.ts stands in the guide`).toBe(true);
  }
});
