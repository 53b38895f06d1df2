/** Runs each recipe as a user would, against servers on loopback that behave like the vendors'. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fail, say, sayJson, type VendorServer } from "@legenda/conformance/server";
import { anthropicServer, googleServer, moondreamServer, openaiServer } from "@legenda/loopback";
import { expect, onTestFinished, test } from "vitest";

/** Never called. The imports tell `vitest --changed` that these tests depend on the sources of the programs that they run. */
void (() => [
  import("./alt-text-inference-net.js"),
  import("./caption-by-url.js"),
  import("./moondream-lengths.js"),
  import("./ten-in-parallel.js"),
  import("./three-providers.js"),
]);

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const photo = path("../images/compass.webp");
const keys = {
  OPENAI_API_KEY: "k1",
  ANTHROPIC_API_KEY: "k2",
  GEMINI_API_KEY: "k3",
  INFERENCE_API_KEY: "k4",
  MOONDREAM_API_KEY: "k5",
};

async function started<Server extends VendorServer>(starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  onTestFinished(() => server.close());
  return server;
}

function run(
  recipe: string,
  servers: Record<string, VendorServer>,
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const urls = Object.fromEntries(Object.entries(servers).map(([origin, { url }]) => [origin, url]));
  const env = { ...process.env, ...keys, LEGENDA_SERVERS: JSON.stringify(urls) };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", path("../testing/redirect.mjs"), path(`../dist/recipes/${recipe}.js`), ...args],
      { env },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test("caption by URL", async () => {
  const server = await started(openaiServer());
  server.script(say("A grey wolf in the snow."));
  const { code, stdout, stderr } = await run(
    "caption-by-url",
    { "https://api.openai.com": server },
    "https://example.com/wolf.jpg",
  );
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "A grey wolf in the snow.\n", stderr: "" });
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.body).toMatchObject({
    model: "gpt-4o-mini",
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "Generate a short, descriptive caption for this image:" },
          { type: "image_url", image_url: { url: "https://example.com/wolf.jpg" } },
        ],
      },
    ],
  });
});

test("ten in parallel: one that fails is tried again, and one that cannot succeed loses none of the others", async () => {
  const server = await started(openaiServer());
  const seen = new Map<string, number>();
  server.script(({ text }) => {
    const name = /example\.com\/(\d+)\.jpg/.exec(text)?.[1] ?? "";
    seen.set(name, (seen.get(name) ?? 0) + 1);
    if (name === "3" && seen.get(name) === 1) return fail(429, { retryAfterMs: 5 });
    if (name === "7") return fail(400, { message: "Invalid image." });
    return say(`Picture ${name}.`, { delayMs: 20 });
  });
  const { code, stdout } = await run("ten-in-parallel", { "https://api.openai.com": server });
  const lines = stdout.trim().split("\n");
  expect(lines).toHaveLength(10);
  for (const [index, line] of lines.entries()) {
    expect(line).toContain(
      index === 6 ? "https://example.com/7.jpg\tfailed: " : `https://example.com/${index + 1}.jpg\tPicture ${index + 1}.`,
    );
  }
  expect(code).toBe(1);
  expect([seen.get("3"), seen.get("7")]).toEqual([2, 1]);
});

test("three providers side by side", async () => {
  const servers = {
    "https://api.openai.com": await started(openaiServer()),
    "https://api.anthropic.com": await started(anthropicServer()),
    "https://generativelanguage.googleapis.com": await started(googleServer()),
  };
  for (const [origin, server] of Object.entries(servers))
    server.script(say(`As ${new URL(origin).host} sees it.`, { usage: { input: 90, output: 8 } }));
  const { code, stdout, stderr } = await run("three-providers", servers, photo);
  expect([code, stderr]).toEqual([0, ""]);
  for (const [origin, server] of Object.entries(servers)) {
    expect(stdout).toContain(`As ${new URL(origin).host} sees it.`);
    expect(server.requests).toHaveLength(1);
  }
  expect(stdout.match(/90 tokens in, 8 out/g)).toHaveLength(3);
});

test("alt text through inference.net, as structured output", async () => {
  const server = await started(openaiServer());
  server.script(sayJson({ alt_text: "A blue arrow that points to the right." }));
  const { code, stdout, stderr } = await run("alt-text-inference-net", { "https://api.inference.net": server }, photo);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "A blue arrow that points to the right.\n", stderr: "" });
  const [request] = server.requests;
  expect(request?.headers.authorization).toBe("Bearer k4");
  expect(request?.text).toMatch(/"url":"data:image\/(png|jpeg|webp);base64,/);
  expect(request?.body).toMatchObject({ response_format: { type: "json_schema" } });
});

test("Moondream: short, normal and streamed", async () => {
  const server = await started(moondreamServer());
  server.script(({ body }) => {
    const { length, stream } = body as { length: string; stream?: boolean };
    return say(`${stream ? "Streamed" : "Whole"}, ${length}.`);
  });
  const { code, stdout, stderr } = await run("moondream-lengths", { "https://api.moondream.ai": server }, photo);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toBe("Whole, short.\nWhole, normal.\nStreamed, normal.\n");
  expect(server.requests.map((request) => request.path)).toEqual(Array(3).fill("/v1/caption"));
});
