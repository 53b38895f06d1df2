import { hash } from "node:crypto";

/**
 * The SHA-256 of bytes, in 64 hexadecimal digits: the same for the same picture under any name.
 *
 * @example
 * contentHash(new TextEncoder().encode("abc")); // "ba7816bf…"
 */
export function contentHash(bytes: Uint8Array): string {
  return hash("sha256", bytes, "hex");
}
