// The newest runtimes have base64 methods on Uint8Array; others have Buffer, or at least atob and btoa.
interface NativeBase64 {
  toBase64?(): string;
}
interface NativeConstructor {
  fromBase64?(text: string): Uint8Array;
}

/** Encodes bytes as standard base64 with padding, using the runtime's own encoder where there is one. */
export function base64OfBytes(bytes: Uint8Array): string {
  const native = (bytes as NativeBase64).toBase64;
  if (native) return native.call(bytes);
  if (typeof Buffer !== "undefined") return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** Decodes base64, standard or URL-safe, with or without padding and line breaks; `undefined` if the text is not base64. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  const standard = text.replace(/\s+/g, "").replaceAll("-", "+").replaceAll("_", "/");
  // Buffer stops silently at an invalid character, which would truncate an image.
  if (standard === "" || !/^[A-Za-z0-9+/]*={0,2}$/.test(standard)) return undefined;
  const native = (Uint8Array as NativeConstructor).fromBase64;
  try {
    if (native) return native.call(Uint8Array, standard);
    if (typeof Buffer !== "undefined") return new Uint8Array(Buffer.from(standard, "base64"));
    return Uint8Array.from(atob(standard), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
