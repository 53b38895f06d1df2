import { afterAll, beforeAll, expect, test } from "vitest";
import { appPackages, outsideProject } from "./testing/outside-project.js";
import { served } from "./testing/served.js";
import { tools } from "./testing/tools.js";
import { vendorServers } from "./testing/vendor-servers.js";

const files = {
  "app/layout.jsx": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  // In the browser's bundle.
  "app/page.jsx": `"use client";
    import { captionByEach } from "../caption-by-each.js";
    export default function Page() { return <button onClick={() => captionByEach({})}>Caption</button>; }`,
  "app/captions/route.js": `import { captionByEach } from "../../caption-by-each.js";
    export const POST = async (request) => Response.json(await captionByEach(await request.json()));`,
  "app/edge/route.js": `import { captionByEach } from "../../caption-by-each.js";
    export const runtime = "edge";
    export const POST = async (request) => Response.json(await captionByEach(await request.json()));`,
};
const env = { NEXT_TELEMETRY_DISABLED: "1" };

const project = outsideProject();
afterAll(() => project[Symbol.dispose]());
beforeAll(async () => {
  await project.install([...appPackages, ...tools.next]);
  for (const [file, text] of Object.entries(files)) project.write(file, text);
});

test("Next builds an app with Turbopack, and its routes caption", async () => {
  await using servers = await vendorServers();
  await project.run("next", ["build"], env);

  const words = (port: number) => ["start", "--port", String(port), "--hostname", "127.0.0.1"];
  await using app = await served(project.path, "node_modules/next/dist/bin/next", words, { ...env, NODE_ENV: "production" });
  for (const route of ["captions", "edge"]) {
    const response = await fetch(`${app.url}/${route}`, { method: "POST", body: JSON.stringify(servers.urls) });
    expect(await response.json(), route).toEqual(servers.captions);
  }
});

test("Next leaves sharp out of what runs in a browser, where @legenda/images is installed", async () => {
  await project.install(["@legenda/images"]);
  await project.run("next", ["build"], env);
  const chunks = await project.run("node", [
    "-e",
    `const { globSync, readFileSync } = require("node:fs");
     for (const file of globSync(".next/static/**/*.js")) console.log(readFileSync(file, "utf8"));`,
  ]);
  expect(chunks).toContain("claude-haiku-4-5");
  expect(chunks).not.toMatch(/@img\/sharp|lovell\/sharp/);
});
