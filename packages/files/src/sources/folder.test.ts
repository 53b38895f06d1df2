import { execFile, execFileSync } from "node:child_process";
import { chmod, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DefinitionError, ImageError } from "@legenda/core";
import { loadImage } from "@legenda/core/provider";
import { png, temporaryFolder } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import { imageExtensions } from "../paths/image-extensions.js";
import { folder } from "./folder.js";
import { keysOf, problemsOf } from "./testing/collect.js";
import { fill } from "./testing/fill.js";

const newFolder = () => temporaryFolder(onTestFinished).path;

test("each folder in the order of its names' code units, folders where they stand", async () => {
  const root = newFolder();
  fill(root, ["b.jpg", "a.jpg", "B.jpg", "10.jpg", "9.jpg", "a/z.jpg", "a/b/c.jpg", "ä.jpg", "aa.jpg"]);
  const expected = ["10.jpg", "9.jpg", "B.jpg", "a/b/c.jpg", "a/z.jpg", "a.jpg", "aa.jpg", "b.jpg", "ä.jpg"];
  const found = folder(root);
  expect(await keysOf(found)).toEqual(expected);
  expect((await Array.fromAsync(found))[4]).toEqual({ key: "a/z.jpg", image: { kind: "file", path: join(root, "a", "z.jpg") } });
  expect(await keysOf(folder(root, { recursive: false }))).toEqual(expected.filter((key) => !key.includes("/")));
});

test("is walked anew each time", async () => {
  const root = newFolder();
  fill(root, ["a.jpg"]);
  const found = folder(root);
  expect(await keysOf(found)).toEqual(["a.jpg"]);
  fill(root, ["b.jpg"]);
  expect(await keysOf(found)).toEqual(["a.jpg", "b.jpg"]);
});

test("an image by its extension, whatever is inside, or else by its bytes", async () => {
  const root = newFolder();
  const named = imageExtensions.map((extension) => `named.${extension}`);
  fill(root, Object.fromEntries(named.map((name) => [name, "a text"])));
  fill(root, {
    "LOUD.JPG": png(),
    "empty.png": "",
    bare: png(),
    "data.dat": png(),
    "IMG_1.jpg~": png(),
    "photo.jpg.backup": png(),
  });
  fill(root, { notes: "a text", void: "", "other.dat": "a text", "video.xyz": "ftyp" });
  // Known to be something else: not opened, though an image is inside.
  fill(root, ["a.txt", "a.json", "a.csv", "a.md", "a.html", "a.db", "a.xmp", "a.log", "a.ts", "a.js", "a.TXT", "a.jpg.part"]);
  const expected = [...named, "LOUD.JPG", "empty.png", "bare", "data.dat", "IMG_1.jpg~", "photo.jpg.backup"];
  expect(await keysOf(folder(root))).toEqual(expected.sort());
  expect(await problemsOf(folder(root))).toEqual({});
});

test("folders of programs and hidden ones are left out, and hidden files", async () => {
  const root = newFolder();
  const left = ["node_modules/a.jpg", ".git/a.jpg", "__MACOSX/a.jpg", "@eaDir/a.jpg", "in/node_modules/a.jpg", "._a.jpg"];
  fill(root, [...left, "a.jpg", ".hidden.jpg", ".cache/a.jpg", "in/.b.jpg"]);
  expect(await keysOf(folder(root))).toEqual(["a.jpg"]);
  expect(await keysOf(folder(root, { hidden: true }))).toEqual([".cache/a.jpg", ".hidden.jpg", "a.jpg", "in/.b.jpg"]);
});

