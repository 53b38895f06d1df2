import type { BatchSource } from "@legenda/batch";
import { DefinitionError } from "@legenda/core";
import { printableName } from "../text/printable-name.js";
import { checkedPath } from "./checked-path.js";
import { codeOf } from "./source-errors.js";
import { walk } from "./walk.js";

export interface FolderOptions {
  /** Whether folders below are walked too. @default true */
  readonly recursive?: boolean;
  /** Whether names that begin with a dot count. @default false */
  readonly hidden?: boolean;
  /**
   * Whether links may lead out of the folder, and linked folders are entered. A folder is walked once, however many links
   * lead to it. @default false
   */
  readonly followSymlinks?: boolean;
  /** Globs of files and folders that are ignored, matched with the path below the folder, such as `"drafts"` or `"**\/*-thumb.*"`. */
  readonly ignore?: readonly string[];
}

/**
 * The images of a folder, in the order of their names, each keyed by its path below the folder.
 *
 * A file counts as an image by its extension, whatever is inside, otherwise by its first bytes. A file with the name of an
 * image that cannot be used (a pipe, a link that leads out of the folder, a name that is not UTF-8), and a folder inside that
 * cannot be read, has a `problem`. Folders such as `node_modules` and `.git` are ignored.
 *
 * @throws {DefinitionError} immediately, if the path is not a folder
 * @example
 * for await (const { key } of folder("photos", { ignore: ["drafts"] })) console.log(key); // "2024/bag.jpg"
 */
export function folder(path: string, options: FolderOptions = {}): AsyncIterable<BatchSource> {
  const root = checkedPath(path, "folder");
  const { recursive = true, hidden = false, followSymlinks = false, ignore = [] } = options;
  return {
    async *[Symbol.asyncIterator]() {
      try {
        yield* walk(root, { recursive, hidden, followSymlinks, ignore });
      } catch (cause) {
        throw new DefinitionError(`The folder ${printableName(path)} cannot be read (${codeOf(cause)}).`, { cause });
      }
    },
  };
}
