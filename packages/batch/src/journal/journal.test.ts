import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { Journal } from "./journal.js";
import { openDatabase } from "./open-database.js";
import { readJournal } from "./read-journal.js";
import { isLocked, lockJournal } from "./writer-lock.js";

const call = {
  provider: "test",
  model: "m",
  finish: "stop" as const,
  usage: { inputTokens: 3, outputTokens: 2 },
  cost: { amount: 0.5, currency: "USD" as const, pricedAt: "2026-11-01" },
  attempts: 2,
  durationMs: 5,
  requestId: "r-1",
};
const source = (key: string) => ({ key, image: { kind: "file" as const, path: `/photos/${key}` } });

test("keeps the result of each image, in the order of the sources", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "a.journal");
  {
    using journal = new Journal(path, {});
    const ids = ["b", "a", "c", "d"].map(
      (key, position) => journal.upsertItem({ ...source(key), fields: { sku: key } }, position).id,
    );
    const [b = 0, a = 0, c = 0] = ids;
    await journal.recordAnswer(b, { width: 4, height: 3 }, { value: '{"alt":"B"}', call });
    await journal.recordDuplicate(a, {}, b);
    const error = { name: "ImageError", message: "No.", retryable: false, reason: "truncated", status: undefined };
    await journal.recordFailure(c, {}, error, { value: undefined, call: { ...call, cost: undefined } });
    expect(journal.counts()).toEqual({
      images: 4,
      pending: 1,
      done: 2,
      duplicates: 1,
      failed: 1,
      kept: 0,
      requests: 4,
      inputTokens: 6,
      outputTokens: 4,
      cost: undefined,
    });
  }
  using reader = readJournal(path);
  expect([...reader.results()]).toMatchObject([
    { key: "b", status: "done", value: { alt: "B" }, width: 4, fields: { sku: "b" }, image: { path: "/photos/b" }, call },
    { key: "a", status: "done", value: { alt: "B" }, origin: "duplicate", duplicateOf: "b" },
    { key: "c", status: "failed", error: { reason: "truncated" } },
  ]);
  // A second time, and while nobody writes.
  expect([...reader.results()]).toHaveLength(3);
  expect(reader).toMatchObject({ active: false, runs: [{ finishedAt: undefined }] });
});

test("a shared answer stays when its original is captioned again", async () => {
  using folder = temporaryFolder();
  using journal = new Journal(join(folder.path, "a.journal"), {});
  const { id: one } = journal.upsertItem(source("one"), 0);
  const { id: two } = journal.upsertItem(source("two"), 1);
  await journal.recordAnswer(one, {}, { value: '"first"', call });
  expect(await journal.recordDuplicate(two, {}, one)).toMatchObject({ value: '"first"', original: "one" });
  await journal.recordAnswer(one, {}, { value: '"second"', call });
  expect([journal.findItem("one"), journal.findItem("two")]).toMatchObject([{ value: '"second"' }, { value: '"first"' }]);
});

test("leaves no other file beside it, and creates its folder", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "deep/er/a.journal");
  {
    using journal = new Journal(path, {});
    journal.upsertItem(source("one"), 0);
  }
  expect(readdirSync(join(folder.path, "deep/er"))).toEqual(["a.journal"]);
  readJournal(path)[Symbol.dispose]();
  expect(readdirSync(join(folder.path, "deep/er"))).toEqual(["a.journal"]);
});

test("pages through many", () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "a.journal");
  {
    using journal = new Journal(path, {});
    for (let n = 0; n < 1_203; n++)
      void journal.recordAnswer(journal.upsertItem(source(String(n)), n).id, {}, { value: String(n), call });
  }
  using reader = readJournal(path);
  expect([...reader.results()].map(({ key }) => key)).toEqual(Array.from({ length: 1_203 }, (_, n) => String(n)));
});

test("a newer journal, another program's database, and a missing file are refused with different reasons", () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "a.journal");
  openDatabase(path).close();
  const database = new DatabaseSync(path);
  database.exec("PRAGMA user_version = 99");
  database.close();
  expect(() => openDatabase(path)).toThrow(expect.objectContaining({ reason: "newer" }));
  const foreign = join(folder.path, "foreign.db");
  const other = new DatabaseSync(foreign);
  other.exec("CREATE TABLE songs (title TEXT)");
  other.close();
  expect(() => new Journal(foreign, {})).toThrow(expect.objectContaining({ reason: "not-a-journal" }));
  expect(() => readJournal(join(folder.path, "none.journal"))).toThrow(expect.objectContaining({ reason: "not-found" }));
  expect(existsSync(join(folder.path, "none.journal"))).toBe(false);
  const empty = join(folder.path, "empty");
  mkdirSync(empty);
  expect(() => new Journal(empty, {})).toThrow(expect.objectContaining({ reason: "unwritable" }));
});

test("a full disk is reported, and everything committed stays", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "a.journal");
  // SQLite's own bound on the file stands in for the disk's: the error is the same one.
  const database = openDatabase(path);
  database.exec("PRAGMA max_page_count = 24");
  database.exec("INSERT INTO settings VALUES ('kept', '1')");
  const { toJournalError } = await import("./open-database.js");
  const fill = () => {
    for (let n = 0; n < 5_000; n++) database.exec(`INSERT INTO settings VALUES ('${n}', '"${"x".repeat(200)}"')`);
  };
  let error: unknown;
  try {
    fill();
  } catch (caught) {
    error = toJournalError(caught, path);
  }
  expect(error).toMatchObject({ reason: "full", message: expect.stringContaining("free some space") });
  database.close();
  using reader = readJournal(path);
  expect(reader.settings).toMatchObject({ kept: 1 });
});

test("its lock is released with the process that held it, however that ends", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "a.journal");
  const program = join(folder.path, "hold.mjs");
  writeFileSync(
    program,
    `import { DatabaseSync } from "node:sqlite";
     const database = new DatabaseSync(${JSON.stringify(`${path}-lock`)});
     database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; COMMIT;");
     console.log("held");
     setInterval(() => {}, 1000);`,
  );
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  expect(isLocked(path)).toBe(true);
  expect(() => lockJournal(path)).toThrow(expect.objectContaining({ reason: "locked" }));
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isLocked(path)).toBe(false);
  lockJournal(path)[Symbol.dispose]();
  expect(existsSync(`${path}-lock`)).toBe(false);
});
