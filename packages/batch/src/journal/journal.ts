import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { BatchResult, CallRecord, FailureRecord } from "../result.js";
import type { BatchSource } from "../source.js";
import { GroupCommit } from "./group-commit.js";
import type { AnsweredRow, ItemRow } from "./item-row.js";
import { countItems, countReplies, type JournalCounts, toCounts } from "./journal-counts.js";
import { inMemory, openDatabase, settle, toJournalError } from "./open-database.js";
import { resultOfRow } from "./result-of-row.js";
import { keepSettings, type RunSettings } from "./settings.js";
import { lockJournal } from "./writer-lock.js";

/** What was learned of an image on the way to its answer. */
export interface Learned {
  readonly stamp?: string | undefined;
  readonly asked?: string | undefined;
  readonly words?: string | undefined;
  readonly look?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** What a call was worth: its value, and what it took. */
export interface Answered {
  /** JSON; `undefined` for a call that was paid for and gave no caption. */
  readonly value: string | undefined;
  readonly call: CallRecord | undefined;
}

const learnedColumns = "stamp = ?, asked = ?, words = ?, look = ?, width = coalesce(?, width), height = coalesce(?, height)";

/** A journal that is being written: one at a time, by the run that holds its lock. */
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
    // The folder is made by the opening; a reader may have the database at the same time, a writer not.
    this.#database = openDatabase(path, { forRun: true });
    try {
      this.#lock = path === inMemory ? undefined : lockJournal(path);
      keepSettings(this.#database, settings, path);
      this.#commits = new GroupCommit(this.#database, (error) => toJournalError(error, path));
      this.run = Number(this.#run("INSERT INTO runs (started) VALUES (?)", Date.now()));
    } catch (error) {
      // Whoever else has it puts it back into one file.
      if (this.#lock) settle(this.#database);
      this.#lock?.[Symbol.dispose]();
      this.#database.close();
      throw error;
    }
  }

  find(key: string): ItemRow | undefined {
    return this.#get("SELECT * FROM items WHERE key = ?", key) as ItemRow | undefined;
  }

  /**
   * Puts an image that this run has met in its place, and gives its number. What an answered image had before stays as
   * it was then: by now it may have our own caption.
   */
  meet({ key, image, fields, existing, problem, empty }: BatchSource, position: number): number {
    // What has a problem is opened by nobody, later either: it may be a pipe, or a link that leads out.
    const place =
      problem || empty
        ? null
        : image.kind === "file"
          ? image.path
          : image.kind === "url" && !/^data:/i.test(image.url)
            ? image.url
            : null;
    const kind = place === null ? "memory" : image.kind;
    const row = this.#commits.write(() =>
      this.#get(
        `INSERT INTO items (key, position, run, kind, place, fields, existing) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET position = excluded.position, run = excluded.run, gone = 0, kind = excluded.kind,
           place = excluded.place, fields = excluded.fields,
           existing = CASE state WHEN 'done' THEN items.existing ELSE excluded.existing END
         RETURNING id`,
        key,
        position,
        this.run,
        kind,
        place,
        JSON.stringify(fields ?? {}),
        existing ?? null,
      ),
    );
    return (row as { id: number }).id;
  }

  /** The answer of a call. Resolves once it is on the disk. */
  async answer(id: number, learned: Learned, answered: Answered): Promise<void> {
    this.#commits.write(() => {
      const reply = this.#insertReply(id, answered);
      this.#settle(id, "done", learned, { reply });
    });
    await this.#commits.committed();
  }

  /** An image that shares the answer of another. */
  async share(id: number, learned: Learned, original: number): Promise<void> {
    this.#commits.write(() => {
      // The reply itself is kept, so that the answer stays when the other image is answered anew.
      const { reply } = this.#get("SELECT reply FROM items WHERE id = ?", original) as { reply: number };
      this.#settle(id, "done", learned, { reply, original });
    });
    await this.#commits.committed();
  }

  /** An image without an answer; what was paid for all the same is kept. */
  async fail(id: number, learned: Learned, error: FailureRecord, paid: Answered | undefined): Promise<void> {
    this.#commits.write(() => {
      const reply = paid && this.#insertReply(id, paid);
      this.#settle(id, "failed", learned, { error: JSON.stringify(error), reply });
    });
    await this.#commits.committed();
  }

  /** An image that keeps the caption it has. */
  async keep(id: number): Promise<void> {
    this.#commits.write(() => this.#settle(id, "kept", {}, {}));
    await this.#commits.committed();
  }

  /** What was paid for an image that stays to be captioned. */
  async pay(id: number, paid: Answered): Promise<void> {
    this.#commits.write(() => this.#insertReply(id, paid));
    await this.#commits.committed();
  }

  /** The file of an answered image has another time and is still the same. */
  restamp(id: number, stamp: string | undefined): void {
    this.#commits.write(() => this.#run("UPDATE items SET stamp = ? WHERE id = ?", stamp ?? null, id));
  }

  /** The image that was asked the same and has an answer of its own. */
  answeredAlike(asked: string, not: number): number | undefined {
    const row = this.#get(
      "SELECT id FROM items WHERE asked = ? AND state = 'done' AND duplicate_of IS NULL AND id <> ? ORDER BY id LIMIT 1",
      asked,
      not,
    );
    return (row as { id: number } | undefined)?.id;
  }

  /** The pictures that have an answer of their own, by their perceptual hashes. */
  looks(): Iterable<{ readonly id: number; readonly look: string }> {
    return this.#database
      .prepare(
        "SELECT id, look FROM items WHERE look IS NOT NULL AND state = 'done' AND duplicate_of IS NULL ORDER BY position, id",
      )
      .iterate() as unknown as Iterable<{ id: number; look: string }>;
  }

  resultOf(id: number): BatchResult | undefined {
    const row = this.#get(`${answeredRows} WHERE items.id = ?`, id) as AnsweredRow | undefined;
    return row && resultOfRow(row);
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

  /** All sources have been met: images that are no longer among them are left out of outputs. */
  sweep(): void {
    this.#commits.write(() => this.#run("UPDATE items SET gone = 1 WHERE run <> ? AND gone = 0", this.run));
  }

  finish(): void {
    this.#commits.write(() => this.#run("UPDATE runs SET finished = ? WHERE id = ?", Date.now(), this.run));
    this.#commits.flush();
  }

  [Symbol.dispose](): void {
    try {
      this.#commits.flush();
    } finally {
      settle(this.#database);
      this.#database.close();
      this.#lock?.[Symbol.dispose]();
    }
  }

  #insertReply(item: number, { value, call }: Answered): number {
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

  #settle(
    id: number,
    state: ItemRow["state"],
    { stamp, asked, words, look, width, height }: Learned,
    { reply, original, error }: { reply?: number | undefined; original?: number | undefined; error?: string | undefined },
  ): void {
    this.#run(
      `UPDATE items SET state = ?, reply = ?, duplicate_of = ?, error = ?, ${learnedColumns} WHERE id = ?`,
      state,
      reply ?? null,
      original ?? null,
      error ?? null,
      stamp ?? null,
      asked ?? null,
      words ?? null,
      look ?? null,
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
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Each image with its answer, and the name of the one that it shares it with, as long as that is among the sources. */
export const answeredRows = `
  SELECT items.*, replies.value, replies.call, original.key AS original
  FROM items
  LEFT JOIN items AS original ON original.id = items.duplicate_of AND original.gone = 0
  LEFT JOIN replies ON replies.id = items.reply`;
