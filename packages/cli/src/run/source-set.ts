import type { BatchSource, BatchSources } from "@legenda/batch";
import { countSources } from "@legenda/files";

/**
 * The images of a run. The first is read at once, for the table's columns, and the first reader of the set continues from
 * there; later readers walk the sources again. They are counted at the same time.
 */
export class SourceSet implements AsyncIterable<BatchSource>, AsyncDisposable {
  /** `undefined` if there are no images. */
  readonly first: BatchSource | undefined;
  readonly #sources: BatchSources;
  readonly #counting: Promise<void>;
  #total: number | undefined;
  #begun: AsyncIterator<BatchSource> | undefined;

  /**
   * @param counted the same sources, or ones of the same number that are cheaper to walk
   */
  static async open(sources: BatchSources, counted: BatchSources | number): Promise<SourceSet> {
    const begun = iterate(sources);
    const { value, done } = await begun.next();
    return new SourceSet(sources, counted, begun, done ? undefined : value);
  }

  private constructor(
    sources: BatchSources,
    counted: BatchSources | number,
    begun: AsyncIterator<BatchSource>,
    first: BatchSource | undefined,
  ) {
    this.#sources = sources;
    this.#begun = begun;
    this.first = first;
    this.#counting = first === undefined ? Promise.resolve() : this.#count(counted);
    if (first === undefined) this.#total = 0;
  }

  /** The columns of the table; none for other sources. */
  get columns(): readonly string[] {
    return Object.keys(this.first?.fields ?? {});
  }

  /** The number of images; `undefined` while they are being counted. */
  get total(): number | undefined {
    return this.#total;
  }

  /** Waits for the count, for at most this many milliseconds. */
  async counted(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await Promise.race([this.#counting, promise]);
    clearTimeout(timer);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<BatchSource> {
    const begun = this.#begun;
    this.#begun = undefined;
    if (begun === undefined || this.first === undefined) {
      yield* this.#sources;
      return;
    }
    try {
      yield this.first;
      for (let next = await begun.next(); !next.done; next = await begun.next()) yield next.value;
    } finally {
      await begun.return?.();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#begun?.return?.();
  }

  async #count(counted: BatchSources | number): Promise<void> {
    try {
      this.#total = typeof counted === "number" ? counted : await countSources(counted);
    } catch {
      // Whoever reads the sources gets the same error.
    }
  }
}

async function* iterate(sources: BatchSources): AsyncGenerator<BatchSource> {
  yield* sources;
}
