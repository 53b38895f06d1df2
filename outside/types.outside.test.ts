import { expect, test } from "vitest";
import { allPackages, appPackages, type OutsideProject, outsideProject } from "./testing/outside-project.js";

const compilers = ["typescript@5.9.3", "typescript@6.0.3", "typescript@7.0.2"];
const strict = {
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: "es2022",
  module: "nodenext",
};

/** Writes a program that imports every entry of the installed packages, and returns what each compiler says of it. */
async function faults(project: OutsideProject, packages: readonly string[], compilerOptions: object): Promise<string[]> {
  const entries = packages.flatMap((name) => entriesOf(project, name));
  project.write("entries.ts", entries.map((entry, index) => `export * as entry${index} from "${entry}";\n`).join(""));
  project.write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["entries.ts"] }));
  const found: string[] = [];
  for (const compiler of compilers) {
    await project.install([compiler]);
    await project.run("tsc", ["-p", "."]).catch((error: Error) => found.push(`${compiler}: ${error.message}`));
  }
  return found;
}

function entriesOf(project: OutsideProject, name: string): string[] {
  const { exports = {} } = JSON.parse(project.read(`node_modules/${name}/package.json`)) as { exports?: object };
  return Object.entries(exports)
    .filter(([, entry]) => typeof entry === "object")
    .map(([path]) => name + path.slice(1));
}

test("the declarations of every package compile strictly, without the optional packages", async () => {
  using project = outsideProject();
  await project.install([...allPackages(), "@types/node@22.20.5"]);
  expect(await faults(project, allPackages(), { ...strict, lib: ["es2024", "esnext.disposable"], types: ["node"] })).toEqual([]);
});

test("the declarations of core and the providers compile where there is no Node", async () => {
  using project = outsideProject();
  await project.install(appPackages);
  expect(await faults(project, appPackages, { ...strict, lib: ["es2022", "dom", "dom.asynciterable"], types: [] })).toEqual([]);
});
