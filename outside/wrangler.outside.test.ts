import { afterAll, beforeAll, expect, test } from "vitest";
import { appPackages, outsideProject } from "./testing/outside-project.js";
import { tools } from "./testing/tools.js";
import { vendorServers } from "./testing/vendor-servers.js";

const settings = JSON.stringify({ name: "captions", main: "worker.js", compatibility_date: "2026-10-01" });

/** Answers one request with the bundled worker, in the runtime that Cloudflare's servers run. */
const dispatch = `
  import { Miniflare } from "miniflare";

  const worker = new Miniflare({ modules: true, scriptPath: "out/worker.js", compatibilityDate: "2026-10-01" });
  const response = await worker.dispatchFetch("http://localhost/", { method: "POST", body: process.env.URLS });
  console.log(await response.text());
  await worker.dispose();
`;

async function bundle(): Promise<string> {
  project.write("wrangler.json", settings);
  const env = { WRANGLER_SEND_METRICS: "false", XDG_CONFIG_HOME: project.path };
  await project.run("wrangler", ["deploy", "--dry-run", "--outdir=out"], env);
  return project.read("out/worker.js");
}

const project = outsideProject();
afterAll(() => project[Symbol.dispose]());
beforeAll(() => project.install([...appPackages, tools.wrangler]));

test("wrangler bundles an app without Node's modules, and the worker captions", async () => {
  await using servers = await vendorServers();
  await bundle();
  project.write("dispatch.js", dispatch);
  const printed = await project.run("node", ["dispatch.js"], { URLS: JSON.stringify(servers.urls) });
  expect(JSON.parse(printed)).toEqual(servers.captions);
});

test("wrangler leaves sharp out of a worker, where @legenda/images is installed", async () => {
  await project.install(["@legenda/images"]);
  expect(await bundle()).not.toMatch(/node_modules\/sharp|(from|import\()\s*"sharp/);
});
