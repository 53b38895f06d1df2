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

/** Where the copies of images go: into one folder, in their own structure of folders, and never over a file that is no copy. */
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
   * @throws {OutputError} where there may be none
   */
  async placeOf(result: BatchResult): Promise<string> {
    const place = outputLocation(result, this.#folder);
    if ("problem" in place) throw new OutputError(place.problem, { path: result.key });
    const { path } = place;
    const refused = (why: string) => new OutputError(`${quotePath(path)} ${why}`, { path });
    const digest = digestOf(foldedPath(path));
    if (this.#taken.has(digest)) throw refused("is the place of another image too: give one of them another name.");
    if (foldedPath(this.#below(path)) === recordName) throw refused("is where Legenda keeps the list of its copies.");
    this.#taken.add(digest);
    const fault = await this.#folders.faultAt(path);
    if (fault !== undefined) throw new OutputError(fault, { path });
    const there = await lstat(path).catch(absent);
    if (!there) return path;
    if (!there.isFile()) throw refused("is there already and is no file: name another folder.");
    const original = result.image?.kind === "file" ? await stat(result.image.path) : undefined;
    if (original?.dev === there.dev && original.ino === there.ino) {
      throw refused("is the image itself: name another folder, or say that images are changed in place.");
    }
    if (!(await this.#record.has(this.#below(path)))) {
      throw refused("is there already and is no copy of Legenda's: move it away, or name another folder.");
    }
    return path;
  }

  /** Notes that a copy will stand there. */
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
