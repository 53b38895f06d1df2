/** Which packages a package may depend on, by their folders; `:types` allows imports of types alone. See docs/architecture.md. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  "test-kit": [],
  core: [],
  images: ["core"],
  "alt-text": ["core"],
  captions: ["alt-text", "core"],
  evaluation: ["alt-text", "captions", "core"],
  batch: ["captions", "core", "images"],
  files: ["alt-text", "batch:types", "core", "images"],
  openai: ["core", "images"],
  anthropic: ["core", "images"],
  google: ["core", "images"],
  moondream: ["core", "images"],
  local: ["core", "images"],
  conformance: ["core"],
  loopback: ["conformance", "core"],
  cli: [
    ...["alt-text", "batch", "captions", "core", "evaluation", "files", "images"],
    ...["anthropic", "google", "local", "moondream", "openai"],
  ],
};

/** A package as the check needs it. */
export interface PackageSources {
  /** The name of its folder below `packages/`. */
  readonly folder: string;
  readonly manifest: {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
  };
  /** The text of each source file, by its path; tests are left out. */
  readonly sources: Readonly<Record<string, string>>;
}

/** Where a package depends on one that it must not know. */
export function arrowFaults({ folder, manifest, sources }: PackageSources): string[] {
  const allowed = arrows[folder];
  if (!allowed) return [`packages/${folder} is missing in scripts/packages/arrow-faults.ts. Add what it may depend on.`];
  const names = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter((name) =>
    name.startsWith("@legenda/"),
  );
  return names.flatMap((name) => {
    const target = name.slice("@legenda/".length);
    if (allowed.includes(target)) return [];
    if (!allowed.includes(`${target}:types`)) return [`packages/${folder} must not depend on ${name}.`];
    return Object.entries(sources)
      .filter(([, text]) => importsValues(text, name))
      .map(([path]) => `${path} imports a value of ${name}. Use "import type".`);
  });
}

function importsValues(text: string, name: string): boolean {
  const specifier = `"${name}(?:/[^"]*)?"`;
  return new RegExp(
    `^(?:import|export)\\b(?! type\\b)[^;"]*\\bfrom ${specifier}|^import ${specifier}|\\bimport\\(${specifier}\\)`,
    "m",
  ).test(text);
}
