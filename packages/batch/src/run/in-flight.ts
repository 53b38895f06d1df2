/** Requests that are in flight, by their fingerprints, so that two images with the same request are not sent at once. */
export class InFlightRequests {
  readonly #ends = new Map<string, Promise<void>>();

  /** Resolves when the request with this fingerprint has ended; `undefined` where none is in flight. */
  end(fingerprint: string): Promise<void> | undefined {
    return this.#ends.get(fingerprint);
  }

  /** Registers a request until it is disposed of. */
  begin(fingerprint: string): Disposable {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ends.set(fingerprint, promise);
    return {
      [Symbol.dispose]: () => {
        this.#ends.delete(fingerprint);
        resolve();
      },
    };
  }
}
