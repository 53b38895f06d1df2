/** A reply that did not come in time. */
export class TimedOut extends Error {}

/** Reads a body as text, piece by piece. Leaving it closes the connection. @throws {TimedOut} after `idleMs` without a piece */
export async function* bodyPieces(body: ReadableStream<Uint8Array>, idleMs: number): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read(), idleMs);
      if (done) break;
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  } finally {
    // Whoever leaves early does not wait for the connection to close, nor hear of it.
    void reader.cancel().catch(() => {});
  }
}

/** Reads a whole body as text. @throws {TimedOut} after `idleMs` without a piece */
export async function bodyText({ body }: Response, idleMs: number): Promise<string> {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let late = false;
  const stop = () => {
    late = true;
    void reader.cancel().catch(() => {});
  };
  // A timer for each piece, and no promise beside the reader's own: most replies come in one piece.
  let timer = setTimeout(stop, idleMs);
  try {
    for (let text = ""; ; ) {
      const { done, value } = await reader.read();
      if (late) throw new TimedOut();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      clearTimeout(timer);
      timer = setTimeout(stop, idleMs);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Settles as the promise does, or rejects when it takes too long. */
function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimedOut()), ms);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
