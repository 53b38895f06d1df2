import { say } from "@legenda/conformance/server";
import { openaiServer } from "@legenda/loopback";
import { expect, test } from "vitest";
import { drawPng } from "../doctor/test-picture.js";
import { runLegenda } from "../testing/run-legenda.js";
import { type TemporaryProject, temporaryProject } from "../testing/temporary-project.js";

/** A package as its author would write it: ESM only, with a key, an address and a list of models of its own. */
const provider = `
import { compatible } from "@legenda/openai";

export const createProvider = ({ apiKey, baseURL = process.env.ACME_URL }) => ({
  name: "Acme",
  envKeys: ["ACME_API_KEY"],
  models: ["seer"],
  model: (id) => compatible({ baseURL: baseURL ?? "http://localhost:9", ...(apiKey && { apiKey }) })(id),
});
`;

const packageJson = (name: string) => JSON.stringify({ name, type: "module", exports: { ".": { import: "./index.js" } } });

/** A project with packages installed, and a picture to caption. */
async function projectWith(packages: Readonly<Record<string, string>>): Promise<TemporaryProject> {
  const files = Object.entries(packages).flatMap(([name, code]) => [
    [`node_modules/${name}/package.json`, packageJson(name)],
    [`node_modules/${name}/index.js`, code],
  ]);
  return await temporaryProject({ ...Object.fromEntries(files), "photos/a.png": drawPng("red", "circle") }, ["openai"]);
}

test.each(["@acme/legenda-provider", "acme-provider"])("--model %s:seer asks the model of that package", async (name) => {
  await using server = await openaiServer();
  server.script(say("A red circle."));
  await using project = await projectWith({ [name]: provider });
  const env = { ACME_API_KEY: "acme-secret", ACME_URL: `${server.url}/v1` };
  const words = ["caption", "photos", "--model", `${name}:seer`, "--json"];
  const { code, stdout, stderr } = await runLegenda(words, { cwd: project.path, env });
  expect(code, stderr + stdout).toBe(0);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.headers.authorization).toBe("Bearer acme-secret");
  expect((await runLegenda(["status"], { cwd: project.path })).stdout).toContain(`model      ${name}:seer`);
});

test("--base-url is another address for the package's provider", async () => {
  await using server = await openaiServer({ keyless: true });
  server.script(say("A red circle."));
  await using project = await projectWith({ "@acme/legenda-provider": provider });
  const words = ["caption", "photos", "--model", "@acme/legenda-provider:seer", "--base-url", `${server.url}/v1`];
  expect(await runLegenda(words, { cwd: project.path })).toMatchObject({ code: 0 });
  expect(server.requests).toHaveLength(1);
});

test("legenda doctor looks for the package's own key, and asks its model", async () => {
  await using server = await openaiServer();
  server.script(say("A red circle."));
  await using project = await projectWith({ "@acme/legenda-provider": provider });
  const doctor = (env: Readonly<Record<string, string>>) =>
    runLegenda(["doctor", "@acme/legenda-provider:seer", "--json"], { cwd: project.path, env });
  const without = JSON.parse((await doctor({ ACME_URL: `${server.url}/v1` })).stdout);
  expect(without.steps.at(-1)).toMatchObject({ id: "key", status: "failed", detail: "ACME_API_KEY is not set." });
  const report = JSON.parse((await doctor({ ACME_URL: `${server.url}/v1`, ACME_API_KEY: "acme-secret" })).stdout);
  expect(report.steps).toContainEqual(expect.objectContaining({ id: "key", status: "ok" }));
  expect(report.steps).toContainEqual(expect.objectContaining({ id: "words", status: "ok" }));
});

test("legenda models lists the package's models, by the names that --model takes", async () => {
  await using project = await projectWith({ "@acme/legenda-provider": provider });
  const { code, stdout } = await runLegenda(["models", "@acme/legenda-provider"], { cwd: project.path });
  expect(code).toBe(0);
  expect(stdout).toContain("@acme/legenda-provider  Acme\n  key: none; set ACME_API_KEY");
  expect(stdout).toContain("  @acme/legenda-provider:seer ");
});

test.each([
  ["@acme/missing:seer", "the package @acme/missing is not installed. Install it in this folder: npm install @acme/missing."],
  ["opnai:gpt-4o", /Did you mean "openai.*If opnai is a package, install it in this folder: npm install opnai\./],
  ["acme-empty:seer", "The package acme-empty is not a provider: it does not export createProvider."],
  ["acme-odd:seer", 'The package acme-odd is not a provider: what its createProvider returns has no function "model".'],
  ["acme-broken:seer", "The package acme-broken cannot be loaded: no database"],
  ["acme-modelless:seer", 'The package acme-modelless returned something other than a model for "seer".'],
])("--model %s says what is wrong", async (model, message) => {
  await using project = await projectWith({
    "acme-empty": "export const one = 1;",
    "acme-odd": "export const createProvider = () => ({});",
    "acme-broken": 'throw new Error("no database");',
    "acme-modelless": 'export const createProvider = () => ({ name: "Acme", model: (id) => id });',
  });
  const { code, stderr } = await runLegenda(["caption", "photos", "--model", model], { cwd: project.path });
  expect(stderr).toMatch(typeof message === "string" ? new RegExp(message.replace(/[.()]/g, "\\$&")) : message);
  expect(code).toBe(2);
});

test("a .env file cannot name a package, the environment can", async () => {
  await using server = await openaiServer();
  server.script(say("A red circle."));
  await using project = await projectWith({ "@acme/legenda-provider": provider });
  await project.write(".env", "LEGENDA_MODEL=@acme/legenda-provider:seer\n");
  const env = { ACME_API_KEY: "acme-secret", ACME_URL: `${server.url}/v1` };
  for (const command of [["caption", "photos"], ["doctor"]]) {
    const { code, stderr } = await runLegenda(command, { cwd: project.path, env });
    expect(stderr).toContain("names the package @acme/legenda-provider. Code is loaded from a package only if --model");
    expect(code).toBe(2);
  }
  expect(server.requests).toHaveLength(0);
  const named = { ...env, LEGENDA_MODEL: "@acme/legenda-provider:seer" };
  expect(await runLegenda(["caption", "photos"], { cwd: project.path, env: named })).toMatchObject({ code: 0 });
});