test("globs leave out files and folders", async () => {
  const root = newFolder();
  fill(root, [
    "a.jpg",
    "a-thumb.jpg",
    "drafts/a.jpg",
    "in/a.jpg",
    "in/a-thumb.jpg",
    "in/drafts/a.jpg",
    "in/[x].jpg",
    "in/{y}.jpg",
  ]);
  const kept = (...ignore: string[]) => keysOf(folder(root, { ignore }));
  expect(await kept("drafts")).toEqual((await kept()).filter((key) => !key.startsWith("drafts/")));
  expect(await kept("drafts/**")).toEqual(await kept("drafts"));
  expect(await kept("**/drafts")).toEqual((await kept()).filter((key) => !key.includes("drafts")));
  expect(await kept("**/*-thumb.*", "in/drafts/")).toEqual(["a.jpg", "drafts/a.jpg", "in/[x].jpg", "in/a.jpg", "in/{y}.jpg"]);
  expect(await kept("in/\\[x\\].jpg", "**/a*")).toEqual(["in/{y}.jpg"]);
  expect(await kept("**")).toEqual([]);
});

test("names that make trouble come out as they are, and are read by them", async () => {
  const root = newFolder();
  const long = `${"l".repeat(251)}.jpg`;
  const names = [
    "a\nb.jpg",
    'say "hi".jpg',
    "it's.jpg",
    "🦊.jpg",
    "=1+1.jpg",
    "-rf.jpg",
    " .jpg",
    "a\\b.jpg",
    "%2e.jpg",
    "*.jpg",
    "\u001b[31m.jpg",
  ];
  const odd = [
    "e\u0301.jpg",
    "\u00e9.jpg",
    "\u{FFFD}.jpg",
    "\u202egpj.jpg",
    "#1.jpg",
    "?.jpg",
    long,
    "a/\n/b.jpg",
    "[a]/(b)/!c.jpg",
  ];
  fill(root, [...names, ...odd]);
  const found = await Array.fromAsync(folder(root, { ignore: ["none"] }));
  expect(found.map(({ key }) => key).sort()).toEqual([...names, ...odd].sort());
  for (const { image, problem } of found) {
    expect(problem).toBeUndefined();
    expect((await loadImage(image)).mediaType).toBe("image/png");
  }
});

test.runIf(process.platform === "linux")("a name that is not UTF-8 comes out with why, and under a key of its own", async () => {
  const root = newFolder();
  const put = (name: Buffer, content: Uint8Array = png()) => writeFile(Buffer.concat([Buffer.from(`${root}/`), name]), content);
  await put(Buffer.from([0x62, 0xff, 0x2e, 0x6a, 0x70, 0x67]));
  await put(Buffer.from([0x62, 0xfe, 0x2e, 0x6a, 0x70, 0x67]));
  await put(Buffer.from([0xff, 0xfe]));
  await put(Buffer.from([0xff, 0xfd]), Buffer.from("a text"));
  await put(Buffer.from([0xed, 0xa0, 0x80, 0x2e, 0x74, 0x78, 0x74]));
  await mkdir(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xe4])]));
  fill(root, ["b\\xFF.jpg", "b\u{FFFD}.jpg", "z.jpg"]);
  const failed = await problemsOf(folder(root));
  expect(Object.keys(failed)).toEqual(["\\b\\xFF.jpg", "\\xE4", "\\xFF\\xFE", "b\\xFE.jpg"]);
  for (const message of Object.values(failed)) expect(message).toContain("not UTF-8");
  expect((await keysOf(folder(root))).filter((key) => !(key in failed))).toEqual(["b\\xFF.jpg", "b\u{FFFD}.jpg", "z.jpg"]);
});

test("a pipe with an image's name is not opened, one without is left out", async () => {
  const root = newFolder();
  execFileSync("mkfifo", [join(root, "pipe.png"), join(root, "pipe"), join(root, "pipe.dat")]);
  await symlink(join(root, "pipe"), join(root, "link.png"));
  await symlink("/dev/zero", join(root, "zero.png"));
  fill(root, ["a.jpg"]);
  expect(await keysOf(folder(root))).toEqual(["a.jpg", "link.png", "pipe.png", "zero.png"]);
  const failed = await problemsOf(folder(root, { followSymlinks: true }));
  expect(Object.keys(failed)).toEqual(["link.png", "pipe.png", "zero.png"]);
  for (const message of Object.values(failed)) expect(message).toContain("pipe, a socket or a device");
});

