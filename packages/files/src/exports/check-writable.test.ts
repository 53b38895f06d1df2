import { chmod, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { temporaryName } from "./atomic-file/temporary-name.js";
import { checkWritable } from "./check-writable.js";
import { outputOf } from "./output.js";
import { ended, programIn, spawn } from "./testing/program.js";

test("folders are made, files are left as they are, and the trial is gone", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  await writeFile(join(folder, "old.csv"), "old");
  const before = await stat(join(folder, "old.csv"));
  await checkWritable([
    outputOf(join(folder, "old.csv")),
    outputOf(join(folder, "a", "b", "new.html")),
    join(folder, "old.failed.csv"),
    { format: "txt", folder: join(folder, "texts") },
  ]);
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(["a", "a/b", "old.csv", "texts"]);
  expect(await readFile(join(folder, "old.csv"), "utf8")).toBe("old");
  expect((await stat(join(folder, "old.csv"))).mtimeMs).toBe(before.mtimeMs);
});

test("what cannot be written is told at once", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  await writeFile(join(folder, "file"), "");
  await expect(checkWritable([outputOf("/proc/captions.csv")])).rejects.toThrow('"/proc/captions.csv" cannot be written');
  await expect(checkWritable([outputOf("/proc/made/captions.csv")])).rejects.toThrow("cannot be written");
  await expect(checkWritable([outputOf(join(folder, "file", "a.csv"))])).rejects.toThrow("is a file, not a folder");
  await mkdir(join(folder, "captions.csv"));
  await expect(checkWritable([outputOf(join(folder, "captions.csv"))])).rejects.toThrow("is a folder");
  await expect(checkWritable([{ format: "txt" }], { beside: [folder, "/proc"] })).rejects.toThrow('"/proc" cannot be written');
});

const asNobody = `
  import { checkWritable } from "./check-writable.js";
  if (process.getuid() === 0) process.seteuid(65534);
  for (const path of process.argv.slice(2)) await checkWritable([path]).catch(({ message }) => console.log(message));
`;

test("what is protected from this user", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const program = await programIn(folder, asNobody);
  for (const name of ["open", "closed"]) await mkdir(join(folder, name));
  await writeFile(join(folder, "open", "old.csv"), "old");
  await chmod(join(folder, "open", "old.csv"), 0o444);
  await chmod(join(folder, "open"), 0o777);
  await chmod(join(folder, "closed"), 0o555);
  await chmod(folder, 0o755);
  const paths = ["open/new.csv", "open/old.csv", "closed/new.csv", "closed/below/new.csv"].map((path) => join(folder, path));
  const { output } = await ended(spawn(process.execPath, [program, ...paths]));
  expect(output.match(/[a-z]+\/(?:below\/)?[a-z]+\.csv" cannot be written: it may not be written/g)).toHaveLength(3);
  expect(output).not.toContain("open/new.csv");
});

test("no two outputs are one file", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  await symlink("a.csv", join(folder, "b.csv"));
  await symlink(folder, join(folder, "again"));
  const same = (...paths: string[]) => checkWritable(paths.map((path) => outputOf(join(folder, path))));
  await expect(same("a.csv", "./a.csv")).rejects.toThrow("are the same file");
  await expect(same("a.csv", "b.csv")).rejects.toThrow("are the same file");
  await expect(same("a.csv", "a.jsonl")).resolves.toBeUndefined();
  await expect(checkWritable([outputOf(join(folder, "a.csv")), join(folder, "a.csv")])).rejects.toThrow("are the same file");
  await expect(checkWritable([{ format: "txt" }, { format: "txt" }])).rejects.toThrow("are the same file");
  await expect(checkWritable([{ format: "txt" }, { format: "json" }])).resolves.toBeUndefined();
});

test("what killed runs left is deleted, what a run writes now is not", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const [old, fresh] = [temporaryName(folder), temporaryName(folder)];
  const foreign = join(folder, ".legenda-notes.tmp");
  for (const path of [old, fresh, foreign]) await writeFile(path, "");
  const yesterday = new Date(Date.now() - 86_400_000);
  for (const path of [old, foreign]) await utimes(path, yesterday, yesterday);
  await checkWritable([outputOf(join(folder, "a.csv"))]);
  expect((await readdir(folder)).map((name) => join(folder, name)).sort()).toEqual([fresh, foreign].sort());
});
