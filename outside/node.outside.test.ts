import { expect, test } from "vitest";
import { allPackages, appPackages, outsideProject } from "./testing/outside-project.js";
import { vendorServers } from "./testing/vendor-servers.js";

const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==";

test("a project in plain JavaScript runs on the packed packages, without the optional ones", async () => {
  using project = outsideProject();
  await using servers = await vendorServers();
  await project.install(appPackages);
  const printed = await project.run("node", ["program.js"], { URLS: JSON.stringify(servers.urls) });
  expect(JSON.parse(printed)).toEqual(servers.captions);
});

test("the command is installed from its package, and captions a folder", async () => {
  using project = outsideProject();
  await using servers = await vendorServers();
  await project.install(allPackages().filter((name) => name !== "@legenda/local"));
  project.write("photos/pixel.png", Buffer.from(pixel, "base64"));
  const words = ["caption", "photos", "--model", `${servers.urls.openai}/v1#gpt-4o-mini`, "--out", "captions.csv"];
  await project.run("legenda", words, { LEGENDA_API_KEY: "key" });
  expect(project.read("captions.csv")).toContain(`pixel.png,"${servers.captions.openai}"`);
});
