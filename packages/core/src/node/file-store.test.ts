import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { testModel } from "../test/index.js";
import { cached } from "../wrap/cached.js";
import { fileStore } from "./file-store.js";

const newFolder = async () => join(temporaryFolder(onTestFinished).path, "cache");
const filesIn = async (folder: string) => (await readdir(folder, { recursive: true })).filter((name) => name.includes("."));
const age = async (folder: string, ms: number) => {
  const time = (Date.now() - ms) / 1000;
  for (const file of await filesIn(folder)) await utimes(join(folder, file), time, time);
};

test("gives back what was put in, also to another process's store", async () => {
  const folder = await newFolder();
  expect(await fileStore(folder).get("a")).toBeUndefined();
  await fileStore(folder).set("a", "wölf");
  await fileStore(folder).set("a", "wölf 2");
  expect(await fileStore(folder).get("a")).toBe("wölf 2");
  expect(await filesIn(folder)).toHaveLength(1);
});

test("any key is a safe name, and no two share one", async () => {
  const folder = await newFolder();
  const store = fileStore(folder);
  const keys = ["", "..", "../../escape", "a/b", "A", "a", "CON", "nul", "x".repeat(5_000), "\0", "ü", 'a:b*?"<>|'];
  for (const key of keys) await store.set(key, `value of ${key}`);
  for (const key of keys) expect(await store.get(key)).toBe(`value of ${key}`);
  expect(await readdir(join(folder, ".."))).toEqual(["cache"]);
});

test("many writers and readers see whole entries only", async () => {
  const folder = await newFolder();
  const values = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000));
  const stores = values.map(() => fileStore(folder));
  await stores[0]?.set("key", values[0] ?? "");
  await Promise.all(
    stores.flatMap((store, index) => [
      store.set("key", values[index] ?? ""),
      store.get("key").then((value) => expect(values).toContain(value)),
    ]),
  );
  expect(values).toContain(await stores[0]?.get("key"));
  expect((await filesIn(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("what is too old is neither given back nor kept", async () => {
  const folder = await newFolder();
  const store = fileStore(folder, { maxAge: 60_000 });
  await store.set("old", "x");
  await age(folder, 120_000);
  await store.set("young", "y");
  expect([await store.get("old"), await store.get("young")]).toEqual([undefined, "y"]);
  await store.prune();
  expect(await filesIn(folder)).toHaveLength(1);
});

test("what is too much goes, the oldest first, and without being asked", async () => {
  const folder = await newFolder();
  const store = fileStore(folder, { maxBytes: 1_000 });
  const aged = new Set<string>();
  for (let index = 0; index < 10; index++) {
    await store.set(`key ${index}`, "x".repeat(200));
    const time = Date.now() / 1000 - 100 + index;
    for (const file of await filesIn(folder)) if (!aged.has(file)) await utimes(join(folder, file), time, time);
    for (const file of await filesIn(folder)) aged.add(file);
  }
  await store.set("last", "y".repeat(200));
  expect((await filesIn(folder)).length).toBeLessThanOrEqual(5);
  expect(await store.get("last")).toBe("y".repeat(200));
  expect(await Promise.all([0, 1, 5, 8, 9].map((index) => store.get(`key ${index}`).then(Boolean)))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

test("foreign files stay, and so does what somebody is writing; what a dead process left goes", async () => {
  const folder = await newFolder();
  await mkdir(join(folder, "ab"), { recursive: true });
  const name = `${"ab".repeat(32)}.json`;
  const part = `${name}.${crypto.randomUUID()}.tmp`;
  for (const file of ["notes.txt", "ab/notes.txt", `ab/${part}`]) await writeFile(join(folder, file), "x");
  await fileStore(folder, { maxBytes: 0 }).prune();
  expect((await filesIn(folder)).length).toBe(3);
  await age(folder, 7_200_000);
  await fileStore(folder, { maxBytes: 0, maxAge: 1 }).prune();
  expect((await filesIn(folder)).sort()).toEqual([join("ab", "notes.txt"), "notes.txt"]);
});

test("a folder that cannot be written is an error of the store, and none of the call", async () => {
  const file = join(temporaryFolder(onTestFinished).path, "file");
  await writeFile(file, "not a folder");
  await expect(fileStore(file).set("a", "b")).rejects.toThrow();
  const errors: string[] = [];
  const model = cached(testModel("A wolf."), fileStore(file), { onError: (_, during) => errors.push(during) });
  expect((await model.generate({ messages: [], params: {} })).text).toBe("A wolf.");
  expect(errors).toEqual(["get", "set"]);
  expect(await readFile(file, "utf8")).toBe("not a folder");
});

test("pruning a folder that is not there is nothing", async () => {
  await fileStore(await newFolder(), { maxBytes: 1 }).prune();
});
