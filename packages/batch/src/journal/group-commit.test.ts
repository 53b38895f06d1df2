import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { GroupCommit } from "./group-commit.js";

function setUp(path: string) {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS notes (text TEXT UNIQUE)");
  const commits = new GroupCommit(database, (error) => new Error("told", { cause: error }));
  const insert = database.prepare("INSERT INTO notes VALUES (?)");
  const other = new DatabaseSync(path, { readOnly: true });
  const count = () => Number(other.prepare("SELECT count(*) AS n FROM notes").get()?.n);
  return { database, commits, add: (text: string) => commits.write(() => insert.run(text)), count };
}

test("writes at the same time are committed together, and none counts earlier", async () => {
  using folder = temporaryFolder();
  const { commits, add, count } = setUp(join(folder.path, "a.db"));
  add("one");
  const first = commits.committed();
  add("two");
  expect(commits.committed()).toBe(first);
  expect(count()).toBe(0);
  await first;
  expect(count()).toBe(2);
  await commits.committed();
  add("three");
  commits.flush();
  expect(count()).toBe(3);
  commits.flush();
});

test("after a failure nothing more is written, and waiting promises reject", async () => {
  using folder = temporaryFolder();
  const { commits, add, count } = setUp(join(folder.path, "a.db"));
  add("one");
  await commits.committed();
  add("two");
  const waiting = commits.committed();
  expect(() => add("one")).toThrow("told");
  await expect(waiting).rejects.toThrow("told");
  await expect(commits.committed()).rejects.toThrow("told");
  expect(() => add("three")).toThrow("told");
  expect(count()).toBe(1);
});

test("a failure that nothing waits for is not an unhandled rejection", async () => {
  using folder = temporaryFolder();
  const { database, commits, add } = setUp(join(folder.path, "a.db"));
  add("one");
  database.close();
  await new Promise((resolve) => setTimeout(resolve, 40));
  await expect(commits.committed()).rejects.toThrow("told");
});