test("a link counts where it stays inside, and says the way out where it does not", async () => {
  const [root, outside] = [newFolder(), newFolder()];
  fill(outside, ["secret.jpg", "deep/b.jpg", "bare"]);
  fill(root, { "a.jpg": png(), ".store/blob": png(), ".store/text": "a text", "in/c.jpg": png() });
  const links = {
    "inside.jpg": ".store/blob",
    inside: ".store/blob",
    "not-an-image": ".store/text",
    "out.jpg": join(outside, "secret.jpg"),
    "out-named-by-target": join(outside, "secret.jpg"),
    "out-bare": join(outside, "bare"),
    "gone.jpg": "nowhere.jpg",
    gone: "nowhere",
    "circle.jpg": "circle.jpg",
    "folder-inside": "in",
    "folder-outside": outside,
    "notes.txt": join(outside, "secret.jpg"),
  };
  for (const [name, target] of Object.entries(links)) await symlink(target, join(root, name));
  const failed = await problemsOf(folder(root));
  expect(Object.keys(failed)).toEqual(["circle.jpg", "folder-outside", "gone.jpg", "out-named-by-target", "out.jpg"]);
  expect(failed["out.jpg"]).toContain("Set followSymlinks");
  expect(failed["folder-outside"]).toContain("Set followSymlinks");
  expect(failed["gone.jpg"]).toContain("cannot be reached");
  expect(failed["circle.jpg"]).toContain("circle of links");
  const usable = (await Array.fromAsync(folder(root))).filter(({ problem }) => !problem).map(({ key }) => key);
  expect(usable).toEqual(["a.jpg", "in/c.jpg", "inside", "inside.jpg"]);
  expect(Object.keys(await problemsOf(folder(root, { recursive: false })))).not.toContain("folder-outside");

  expect(await keysOf(folder(root, { followSymlinks: true }))).toEqual([
    ...["a.jpg", "circle.jpg", "folder-outside/bare", "folder-outside/deep/b.jpg", "folder-outside/secret.jpg", "gone.jpg"],
    ...["in/c.jpg", "inside", "inside.jpg", "out-bare", "out-named-by-target", "out.jpg"],
  ]);
});

test("followed links go round in no circle, and a folder is walked once", async () => {
  const top = newFolder();
  fill(top, ["root/a.jpg", "root/deep/b.jpg", "other/c.jpg", "other/below/d.jpg", "root/.kept/e.jpg"]);
  const link = (target: string, path: string) => symlink(target, join(top, path));
  await link("..", "root/deep/up");
  await link("../..", "root/deep/top");
  await link("..", "other/below/back");
  await link(".", "other/self");
  await link("../other", "root/x");
  await link("../other/below", "root/w");
  await link(".kept", "root/kept");
  const found = await keysOf(folder(join(top, "root"), { followSymlinks: true }));
  const names = found.map((key) => key.slice(key.lastIndexOf("/") + 1));
  expect(names.sort()).toEqual(["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"]);
  expect(await keysOf(folder(join(top, "root"), { followSymlinks: true }))).toEqual(found);
});

test("the folder itself may be reached by a link", async () => {
  const top = newFolder();
  fill(top, ["real/a.jpg"]);
  await symlink("a.jpg", join(top, "real/b.jpg"));
  await symlink("real", join(top, "link"));
  expect(await keysOf(folder(join(top, "link")))).toEqual(["a.jpg", "b.jpg"]);
  expect(await problemsOf(folder(join(top, "link")))).toEqual({});
});

test("what is not there is told at once", async () => {
  const root = newFolder();
  fill(root, ["a.jpg"]);
  expect(() => folder(join(root, "missing"))).toThrow(DefinitionError);
  expect(() => folder(join(root, "missing"))).toThrow("missing is not a folder: it does not exist");
  expect(() => folder(join(root, "a.jpg"))).toThrow("a.jpg is not a folder. Pass one file as files([path]).");
  expect(() => folder(join(root, "a.jpg", "b"))).toThrow("does not exist");
  expect(() => folder("")).toThrow(DefinitionError);
});

