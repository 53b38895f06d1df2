import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { UnpackedPackage } from "./unpack.ts";

const requiredFields = ["license", "repository", "homepage", "bugs", "keywords", "engines"] as const;
const requiredFiles = ["README.md", "LICENSE"];

/** What is wrong with the package.json and the list of files of a package that is about to be published. */
export function manifestFaults({ manifest, folder, files }: UnpackedPackage): string[] {
  const missing = [
    ...requiredFields.filter((field) => manifest[field] === undefined).map((field) => `package.json has no "${field}".`),
    ...requiredFiles.filter((file) => !files.includes(file)).map((file) => `${file} is missing.`),
  ];
  return [...missing, ...rangeFaults(manifest.dependencies), ...leftoverFaults(manifest), ...fileFaults(folder, files)];
}

/** Another version of a dependency must be allowed, so that a user's project holds one copy of it. */
function rangeFaults(dependencies: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(dependencies)
    .filter(([, range]) => !range.startsWith("^"))
    .map(
      ([name, range]) => `The dependency ${name} has the range "${range}". Write a caret range; the lockfile pins the version.`,
    );
}

/** What only this repository can use. */
function leftoverFaults(manifest: object): string[] {
  const text = JSON.stringify(manifest);
  return [
    ...["workspace:", "legenda-source"].filter((word) => text.includes(word)).map((word) => `package.json still has "${word}".`),
    ...("devDependencies" in manifest ? ['package.json still has "devDependencies".'] : []),
  ];
}

function fileFaults(folder: string, files: readonly string[]): string[] {
  return files.flatMap((file) => {
    if (/\.map$|\.tsbuildinfo$|\.test\.|(^|\/)testing\//.test(file)) return [`${file} must not be published.`];
    if (!/\.(js|d\.ts)$/.test(file)) return [];
    return readFileSync(join(folder, file), "utf8").includes("\n//# sourceMappingURL=")
      ? [`${file} names a source map that is not published.`]
      : [];
  });
}
