import { expect, test } from "vitest";
import { appPackages, outsideProject } from "./testing/outside-project.js";
import { tools } from "./testing/tools.js";
import { vendorServers } from "./testing/vendor-servers.js";

test("bun builds an app, with @legenda/images and without, and the bundle captions by itself under Bun", async () => {
  using project = outsideProject();
  await using servers = await vendorServers();
  await project.install([...appPackages, tools.bun], { scripts: true });
  await project.run("bun", ["build", "program.js", "--target=bun", "--outfile=out/program.js"]);
  using alone = outsideProject();
  alone.write("program.mjs", project.read("out/program.js"));
  const bun = `${project.path}/node_modules/.bin/bun`;
  const printed = await alone.run(bun, ["run", "program.mjs"], { URLS: JSON.stringify(servers.urls) });
  expect(JSON.parse(printed)).toEqual(servers.captions);

  await project.install(["@legenda/images"]);
  await project.run("bun", ["build", "program.js", "--target=browser", "--outfile=out/browser.js"]);
  expect(project.read("out/browser.js")).not.toMatch(/(from|import\(|require\()\s*"sharp|node_modules\/sharp/);
});
