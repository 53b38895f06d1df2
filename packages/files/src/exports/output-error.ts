import { LegendaError } from "@legenda/core";
import { quotePath } from "../text/printable-name.js";

/** A file cannot be written. The old file is untouched. */
export class OutputError extends LegendaError {
  static override readonly kind = "OutputError";
  /** As it was passed. */
  readonly path: string;
  /** The system's code, such as `"ENOSPC"`, if the system refused. */
  readonly code: string | undefined;

  constructor(message: string, options: { path: string; code?: string | undefined; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.path = options.path;
    this.code = options.code;
  }
}

/** Explains an error of the system, with what to do. An `OutputError` is returned as it is. */
export function outputError(path: string, cause: unknown): OutputError {
  if (cause instanceof OutputError) return cause;
  const { code, message = String(cause) } = (cause ?? {}) as { code?: string; message?: string };
  const reason = reasons[code ?? ""] ?? (code === undefined ? message : `the system refused it (${code}). Try another folder`);
  return new OutputError(`${quotePath(path)} cannot be written: ${reason.replace(/\.$/, "")}.`, { path, code, cause });
}

/** Whether every other file of the same disk would fail too. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof OutputError && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

const full = "the disk is full. Free some space, or write to another disk";
const forbidden = "it may not be written. Change its permissions, close the program that has it open, or write to another folder";
const readOnly = "the disk is read-only. Write to another one";
const busy = "another program has it open. Close that, and try again";

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: full,
  EDQUOT: "your share of the disk is used up. Free some space, or write to another disk",
  EFBIG: "it grew larger than files may be here. Write to another disk, or raise the limit",
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: readOnly,
  EBUSY: busy,
  ETXTBSY: busy,
  EISDIR: "it is a folder. Name a file in it",
  ENOENT: "its folder does not exist, and cannot be made there. Name another folder",
  ENOTDIR: "a part of its path is a file, not a folder. Name another folder",
  EEXIST: "a part of its path is a file, not a folder. Name another folder",
  ELOOP: "its links lead in a circle. Name another file",
  ENAMETOOLONG: "its name is too long. Give it a shorter one",
  EMFILE: "too many files are open. Raise the limit of open files",
  ENFILE: "too many files are open. Raise the limit of open files",
  EIO: "the disk failed. Write to another one",
};
