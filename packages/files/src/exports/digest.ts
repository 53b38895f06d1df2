import { hash } from "node:crypto";

/** 48 bits of a hash, for sets of a hundred thousand texts that are not to be held in memory. */
export function digestOf(text: string): number {
  return Number.parseInt(hash("sha1", text, "hex").slice(0, 12), 16);
}
