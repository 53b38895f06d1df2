import { base64OfBytes } from "../image/base64.js";

/**
 * Images that stand in a request body as short markers until it is sent. The vendor's client then
 * stringifies a small body, and the image is encoded once, straight into the bytes that go out,
 * where the plain way would walk over megabytes of base64 several times.
 *
 * @example
 * const slots = new Base64Slots();
 * const client = new OpenAI({ fetch: slots.fetch(globalThis.fetch) });
 * const { marker, release } = slots.place(bytes);
 * const url = `data:image/png;base64,${marker}`; // in the request; release() when it is done
 */
export class Base64Slots {
  readonly #images = new Map<string, Uint8Array>();

  /** A marker that stands for the image's base64. No prompt can name it: it is made of 16 random bytes. */
  place(bytes: Uint8Array): { readonly marker: string; release(): void } {
    const marker = `legenda-${crypto.randomUUID()}`;
    this.#images.set(marker, bytes);
    return { marker, release: () => void this.#images.delete(marker) };
  }

  /** A `fetch` that puts the images in; what holds no marker passes through as it is. */
  fetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return (input, init) => {
      const body = typeof init?.body === "string" ? this.fill(init.body) : undefined;
      if (!body) return fetch(input, init);
      const headers = new Headers(init?.headers);
      // It was that of the body with markers.
      headers.delete("content-length");
      return fetch(input, { ...init, headers, body });
    };
  }

  /** The body's bytes with the images in; `undefined` where it holds no marker. */
  fill(body: string): Uint8Array<ArrayBuffer> | undefined {
    if (this.#images.size === 0) return undefined;
    const pieces: (string | Uint8Array)[] = [];
    let from = 0;
    for (let at = body.indexOf("legenda-"); at !== -1; at = body.indexOf("legenda-", at + 1)) {
      const marker = body.slice(at, at + markerLength);
      const bytes = this.#images.get(marker);
      if (!bytes) continue;
      pieces.push(body.slice(from, at), bytes);
      from = at + markerLength;
    }
    if (pieces.length === 0) return undefined;
    pieces.push(body.slice(from));
    return joined(pieces);
  }
}

const markerLength = "legenda-".length + 36;

function joined(pieces: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const encoded = pieces.map((piece) => (typeof piece === "string" ? encoder.encode(piece) : piece));
  const sizes = pieces.map((piece, index) =>
    typeof piece === "string" ? (encoded[index]?.length ?? 0) : 4 * Math.ceil(piece.length / 3),
  );
  const whole = new Uint8Array(sizes.reduce((total, size) => total + size, 0));
  let at = 0;
  for (const [index, piece] of encoded.entries()) {
    if (typeof pieces[index] === "string") whole.set(piece, at);
    else encoder.encodeInto(base64OfBytes(piece), whole.subarray(at));
    at += sizes[index] ?? 0;
  }
  return whole;
}
