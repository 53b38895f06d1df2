/** What pnpm does to a package.json as it packs: only what a user of the package needs is published. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const { repository, homepage, bugs, keywords } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

export const hooks = {
  beforePacking(manifest, folder) {
    const { devDependencies, ...published } = manifest;
    return {
      ...published,
      repository: { ...repository, directory: `packages/${basename(folder)}` },
      homepage,
      bugs,
      keywords: [...new Set([...(manifest.keywords ?? []), ...keywords])],
      ...(manifest.exports && { exports: withoutSources(manifest.exports) }),
    };
  },
};

/** The condition that leads to `src`, which is not published, is for this repository's own tests. */
function withoutSources(exports) {
  if (typeof exports === "string") return exports;
  const entries = Object.entries(exports).filter(([condition]) => condition !== "legenda-source");
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutSources(value)]));
}
