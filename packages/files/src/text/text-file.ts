/** What can be wrong with a text that is read. */
export type TextFault = "not-found" | "unreadable" | "not-utf-8" | "malformed" | "no-such-column" | "too-large";

/** Where in a text a fault is, and what it is. */
export interface TextFaultDetails {
  readonly reason: TextFault;
  /** Counted from 1. */
  readonly line?: number;
  readonly cause?: unknown;
}

/** A text that is being read: its name for messages, and the error that its reader throws. */
export interface TextFile {
  readonly name: string;
  readonly error: (message: string, details: TextFaultDetails) => Error;
}

/** An error about a line of a text. */
export function lineError({ name, error }: TextFile, line: number, message: string, details: TextFaultDetails): Error {
  return error(`${name}, line ${line}: ${message}`, { ...details, line });
}
