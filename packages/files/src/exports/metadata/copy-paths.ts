import { lstat, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { BatchResult } from "@legenda/batch";
import { foldedPath } from "../../paths/folded-path.js";
import { quotePath } from "../../text/printable-name.js";
import { absent } from "../atomic-file/target.js";
import { digestOf } from "../digest.js";
import { OutputError } from "../output-error.js";
import { outputLocation } from "../sidecars/output-location.js";
import { SafeFolders } from "../sidecars/safe-folders.js";
import { CopyRecord, recordName } from "./copy-record.js";

/** The paths of the copies of images: in one folder, in the folder structure of the images, and never over a file that is not a copy. */
export class CopyPaths {
  readonly #folder: string;
  readonly #folders: SafeFolders;
  readonly #record: CopyRecord;
  readonly #taken = new Set<number>();

  constructor(folder: string) {
    this.#folder = resolve(folder);
    this.#folders = new SafeFolders(this.#folder);
    this.#record = new CopyRecord(this.#folder);
  }

  /**
   * The path of an image's copy; its folder is made.
   *
   * @throws {OutputError} if there must not be one
   */
  async pathFor(result: BatchResult): Promise<string> {
    const location = outputLocation(result, this.#folder);
    if ("problem" in location) throw new OutputError(location.problem, { path: result.key });
    const { path } = location;
    const refused = (why: string) => new OutputError(`${quotePath(path)} ${why}`, { path });
    const digest = digestOf(foldedPath(path));
    if (this.#taken.has(digest)) throw refused("is the path of another image too. Give one of them another name.");
    if (foldedPath(this.#below(path)) === recordName) throw refused("is where Legenda keeps the list of its copies.");
    this.#taken.add(digest);
    const fault = await this.#folders.faultAt(path);
    if (fault !== undefined) throw new OutputError(fault, { path });
    const existing = await lstat(path).catch(absent);
    if (!existing) return path;
    if (!existing.isFile()) throw refused("exists and is not a file. Name another folder.");
    const original = result.image?.kind === "file" ? await stat(result.image.path) : undefined;
    if (original?.dev === existing.dev && original.ino === existing.ino) {
      throw refused("is the image itself. Name another folder, or change the images in place.");
    }
    if (!(await this.#record.has(this.#below(path)))) {
      throw refused("exists and is not a copy that Legenda made. Move it away, or name another folder.");
    }
    return path;
  }

  /** Records that a copy will be at this path. */
  async claim(path: string): Promise<void> {
    await this.#record.add(this.#below(path));
  }

  async close(): Promise<void> {
    await this.#record.close();
  }

  #below(path: string): string {
    return relative(this.#folder, path).replaceAll(sep, "/");
  }
}
