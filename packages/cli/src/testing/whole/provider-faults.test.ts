import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { VendorServer } from "@legenda/conformance/server";
import { anthropicServer, googleServer, moondreamServer, openaiServer } from "@legenda/loopback";
import { describe, expect, test } from "vitest";
import { runLegenda } from "../run-legenda.js";
import { type TemporaryProject, temporaryProject } from "../temporary-project.js";
import type { Fault } from "./fault.js";
import { planFaults } from "./fault-plan.js";
import { nameOf, rowsOf, writePictures } from "./picture-folder.js";
import { captionOf, scriptPictures } from "./picture-script.js";
import {
  anthropicFaults,
  compatibleFaults,
  googleFaults,
  moondreamFaults,
  openaiFaults,
  responseModelFaults,
  stationFaults,
} from "./provider-faults.js";

const images = 150;
const key = "loopback-key-0123456789";
/** Answers that came after the time limit on a busy machine, and were asked for again. */
const lateAnswers = 4;

interface Case {
  readonly server: () => Promise<VendorServer>;
  readonly faults: readonly Fault[];
  readonly words: (url: string) => readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What a model answers with where it is to be more than a text. */
  readonly textFor?: (caption: string) => string;
  /** The column of the captions; `caption` unless told. */
  readonly column?: string;
  /** A file of the user's own, for what no flag reaches. */
  readonly program?: (url: string) => string;
}

const cases: Readonly<Record<string, Case>> = {
  "OpenAI, chat completions": {
    server: () => openaiServer(),
    faults: openaiFaults,
    words: (url) => ["caption", "--model", "openai:gpt-5.4-nano", "--base-url", `${url}/v1`],
    env: { OPENAI_API_KEY: key },
  },
  "OpenAI, with a response model": {
    server: () => openaiServer(),
    faults: responseModelFaults,
    words: (url) => ["caption", "--kind", "alt-text", "--model", "openai:gpt-5.4-nano", "--base-url", `${url}/v1`],
    env: { OPENAI_API_KEY: key },
    textFor: (alt) => JSON.stringify({ alt, decorative: false, longDescription: null }),
    column: "alt",
  },
  "OpenAI, responses": {
    server: () => openaiServer(),
    faults: openaiFaults,
    words: () => ["run", "./captions.ts#caption"],
    env: { OPENAI_API_KEY: key },
    program: (url) => `
      import { promptTemplate } from "@legenda/core";
      import { openai } from "@legenda/openai";
      const model = openai("gpt-5.4-nano", { api: "responses", baseURL: "${url}/v1" });
      export const caption = promptTemplate("Caption {photo:image}").call(model);`,
  },
  Anthropic: {
    server: () => anthropicServer(),
    faults: anthropicFaults,
    words: (url) => ["caption", "--model", "anthropic:claude-haiku-4-5", "--base-url", url],
    env: { ANTHROPIC_API_KEY: key },
  },
  "Google, whose filter strikes at the answer": {
    server: () => googleServer({ filters: "candidate" }),
    faults: googleFaults,
    words: (url) => ["caption", "--model", "google:gemini-2.5-flash", "--base-url", url],
    env: { GOOGLE_API_KEY: key },
  },
  "Google, whose filter strikes at the prompt": {
    server: () => googleServer({ filters: "prompt" }),
    faults: googleFaults,
    words: (url) => ["caption", "--model", "google:gemini-2.5-flash", "--base-url", url],
    env: { GOOGLE_API_KEY: key },
  },
  "Moondream's cloud": {
    server: () => moondreamServer(),
    faults: moondreamFaults,
    words: () => ["run", "./captions.ts#caption"],
    program: (url) => `
      import { promptTemplate } from "@legenda/core";
      import { moondream } from "@legenda/moondream";
      const model = moondream({ baseURL: "${url}/v1", apiKey: "${key}" });
      export const caption = promptTemplate("{photo:image}").call(model);`,
  },
  "Moondream's station": {
    server: () => moondreamServer({ station: true }),
    faults: stationFaults,
    words: (url) => ["caption", "--model", "moondream", "--base-url", `${url}/v1`],
  },
  "a compatible server": {
    server: () => openaiServer({ keyless: true }),
    faults: compatibleFaults,
    words: (url) => ["caption", "--model", `${url}/v1#llava`],
  },
};

describe.concurrent("150 images, 20 of 100 requests going wrong: every image once, with its own caption", {
  timeout: 90_000,
}, () => {
  test.each(Object.entries(cases))("%s", async (_, one) => {
    const { server: start, faults, words, env = {}, program, textFor, column = "caption" } = one;
    await using server = await start();
    await using project = await temporaryProject(
      program ? { "captions.ts": program(server.url) } : {},
      program ? ["core", "openai", "moondream"] : [],
    );
    const pictures = writePictures(project.path, images);
    const plan = planFaults(images, faults);
    const record = scriptPictures(server, pictures, plan, { textFor });
    const begin = async (...more: readonly string[]) => {
      const [command = "", ...others] = words(server.url);
      const target = command === "run" ? others.splice(0, 1) : [];
      const limits = ["--concurrency", "16", "--timeout", "2", "--retries", "4"];
      return await runLegenda([command, ...target, "images", ...others, ...limits, ...more], { cwd: project.path, env });
    };

    const first = await begin();
    expect(first, first.stderr).toMatchObject({ code: 1, stdout: "" });
    const rows = rowsOf(project.path);
    expect(rows.map(({ file }) => file)).toEqual(pictures.map((_, number) => nameOf(number)));
    for (const [number, row] of rows.entries()) {
      const met = plan.get(number) ?? [];
      const lasting = met.find(({ leads }) => leads !== "passes" && leads !== "cut")?.leads;
      const finish = met.some(({ leads }) => leads === "cut") ? "length" : "stop";
      expect(
        { caption: row[column], kind: row.error_type, hasError: row.error !== "", finish: row.finish || "stop" },
        `${row.file}: ${met.map(({ name }) => name).join(", ")}: ${row.error}`,
      ).toEqual({
        caption: lasting ? "" : captionOf(number),
        kind: lasting ?? "",
        hasError: lasting !== undefined,
        finish: lasting ? expect.any(String) : finish,
      });
    }

    let last = first;
    for (let round = 0; round < 4 && last.code === 1; round++) last = await begin("--retry-failed");
    expect(last.code, last.stderr).toBe(0);
    const whole = rowsOf(project.path);
    expect(whole.map((row) => [row.file, row[column], row.error])).toEqual(
      pictures.map((_, number) => [nameOf(number), captionOf(number), ""]),
    );

    const planned = [...plan.values()].flat();
    const asked = server.requests.length;
    const twice = [...record.answers.values()].reduce((sum, count) => sum + count - 1, 0);
    for (const { name } of faults)
      expect(record.faults.get(name), name).toBe(planned.filter((fault) => fault.name === name).length);
    expect(record.answers.size).toBe(images);
    expect(twice).toBeLessThanOrEqual(lateAnswers);
    expect(asked).toBe(images + planned.filter(({ leads }) => leads !== "cut").length + twice);
    expect(planned.length / asked).toBeGreaterThan(0.18);
    for (const text of [first.stderr, readFileSync(join(project.path, "captions.csv"), "latin1"), journalOf(project)]) {
      expect(text).not.toContain(key);
    }
  });
});

function journalOf({ path }: TemporaryProject): string {
  return readFileSync(join(path, "captions.csv.journal"), "latin1");
}
