import { existsSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript-6";
import type { Manifest, UnpackedPackage } from "./unpack.ts";

/**
 * Imports of packages that a user need not have installed: in the declarations that the entries reach, anything that is not
 * a dependency or a required peer (it would not compile); in the program, anything that is not a dependency or a peer.
 */
export function importFaults({ manifest, folder, files }: UnpackedPackage): string[] {
  const program = files.filter((file) => file.endsWith(".js"));
  return [
    ...faultsOf(declarationsOf(manifest, folder), installed(manifest, { optional: false }), folder),
    ...faultsOf(program, installed(manifest, { optional: true }), folder),
  ];
}

function faultsOf(files: readonly string[], allowed: ReadonlySet<string>, folder: string): string[] {
  return files.flatMap((file) =>
    importsOf(join(folder, file))
      .filter((specifier) => !/^[.#]/.test(specifier) && !isBuiltin(specifier) && !allowed.has(packageOf(specifier)))
      .map((specifier) => `${file} imports "${specifier}", which a user of the package need not have.`),
  );
}

function installed(manifest: Manifest, { optional }: { readonly optional: boolean }): ReadonlySet<string> {
  const peers = Object.keys(manifest.peerDependencies ?? {});
  const isOptional = (name: string) => manifest.peerDependenciesMeta?.[name]?.optional === true;
  return new Set([
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...peers.filter((name) => optional || !isOptional(name)),
  ]);
}

function packageOf(specifier: string): string {
  const [scope = "", name = ""] = specifier.split("/");
  return specifier.startsWith("@") ? `${scope}/${name}` : scope;
}

/** The declarations that a user's compiler reads: those of the entries, and all that they import. */
function declarationsOf(manifest: Manifest, folder: string): string[] {
  const entries = Object.values(manifest.exports ?? {}).flatMap((entry) =>
    typeof entry === "object" && entry.types ? [join(entry.types)] : [],
  );
  const found = new Set(entries);
  // A set also visits what is added while it is read.
  for (const file of found) {
    for (const specifier of importsOf(join(folder, file))) {
      const imported = join(dirname(file), specifier.replace(/\.js$/, ".d.ts"));
      if (specifier.startsWith(".") && existsSync(join(folder, imported))) found.add(imported);
    }
  }
  return [...found];
}

function importsOf(path: string): string[] {
  return ts.preProcessFile(readFileSync(path, "utf8")).importedFiles.map(({ fileName }) => fileName);
}
