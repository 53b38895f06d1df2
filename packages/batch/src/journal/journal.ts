import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { CallRecord, FailureRecord, ResultImage } from "../result.js";
import type { BatchSource } from "../source.js";
import { GroupCommit } from "./group-commit.js";
import { type AnsweredRow, type ItemRow, selectAnsweredRows } from "./item-row.js";
import { countItems, countReplies, type JournalCounts, toCounts } from "./journal-counts.js";
import { inMemory, openDatabase, toJournalError, toSingleFile } from "./open-database.js";
import { imageAt } from "./row-result.js";
import { keepSettings, type RunSettings } from "./settings.js";
import { lockJournal } from "./writer-lock.js";

/** What a run found out about an image on the way to its answer. */
export interface ItemDetails {
  readonly signature?: string | undefined;
  readonly fingerprint?: string | undefined;
  readonly promptHash?: string | undefined;
  /** With the hash of its prompt before it. */
  readonly perceptualHash?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** A call whose reply came back. */
export interface PaidCall {
  /** JSON; `undefined` for a call that was paid for and gave no caption. */
  readonly value: string | undefined;
  readonly call: CallRecord | undefined;
}

/** An image as this run found it. */
export interface JournalItem {
  readonly id: number;
  readonly image: ResultImage;
}

/** A journal that is being written: by one run at a time, which holds its lock. */
export class Journal implements Disposable {
  readonly path: string;
  /** The number of this run, from 1 up. */
  readonly run: number;
  readonly #database: DatabaseSync;
  readonly #lock: Disposable | undefined;
  readonly #commits: GroupCommit;
  readonly #statements = new Map<string, StatementSync>();

