/** Runs each program as a user would: with the embedded model, or against a server on loopback that behaves like OpenAI's. */
import { execFile } from "node:child_process";
import { chmodSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Scenario, say, sayJson, type VendorServer } from "@legenda/conformance/server";
import { type OpenAIServerOptions, openaiServer } from "@legenda/loopback";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

/** Never called. The imports tell `vitest --changed` that these tests depend on the sources of the programs that they run. */
void (() => [
  import("./alt-text.js"),
  import("./caption-and-tags.js"),
  import("./caption.js"),
  import("./choose.js"),
  import("./compare.js"),
  import("./dataset-captions.js"),
  import("./moderate.js"),
  import("./product-copy.js"),
  import("./social-preview.js"),
  import("./speak-openai.js"),
  import("./speak.js"),
  import("./tags.js"),
]);

const here = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const picture = (name: string) => here(`../images/${name}`);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "legenda-captions-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const options = { cwd: folder, env: { ...process.env, OPENAI_API_KEY: "", ...env } };
  return new Promise((resolve) => {
    const script = ["--import", here("../testing/redirect.mjs"), here(`../dist/captions/${program}.js`)];
    execFile(process.execPath, [...script, ...args], options, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

/** The output of a program that must succeed. */
async function output(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, env);
  expect([code, stderr]).toEqual([0, ""]);
  return stdout;
}

async function openAI(...scenarios: readonly Scenario[]): Promise<VendorServer> {
  const server = await openaiServer({} satisfies OpenAIServerOptions);
  onTestFinished(() => server.close());
  server.script(...scenarios);
  return server;
}

const reaching = (url: string) => ({ OPENAI_API_KEY: "k1", LEGENDA_SERVERS: JSON.stringify({ "https://api.openai.com": url }) });

test("captions of three lengths", async () => {
  const lines = (await output("caption", [picture("compass.webp")])).trim().split("\n");
  expect(lines.map((line) => line.split(":")[0])).toEqual(["short", "normal", "long"]);
  expect(lines[0]).toBe("short: A blue arrow.");
  expect(lines[2]?.length).toBeGreaterThan(lines[0]?.length ?? 0);
});

test("alt text, checked", async () => {
  const stdout = await output("alt-text", [picture("card.jpg")]);
  const alt = JSON.parse(/^alt: (".*")$/m.exec(stdout)?.[1] ?? "null") as string;
  expect(alt).toMatch(/red heart/i);
  expect(alt.length).toBeLessThanOrEqual(120);
  expect(stdout).not.toMatch(/^error/m);
});

test("tags, of any words and out of a vocabulary", async () => {
  const stdout = await output("tags", [picture("card.jpg")]);
  expect(stdout).toMatch(/^any words: .*red heart/m);
  expect(stdout).toMatch(/^vocabulary: red heart$/m);
});

test("a caption and tags of several images", async () => {
  const lines = (await output("caption-and-tags", [picture("card.jpg"), picture("compass.webp")])).trim().split("\n");
  const found = lines.map((line) => JSON.parse(line) as { path: string; caption: string; tags: string[] });
  expect(found.map(({ path }) => basename(path))).toEqual(["card.jpg", "compass.webp"]);
  expect(found[1]?.caption).toMatch(/blue arrow/i);
  expect(found[1]?.tags).toContain("blue arrow");
});

test("product copy: the shop's terms are asked for, and an answer outside of them goes back", async () => {
  const copy = {
    title: "Weekender",
    description: "A roomy bag.",
    attributes: { colour: "brown", closure: "zip", pattern: null },
  };
  const server = await openAI(sayJson({ ...copy, category: "Luggage" }), sayJson({ ...copy, category: "Bags > Travel bags" }));
  const stdout = await output("product-copy", [picture("compass.webp")], reaching(server.url));
  expect(stdout).toBe("Weekender\nA roomy bag.\nBags > Travel bags\ncolour: brown\nclosure: zip\n");
  expect(server.requests).toHaveLength(2);
  expect(server.requests[0]?.text).toContain("Bags > Backpacks");
  expect(server.requests[1]?.text).toContain("is not in the taxonomy");
});

test("moderation: the thresholds decide, and what the provider refuses is for a person", async () => {
  const server = await openAI(
    sayJson({ scores: { violence: 0, alcohol: 0.6 }, reasons: ["A glass of wine."] }),
    sayJson({ scores: { violence: 0.9, alcohol: 0 }, reasons: ["A wound."] }),
    say("I cannot look at this.", { finish: "refusal" }),
  );
  const files = ["card.jpg", "compass.webp", "rings.jpg"].map(picture);
  const lines = (await output("moderate", files, reaching(server.url))).trim().split("\n");
  expect(lines.map((line) => line.slice(line.indexOf(": ") + 2))).toEqual([
    "appropriate (A glass of wine.)",
    "inappropriate violence (A wound.)",
    "review (the provider refused it)",
  ]);
});

test("a preview as meta elements", async () => {
  const stdout = await output("social-preview", [picture("night.png")]);
  for (const property of ["title", "description", "image:alt"]) {
    expect(stdout).toMatch(new RegExp(`^<meta property="og:${property}" content="[^"<>]+">$`, "m"));
  }
});

test("training captions, a file for each image", async () => {
  const target = join(folder, "dataset");
  await output("dataset-captions", [here("../images"), target]);
  const names = readdirSync(here("../images")).filter((name) => /\.(png|jpg|webp)$/.test(name));
  expect(readdirSync(target)).toHaveLength(names.length);
  for (const name of readdirSync(target)) {
    expect(readFileSync(join(target, name), "utf8")).toMatch(/^lgnd style, a drawing of \S[^\n]*\n$/);
  }
});

test("the best of four, with the reasons", async () => {
  const stdout = await output("choose", [picture("compass.webp")]);
  expect(stdout).toMatch(/^best: .*arrow/m);
  expect(stdout).toMatch(/breaks no rule|breaks /);
});

test("two models side by side; the one without a key does not lose the other", async () => {
  const page = join(folder, "comparison.html");
  const alone = await output("compare", [picture("compass.webp"), page]);
  expect(alone).toMatch(/local:scenes .*arrow/i);
  expect(alone).toMatch(/openai:gpt-4o-mini .*failed: There is no key for openai/);

  const server = await openAI(sayJson({ alt: "A blue arrow on white.", decorative: false, longDescription: null }));
  const both = await output("compare", [picture("compass.webp"), page], reaching(server.url));
  expect(both).toContain("A blue arrow on white.");
  expect(both).toMatch(/openai:gpt-4o-mini +\d/);
  expect(readFileSync(page, "utf8")).toMatch(/<img src="data:image\/webp;base64,[^"]+" alt="[^"]+" lang="en">/);
});

/** Stands for espeak-ng, and keeps what it is given. */
function fakeSpeech(code: number): string {
  const bin = join(folder, `bin-${code}`);
  mkdirSync(bin);
  const script = `#!${process.execPath}
const fs = require("node:fs");
fs.writeFileSync(${JSON.stringify(join(bin, "heard.json"))}, JSON.stringify({ args: process.argv.slice(2), text: fs.readFileSync(0, "utf8") }));
process.exit(${code});
`;
  writeFileSync(join(bin, "espeak-ng"), script);
  chmodSync(join(bin, "espeak-ng"), 0o755);
  return bin;
}

test.runIf(process.platform !== "win32")("read aloud by the speech program on the PATH", async () => {
  const bin = fakeSpeech(0);
  const stdout = await output("speak", [picture("card.jpg")], { PATH: `${bin}${delimiter}${process.env.PATH}` });
  const heard = JSON.parse(readFileSync(join(bin, "heard.json"), "utf8")) as { args: string[]; text: string };
  expect(heard.args).toEqual(["--stdin", "-b", "1", "-v", "en"]);
  expect(heard.text).toBe(stdout.trim());
  expect(heard.text).toMatch(/red heart.*\.$/);
});

test.runIf(process.platform !== "win32")("a speech program that fails, or is not there, is named", async () => {
  const failing = await run("speak", [picture("card.jpg")], { PATH: `${fakeSpeech(3)}${delimiter}${process.env.PATH}` });
  expect([failing.code, failing.stderr.includes("espeak-ng ended with 3")]).toEqual([1, true]);
  const empty = join(folder, "empty");
  mkdirSync(empty);
  const missing = await run("speak", [picture("card.jpg")], { PATH: empty });
  expect([missing.code, missing.stderr.includes("espeak-ng was not found")]).toEqual([1, true]);
});

test("read aloud by OpenAI: the longest description goes to the speech endpoint", async () => {
  const longDescription = "Sales grew from 3 million in 2020 to 9 million in 2025";
  const model = await openAI(sayJson({ alt: "Chart of sales.", decorative: false, longDescription }));
  let heard: unknown;
  const front = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    if (request.url?.endsWith("/audio/speech")) {
      heard = JSON.parse(body.toString());
      response.writeHead(200, { "content-type": "audio/mpeg" }).end("ID3 sound");
      return;
    }
    const headers = { "content-type": "application/json", authorization: String(request.headers.authorization) };
    const answered = await fetch(model.url + request.url, { method: "POST", headers, body });
    response.writeHead(answered.status, { "content-type": "application/json" }).end(await answered.text());
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void front.close());

  const target = join(folder, "chart.mp3");
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  expect(await output("speak-openai", [picture("card.jpg"), target], reaching(url))).toBe(`${longDescription}.\n`);
  expect(heard).toMatchObject({ model: "gpt-4o-mini-tts", input: `${longDescription}.`, response_format: "mp3" });
  expect(readFileSync(target, "utf8")).toBe("ID3 sound");
});

test("each program stands in a recipe as it is, and each recipe is linked from the guide", () => {
  const docs = here("../../docs");
  const recipes = globSync("recipes/*.md", { cwd: docs }).map((path) => ({ path, text: readFileSync(join(docs, path), "utf8") }));
  const guide = readFileSync(join(docs, "captions.md"), "utf8");
  const all = recipes.map(({ text }) => text).join("\n");
  for (const file of globSync("*.ts", { cwd: dirname(fileURLToPath(import.meta.url)) }).filter(
    (name) => !name.endsWith(".test.ts"),
  )) {
    const code = readFileSync(here(file), "utf8").replace(/^\/\*\*[\s\S]*?\*\/\n/, "");
    expect(all.includes(code), `${file} stands in a recipe`).toBe(true);
  }
  for (const { path } of recipes) expect(guide.includes(`](${path.replaceAll("\\", "/")})`), `${path} is linked`).toBe(true);
});
