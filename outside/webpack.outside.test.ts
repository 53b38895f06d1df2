import { afterAll, beforeAll, expect, test } from "vitest";
import { appPackages, outsideProject } from "./testing/outside-project.js";
import { tools } from "./testing/tools.js";
import { vendorServers } from "./testing/vendor-servers.js";

/** Builds `program.js` for the target given, into one file, and prints the modules that are in it. */
const build = `
  import webpack from "webpack";

  const target = process.argv[2];
  webpack(
    {
      mode: "production",
      target,
      entry: "./program.js",
      experiments: { outputModule: true },
      output: { path: process.cwd() + "/" + target, filename: "program.mjs", module: true },
      plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
    },
    (error, stats) => {
      const { errors, modules } = stats?.toJson({ all: false, errors: true, modules: true, nestedModules: true, modulesSpace: 9999 }) ?? {};
      if (error || errors.length > 0) throw error ?? new Error(errors.map(({ message }) => message).join("\\n\\n"));
      console.log(JSON.stringify(modules.map(({ name }) => name)));
    },
  );
`;

const project = outsideProject();
afterAll(() => project[Symbol.dispose]());
beforeAll(async () => {
  await project.install([...appPackages, tools.webpack]);
  project.write("build.js", build);
});

test("webpack bundles an app for Node and for browsers, and each bundle captions by itself", async () => {
  await using servers = await vendorServers();
  for (const target of ["node22", "web"]) {
    await project.run("node", ["build.js", target]);
    using alone = outsideProject();
    alone.write("program.mjs", project.read(`${target}/program.mjs`));
    // A browser's script knows where it was loaded from.
    const printed = await alone.run("node", ["program.mjs"], { URLS: JSON.stringify(servers.urls) });
    expect(JSON.parse(printed), target).toEqual(servers.captions);
  }
});

test("webpack leaves sharp out of what runs in a browser, where @legenda/images is installed", async () => {
  await project.install(["@legenda/images"]);
  expect(await project.run("node", ["build.js", "web"])).not.toContain("node_modules/sharp");
});
