import type { FileHandle } from "node:fs/promises";
import { outputError } from "../output-error.js";

/** UTF-16 units that are gathered before they are written: each write is a call of the system. */
const most = 65_536;

/** Gathers small pieces and writes them together. */
export class FileSink {
  readonly #file: FileHandle;
  readonly #path: string;
  #pieces: string[] = [];
  #length = 0;

  constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  async put(piece: string | Uint8Array): Promise<void> {
    if (typeof piece !== "string") {
      await this.flush();
      return await this.#write(piece);
    }
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#length >= most) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#length === 0) return;
    const text = this.#pieces.join("");
    this.#pieces = [];
    this.#length = 0;
    await this.#write(text);
  }

  async #write(content: string | Uint8Array): Promise<void> {
    try {
      await this.#file.writeFile(content);
    } catch (error) {
      throw outputError(this.#path, error);
    }
  }
}
