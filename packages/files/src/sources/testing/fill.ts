import { png, writeFiles } from "@legenda/test-kit";

/** Writes files into a folder by their paths: the given contents, or a picture for each path of a list. */
export function fill(folder: string, files: readonly string[] | Readonly<Record<string, string | Uint8Array>>): void {
  const pictures = (paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, png()]));
  writeFiles(folder, Array.isArray(files) ? pictures(files) : (files as Readonly<Record<string, string | Uint8Array>>));
}
