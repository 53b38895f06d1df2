/** Questions that are being asked right now, so that the same one is not asked twice at once. */
export class UnderWay {
  readonly #asked = new Map<string, Promise<void>>();

  /** The end of the same question's call, where there is one. */
  end(asked: string): Promise<void> | undefined {
    return this.#asked.get(asked);
  }

  /** Marks a question as being asked, until it is disposed of. */
  begin(asked: string): Disposable {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#asked.set(asked, promise);
    return {
      [Symbol.dispose]: () => {
        this.#asked.delete(asked);
        resolve();
      },
    };
  }
}
