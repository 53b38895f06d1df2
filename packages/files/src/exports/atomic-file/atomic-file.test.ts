import { chmod, chown, mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { OutputError } from "../output-error.js";
import { ended, programIn, spawn } from "../testing/program.js";
import { atomicFile } from "./atomic-file.js";

test("text and bytes, in their order, as UTF-8", async () => {
  const path = join(temporaryFolder(onTestFinished).path, "out.txt");
  await atomicFile(path, async (put) => {
    await put("a");
    await put(Uint8Array.of(98, 99));
    await put("d ✓ 🦊");
    await put("x".repeat(200_000));
  });
  expect(await readFile(path, "utf8")).toBe(`abcd ✓ 🦊${"x".repeat(200_000)}`);
});

test("what fails on the way leaves the old file, and nothing beside it", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const path = join(folder, "out.txt");
  await writeFile(path, "old");
  const failing = atomicFile(path, async (put) => {
    await put("y".repeat(200_000));
    throw new TypeError("mine");
  });
  await expect(failing).rejects.toThrow(new TypeError("mine"));
  expect(await readFile(path, "utf8")).toBe("old");
  expect(await readdir(folder)).toEqual(["out.txt"]);
});

test("until it is complete the old file is what others read", async () => {
  const path = join(temporaryFolder(onTestFinished).path, "out.txt");
  await writeFile(path, "old");
  await atomicFile(path, async (put) => {
    await put("z".repeat(100_000));
    expect(await readFile(path, "utf8")).toBe("old");
  });
  expect(await readFile(path, "utf8")).toHaveLength(100_000);
});

test("the mode and owner of what is replaced, and that of other new files", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const [own, fresh] = [join(folder, "private.txt"), join(folder, "new.txt")];
  await writeFile(own, "old");
  const [nobody, self] = [65_534, process.getuid?.() ?? 0];
  const owner = self === 0 ? nobody : self;
  await chown(own, owner, (await stat(own)).gid);
  await chmod(own, 0o640);
  await atomicFile(own, (put) => put("new"));
  await atomicFile(fresh, (put) => put("new"));
  await writeFile(join(folder, "plain.txt"), "");
  expect((await stat(own)).mode & 0o777).toBe(0o640);
  expect((await stat(own)).uid).toBe(owner);
  expect((await stat(fresh)).mode).toBe((await stat(join(folder, "plain.txt"))).mode);
});

test("a link is written through, also to a file that is not there yet", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  await mkdir(join(folder, "elsewhere"));
  await writeFile(join(folder, "elsewhere", "a.txt"), "old");
  await symlink("elsewhere/a.txt", join(folder, "a"));
  await symlink("elsewhere/b.txt", join(folder, "b"));
  await symlink("b", join(folder, "c"));
  await atomicFile(join(folder, "a"), (put) => put("A"));
  await atomicFile(join(folder, "c"), (put) => put("C"));
  expect(await readFile(join(folder, "elsewhere", "a.txt"), "utf8")).toBe("A");
  expect(await readFile(join(folder, "elsewhere", "b.txt"), "utf8")).toBe("C");
  expect(await readlink(join(folder, "a"))).toBe("elsewhere/a.txt");
  expect((await readdir(join(folder, "elsewhere"))).sort()).toEqual(["a.txt", "b.txt"]);
});

test("links that are not to be followed are replaced", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  await writeFile(join(folder, "precious"), "old");
  await symlink("precious", join(folder, "a.txt"));
  await atomicFile(join(folder, "a.txt"), (put) => put("new"), { followLinks: false });
  expect(await readFile(join(folder, "precious"), "utf8")).toBe("old");
  expect((await stat(join(folder, "a.txt"))).size).toBe(3);
});

test("a device stays one, and a full one is told with the way out", async () => {
  const failing = atomicFile("/dev/full", (put) => put("x"));
  await expect(failing).rejects.toThrow('"/dev/full" cannot be written: the disk is full. Free some space');
  await expect(failing).rejects.toMatchObject({ name: "OutputError", code: "ENOSPC", path: "/dev/full" });
  await atomicFile("/dev/null", (put) => put("x"));
  expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
});

test("obstacles are named", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  await writeFile(join(folder, "file"), "");
  await symlink("round", join(folder, "round"));
  const put = (path: string) => atomicFile(path, (piece) => piece("x"));
  await expect(put(folder)).rejects.toThrow("is a folder. Name a file in it");
  await expect(put(join(folder, "file", "a.csv"))).rejects.toThrow("a part of its path is a file");
  await expect(put(join(folder, "missing", "a.csv"))).rejects.toThrow("its folder does not exist");
  await expect(put(join(folder, "round"))).rejects.toThrow("lead in a circle");
  await expect(put(join(folder, "n".repeat(300)))).rejects.toThrow("too long");
  await expect(put("/proc/captions.csv")).rejects.toBeInstanceOf(OutputError);
  await expect(put(join(folder, "file", "\u001b[31m\u202e.csv"))).rejects.toThrow("\\u001b[31m\\u202e.csv");
});

/** Writes 2 MB at once, and goes on line by line until it is killed, or as fast as it can. */
const writing = (pause: string) => `
  import { setTimeout } from "node:timers/promises";
  import { atomicFile } from "./atomic-file/atomic-file.js";
  await atomicFile(process.argv[2], async (put) => {
    for (let line = 0; line < 200_000; line++) {
      await put(String(line).padEnd(99, ".") + "\\n");
      if (line === 20_000) process.stdout.write("under way");
      ${pause}
    }
  });
`;

test("killed in the middle, the old file is whole", async () => {
  const folder = temporaryFolder(onTestFinished).path;
  const program = await programIn(folder, writing("if (line > 20_000) await setTimeout(5);"));
  const path = join(folder, "out.txt");
  await writeFile(path, "old");
  const child = spawn(process.execPath, [program, path]);
  child.stdout?.once("data", () => child.kill("SIGKILL"));
  expect(await ended(child)).toMatchObject({ signal: "SIGKILL" });
  expect(await readFile(path, "utf8")).toBe("old");
  const left = (await readdir(folder)).filter((name) => name.endsWith(".tmp"));
  expect(left).toHaveLength(1);
  expect((await stat(join(folder, left[0] ?? ""))).size).toBeGreaterThan(1_000_000);
});

test.runIf(process.platform === "linux")(
  "no room in the middle: the old file stands, and nothing is left beside it",
  async () => {
    const folder = temporaryFolder(onTestFinished).path;
    const program = await programIn(folder, writing(""));
    const path = join(folder, "out.txt");
    await writeFile(path, "old");
    // A file may grow to 4 MB here; the signal that would end the program is ignored, as the error is what a full disk gives.
    const limited = `trap '' XFSZ; ulimit -f 8192; exec "$0" "$@"`;
    const { code, output } = await ended(spawn("sh", ["-c", limited, process.execPath, program, path]));
    expect(code).toBe(1);
    expect(output).toMatch(/OutputError: ".*out\.txt" cannot be written: it grew larger than files may be here/);
    expect(await readFile(path, "utf8")).toBe("old");
    expect((await readdir(folder)).sort()).toEqual(["out.txt", "program.mjs"]);
  },
);
