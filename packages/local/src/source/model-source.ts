import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { InvalidRequestError } from "@legenda/core";
import { defaultCacheDir } from "./cache-dir.js";

/** Where a model's files are, or will be once they are downloaded. */
export type ModelSource =
  | { readonly kind: "folder"; readonly name: string; readonly folder: string }
  | { readonly kind: "hub"; readonly name: string; readonly folder: string; readonly revision: string };

interface SourceOptions {
  readonly cacheDir?: string;
  readonly revision?: string;
}

const hubId = /^\w[\w.-]*\/\w[\w.-]*$/;

/**
 * Distinguishes a folder from an id on the hub by how it is written, not by what exists: a folder is absolute,
 * begins with `./` or `../`, or is a `file:` URL; an id is `owner/name`.
 */
export function modelSource(idOrFolder: string, { cacheDir, revision = "main" }: SourceOptions = {}): ModelSource {
  if (/^file:/i.test(idOrFolder)) return folderAt(fileURLToPath(idOrFolder));
  if (isAbsolute(idOrFolder) || /^\.\.?([\\/]|$)/.test(idOrFolder)) return folderAt(resolve(idOrFolder));
  if (!hubId.test(idOrFolder)) {
    throw new InvalidRequestError(
      `"${idOrFolder}" is neither a model's id on the hub ("owner/name") nor a folder ("./models/mine" or an absolute path).`,
      { provider: "local", model: idOrFolder },
    );
  }
  if (!/^\w[\w./-]*$/.test(revision) || revision.includes("..")) {
    throw new InvalidRequestError(`"${revision}" is not a revision. Pass a branch, a tag or a commit.`, {
      provider: "local",
      model: idOrFolder,
    });
  }
  // The layout of transformers.js' own cache, so that a folder of its files can be used as it is.
  const at = join(resolve(cacheDir ?? defaultCacheDir()), ...idOrFolder.split("/"));
  return { kind: "hub", name: idOrFolder, folder: revision === "main" ? at : join(at, revision), revision };
}

const folderAt = (folder: string): ModelSource => ({ kind: "folder", name: folder, folder });
