import { afterAll, beforeAll, expect, test } from "vitest";
import { appPackages, outsideProject } from "./testing/outside-project.js";
import { tools } from "./testing/tools.js";
import { vendorServers } from "./testing/vendor-servers.js";

const options = ["--bundle", "--format=esm", "--log-limit=0"];

const project = outsideProject();
afterAll(() => project[Symbol.dispose]());
beforeAll(() => project.install([...appPackages, tools.esbuild]));

test("esbuild bundles an app for Node and for browsers, and each bundle captions by itself", async () => {
  await using servers = await vendorServers();
  for (const platform of ["node", "browser"]) {
    await project.run("esbuild", ["program.js", ...options, `--platform=${platform}`, `--outfile=${platform}/program.mjs`]);
    // Only what is in the bundle may be used.
    using alone = outsideProject();
    alone.write("program.mjs", project.read(`${platform}/program.mjs`));
    const printed = await alone.run("node", ["program.mjs"], { URLS: JSON.stringify(servers.urls) });
    expect(JSON.parse(printed), platform).toEqual(servers.captions);
  }
});

test("esbuild leaves sharp out of what runs in a browser, where @legenda/images is installed", async () => {
  await project.install(["@legenda/images"]);
  await project.run("esbuild", ["program.js", ...options, "--platform=browser", "--outfile=program.mjs", "--metafile=meta.json"]);
  expect(project.read("meta.json")).not.toContain("node_modules/sharp");
  expect(project.read("program.mjs")).not.toMatch(/(from|import\(|require\()\s*"sharp/);
});
