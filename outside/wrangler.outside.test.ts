import { afterAll, beforeAll, expect, test } from "vitest";
import { appPackages, outsideProject } from "./testing/outside-project.js";
import { served } from "./testing/served.js";
import { tools } from "./testing/tools.js";
import { vendorServers } from "./testing/vendor-servers.js";

const project = outsideProject();
afterAll(() => project[Symbol.dispose]());
beforeAll(() => project.install([...appPackages, tools.wrangler]));

const settings = JSON.stringify({ name: "captions", main: "worker.js", compatibility_date: "2026-10-01" });

const env = { WRANGLER_SEND_METRICS: "false", XDG_CONFIG_HOME: project.path };

async function bundle(): Promise<string> {
  project.write("wrangler.json", settings);
  await project.run("wrangler", ["deploy", "--dry-run", "--outdir=out"], env);
  return project.read("out/worker.js");
}

test("wrangler bundles an app without Node's modules, and the worker captions", async () => {
  await using servers = await vendorServers();
  await bundle();
  // In the runtime that Cloudflare's servers run.
  const words = (port: number) => ["dev", "out/worker.js", "--no-bundle", "--port", String(port), "--ip", "127.0.0.1"];
  await using worker = await served(project.path, "node_modules/wrangler/bin/wrangler.js", words, env);
  const response = await fetch(worker.url, { method: "POST", body: JSON.stringify(servers.urls) });
  expect(await response.json()).toEqual(servers.captions);
});

test("wrangler leaves sharp out of a worker, where @legenda/images is installed", async () => {
  await project.install(["@legenda/images"]);
  expect(await bundle()).not.toMatch(/node_modules\/sharp|(from|import\()\s*"sharp/);
});