  /** @throws {JournalError} when it cannot be opened, is in use, or belongs to other settings */
  constructor(path: string, settings: RunSettings) {
    this.path = path;
    // Opening creates the folder. A reader may have the database open at the same time, a writer may not.
    this.#database = openDatabase(path, { forRun: true });
    try {
      this.#lock = path === inMemory ? undefined : lockJournal(path);
      keepSettings(this.#database, settings, path);
      this.#commits = new GroupCommit(this.#database, (error) => toJournalError(error, path));
      this.run = Number(this.#run("INSERT INTO runs (started) VALUES (?)", Date.now()));
    } catch (error) {
      // Another run that has it open does this itself.
      if (this.#lock) toSingleFile(this.#database);
      this.#lock?.[Symbol.dispose]();
      this.#database.close();
      throw error;
    }
  }

  /** The image with this key, with its answer. */
  findItem(key: string): AnsweredRow | undefined {
    return this.#get(`${selectAnsweredRows} WHERE items.key = ?`, key) as AnsweredRow | undefined;
  }

  /**
   * Records that this run has met an image. `existing` of a captioned image stays as it was then: by now it may be our
   * own caption.
   */
  upsertItem({ key, image, fields = {}, existing, problem, empty }: BatchSource, position: number): JournalItem {
    // A source with a problem must not be opened later either: it may be a pipe, or a link to outside of its folder.
    const location = problem || empty ? null : locationOf(image);
    const kind = location === null ? "memory" : (image.kind as ItemRow["kind"]);
    const row = this.#commits.write(() =>
      this.#get(
        `INSERT INTO items (key, position, run, kind, place, fields, existing) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET position = excluded.position, run = excluded.run, gone = 0, kind = excluded.kind,
           place = excluded.place, fields = excluded.fields,
           existing = CASE state WHEN 'done' THEN items.existing ELSE excluded.existing END
         RETURNING id, existing, width, height`,
        key,
        position,
        this.run,
        kind,
        location,
        JSON.stringify(fields),
        existing ?? null,
      ),
    ) as Pick<ItemRow, "id" | "existing" | "width" | "height">;
    return {
      id: row.id,
      image: {
        key,
        image: imageAt({ kind, location }),
        fields,
        existing: row.existing ?? undefined,
        width: row.width ?? undefined,
        height: row.height ?? undefined,
      },
    };
  }

  /** Records the answer of a call. Resolves once it is on the disk. */
  async recordAnswer(id: number, details: ItemDetails, paid: PaidCall): Promise<void> {
    this.#commits.write(() => this.#finishItem(id, "done", details, { reply: this.#insertReply(id, paid) }));
    await this.#commits.committed();
  }

  /** Records that an image shares the answer of another, and returns that answer. */
  async recordDuplicate(
    id: number,
    details: ItemDetails,
    original: number,
  ): Promise<Pick<AnsweredRow, "value" | "call"> & { readonly original: string | null }> {
    const shared = this.#commits.write(() => {
      const row = this.#get(
        `SELECT items.reply, CASE items.gone WHEN 0 THEN items.key END AS original, replies.value, replies.call
         FROM items LEFT JOIN replies ON replies.id = items.reply WHERE items.id = ?`,
        original,
      ) as { reply: number; original: string | null; value: string | null; call: string | null };
      // Shares the reply itself, so that it stays when the other image is captioned again.
      this.#finishItem(id, "done", details, { reply: row.reply, original });
      return row;
    });
    await this.#commits.committed();
    return shared;
  }

  /** Records that an image failed, and what was paid for it all the same. */
  async recordFailure(id: number, details: ItemDetails, error: FailureRecord, paid: PaidCall | undefined): Promise<void> {
    this.#commits.write(() => {
      const reply = paid && this.#insertReply(id, paid);
      this.#finishItem(id, "failed", details, { error: JSON.stringify(error), reply });
    });
    await this.#commits.committed();
  }

  /** Records that an image keeps the caption it has. */
  async recordKept(id: number): Promise<void> {
    this.#commits.write(() => this.#finishItem(id, "kept", {}, {}));
    await this.#commits.committed();
  }

  /** Records what was paid for an image that stays open. */
  async recordCost(id: number, paid: PaidCall): Promise<void> {
    this.#commits.write(() => this.#insertReply(id, paid));
    await this.#commits.committed();
  }

  /** Records another signature of the same image. */
  updateSignature(id: number, signature: string | undefined): void {
    this.#commits.write(() => this.#run("UPDATE items SET stamp = ? WHERE id = ?", signature ?? null, id));
  }

  /** The image other than `id` with the same request and an answer of its own. */
  findAnswered(fingerprint: string, id: number): number | undefined {
    const row = this.#get(
      "SELECT id FROM items WHERE asked = ? AND state = 'done' AND duplicate_of IS NULL AND id <> ? ORDER BY id LIMIT 1",
      fingerprint,
      id,
    );
    return (row as { id: number } | undefined)?.id;
  }

  /** The perceptual hashes of the images that have an answer of their own, each with the hash of its prompt before it. */
  perceptualHashes(): Iterable<{ readonly id: number; readonly perceptualHash: string }> {
    return this.#database
      .prepare(
        `SELECT id, look AS perceptualHash FROM items
         WHERE look IS NOT NULL AND state = 'done' AND duplicate_of IS NULL ORDER BY position, id`,
      )
      .iterate() as unknown as Iterable<{ id: number; perceptualHash: string }>;
  }

  counts(): JournalCounts {
    return toCounts(this.#get(countItems) ?? {}, this.#get(countReplies) ?? {});
  }

  /** US dollars of all replies whose price was known. */
  spent(): number {
    return (this.#get("SELECT coalesce(sum(cost), 0) AS spent FROM replies") as { spent: number }).spent;
  }

  committed(): Promise<void> {
    return this.#commits.committed();
  }

  /** Leaves images that this run did not meet out of outputs. Call it after the last source. */
  markRemoved(): void {
    this.#commits.write(() => this.#run("UPDATE items SET gone = 1 WHERE run <> ? AND gone = 0", this.run));
  }

  finishRun(): void {
    this.#commits.write(() => this.#run("UPDATE runs SET finished = ? WHERE id = ?", Date.now(), this.run));
    this.#commits.flush();
  }

  [Symbol.dispose](): void {
    try {
      this.#commits.flush();
    } finally {
      toSingleFile(this.#database);
      this.#database.close();
      this.#lock?.[Symbol.dispose]();
    }
  }

  #insertReply(item: number, { value, call }: PaidCall): number {
    return Number(
      this.#run(
        `INSERT INTO replies (item, run, at, value, call, cost, input_tokens, output_tokens, requests)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        item,
        this.run,
        Date.now(),
        value ?? null,
        call ? JSON.stringify(call) : null,
        call?.cost?.amount ?? null,
        call?.usage.inputTokens ?? null,
        call?.usage.outputTokens ?? null,
        call?.attempts ?? 0,
      ),
    );
  }

  #finishItem(
    id: number,
    state: ItemRow["state"],
    { signature, fingerprint, promptHash, perceptualHash, width, height }: ItemDetails,
    { reply, original, error }: { reply?: number | undefined; original?: number | undefined; error?: string | undefined },
  ): void {
    this.#run(
      `UPDATE items SET state = ?, reply = ?, duplicate_of = ?, error = ?, stamp = ?, asked = ?, words = ?, look = ?,
         width = coalesce(?, width), height = coalesce(?, height) WHERE id = ?`,
      state,
      reply ?? null,
      original ?? null,
      error ?? null,
      signature ?? null,
      fingerprint ?? null,
      promptHash ?? null,
      perceptualHash ?? null,
      width ?? null,
      height ?? null,
      id,
    );
  }

  #get(sql: string, ...values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.#prepared(sql).get(...values);
  }

  #run(sql: string, ...values: SQLInputValue[]): number | bigint {
    return this.#prepared(sql).run(...values).lastInsertRowid;
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** The path or URL of an image that can be loaded again. */
function locationOf(image: BatchSource["image"]): string | null {
  if (image.kind === "file") return image.path;
  return image.kind === "url" && !/^data:/i.test(image.url) ? image.url : null;
}