test("a folder that goes before it is walked is an error that names it", async () => {
  const root = newFolder();
  await mkdir(join(root, "short-lived"));
  const found = folder(join(root, "short-lived"));
  await rm(join(root, "short-lived"), { recursive: true });
  await expect(keysOf(found)).rejects.toThrow(/The folder .*short-lived cannot be read \(ENOENT\)/);
});

test("what cannot be read inside comes out with why, and the rest goes on", async () => {
  const root = newFolder();
  fill(root, ["a.jpg", "closed/b.jpg", "closed.jpg", "closed-bare", "z/c.jpg"]);
  await chmod(root, 0o755);
  execFileSync("chmod", ["000", join(root, "closed"), join(root, "closed.jpg"), join(root, "closed-bare")]);
  onTestFinished(() => void execFileSync("chmod", ["-R", "700", root]));
  // The system lets root read everything, so that the walk is another user's there.
  const code = `
    import { folder } from ${JSON.stringify(await builtModule())};
    import { loadImage } from ${JSON.stringify(new URL("../../../core/dist/provider/index.js", import.meta.url))};
    if (process.getuid?.() === 0) process.setuid(65534);
    const found = [];
    for await (const { key, image, problem } of folder(${JSON.stringify(root)})) {
      const why = problem ?? (await loadImage(image).then(() => undefined, (error) => error));
      found.push([key, problem ? "problem" : why ? "fails" : "read", why?.message ?? ""]);
    }
    process.stdout.write(JSON.stringify(found));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code]);
  const found: [string, string, string][] = JSON.parse(stdout);
  expect(found.map(([key, state]) => [key, state])).toEqual([
    ["a.jpg", "read"],
    ["closed", "problem"],
    ["closed-bare", "problem"],
    ["closed.jpg", "fails"],
    ["z/c.jpg", "read"],
  ]);
  for (const [, state, message] of found) if (state !== "read") expect(message).toContain("EACCES");
});

/** This folder's modules in plain JavaScript, below the repository so that packages are found: a child process runs them. */
async function builtModule(): Promise<string> {
  const { build } = await import("esbuild");
  const outfile = fileURLToPath(new URL(`../../node_modules/.sources-test-${process.pid}.mjs`, import.meta.url));
  await build({
    entryPoints: [fileURLToPath(new URL("./folder.ts", import.meta.url))],
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
  });
  onTestFinished(() => rm(outfile, { force: true }));
  return outfile;
}

test("a problem is an ImageError that names the file, without what a terminal would obey", async () => {
  const root = newFolder();
  await symlink("/etc/hostname", join(root, "a\u001b[31m\nb.jpg"));
  const [source] = await Array.fromAsync(folder(root));
  expect(source?.problem).toBeInstanceOf(ImageError);
  expect(source?.key).toBe("a\u001b[31m\nb.jpg");
  expect(source?.problem?.message).toMatch(/^a\u{FFFD}\[31m\u{FFFD}b\.jpg is a symbolic link/u);
});

test("a path as deep as the system takes, and deeper", async () => {
  const root = newFolder();
  // Made from inside, step by step: no path of it all can be named.
  const script = 'cd "$1" && i=0; while [ $i -lt 25 ]; do mkdir "$2" && cd "$2" && cp "$3" a.png || exit 1; i=$((i+1)); done';
  fill(root, ["a.png"]);
  onTestFinished(() => void execFileSync("rm", ["-rf", root]));
  execFileSync("bash", ["-c", script, "bash", root, "d".repeat(200), join(root, "a.png")]);
  const found = await Array.fromAsync(folder(root));
  const failed = found.filter(({ problem }) => problem);
  expect(failed).toHaveLength(1);
  expect(failed[0]?.problem?.message).toContain("ENAMETOOLONG");
  expect(found.length).toBeGreaterThan(18);
});
