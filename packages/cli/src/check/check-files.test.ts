import { rmSync } from "node:fs";
import { chmod, readdir, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "@legenda/test-kit";
import { expect, onTestFinished, test } from "vitest";
import type { CheckOptions } from "../flags/check-flags.js";
import { checkInputs } from "./inputs/check-inputs.js";
import { report, runCheck } from "./testing/run-check.js";

function folderOf(files: Readonly<Record<string, string>>): string {
  const { path } = temporaryFolder(onTestFinished);
  writeFiles(path, files);
  return path;
}

const captions = [
  "file,alt,decorative,language,error",
  "wolf.jpg,Image of a wolf on a ridge,,,",
  "fox.jpg,A fox sleeps in the snow.,,,",
  "line.png,,true,,",
  "hare.jpg,,,,The key is wrong",
  "fuchs.jpg,Ein Fuchs schläft im Schnee und träumt von der Jagd.,,de,",
  "again.jpg,A fox sleeps in the snow.,,,",
  "",
].join("\n");

test("a file of captions: findings, numbers, and an exit code", async () => {
  const cwd = folderOf({ "captions.csv": captions });
  const { findings, summary, code } = await report(["captions.csv"], { language: "en" }, { cwd });
  expect(findings.map(({ line, image, rule }) => [line, image, rule])).toEqual([
    [2, "wolf.jpg", "redundant-opener"],
    [2, "wolf.jpg", "final-punctuation"],
    [7, "again.jpg", "repeated-in-batch"],
  ]);
  expect(findings[0]).toMatchObject({
    suggestion: { text: "A wolf on a ridge." },
    excerpt: "wolf.jpg: Image of a wolf on a ridge",
  });
  expect(findings[2]?.message).toContain("captions.csv:3");
  expect(summary).toEqual({ files: 1, texts: 5, errors: 1, warnings: 2, fixed: 0, failedRows: 1, unreadable: 0 });
  expect(code).toBe(1);
});

test("images whose captioning failed count when they are asked for", async () => {
  const cwd = folderOf({ "captions.csv": captions });
  const { findings, summary } = await report(["captions.csv"], { failed: true, preset: "wcag" }, { cwd });
  expect(findings).toMatchObject([{ line: 5, image: "hare.jpg", rule: "missing", severity: "error" }]);
  expect(summary.failedRows).toBe(0);
});

test("an answer that was cut, a role and a name that the row gives", async () => {
  const rows = [
    { file: "a.jpg", value: { alt: "A wolf on a" }, finish: "length" },
    { file: "b.jpg", alt: "Home", role: "functional" },
    { file: "c.jpg", alt: "Peter Smith reads a letter.", author: "Peter Smith" },
    { file: "d.jpg", alt: "Peter Smith reads a letter twice." },
  ];
  const cwd = folderOf({ "captions.jsonl": rows.map((row) => JSON.stringify(row)).join("\n") });
  const { findings } = await report(["captions.jsonl"], {}, { cwd });
  expect(findings.map(({ image, rule }) => `${image} ${rule}`)).toEqual(["a.jpg truncated", "d.jpg unsupported-name"]);
});

test("the same picture under two names may have one text, and what a finding says bears nothing out", async () => {
  const rows =
    "file,alt,duplicate_of,findings\na.jpg,A wolf.,,\nb.jpg,A wolf.,a.jpg,\nc.jpg,Peter Smith reads.,,this is Peter Smith\nd.jpg,A wolf.,,\n";
  const { findings } = await report(["captions.csv"], {}, { cwd: folderOf({ "captions.csv": rows }) });
  expect(findings.map(({ image, rule }) => `${image} ${rule}`)).toEqual(["c.jpg unsupported-name", "d.jpg repeated-in-batch"]);
});

test("exit codes: warnings count only above the number that is allowed", async () => {
  const cwd = folderOf({ "one.txt": "A wolf on a ridge\n", "good.txt": "A wolf on a ridge.\n" });
  const code = async (inputs: readonly string[], options?: Partial<CheckOptions>): Promise<number> =>
    (await runCheck(inputs, options, { cwd })).code;
  expect(await code(["good.txt"], { maxWarnings: 0 })).toBe(0);
  expect(await code(["one.txt"])).toBe(0);
  expect(await code(["one.txt"], { maxWarnings: 1 })).toBe(0);
  expect(await code(["one.txt"], { maxWarnings: 0 })).toBe(1);
  expect(await code(["one.txt"], { rule: ["final-punctuation=error"] })).toBe(1);
});

test("a file that breaks off is told of, and the others are checked; the exit code says that not all was", async () => {
  const cwd = folderOf({
    "a.jsonl": '{"alt":"A wolf."}\n{oops\n',
    "b.csv": "file,wording\nx,y\n",
    "c.html": "<img src=x>",
  });
  const { findings, summary, code } = await report(["a.jsonl", "b.csv", "c.html"], {}, { cwd });
  expect(findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
    "a.jsonl:2 unreadable",
    "b.csv:1 unreadable",
    "c.html:1 missing",
  ]);
  expect(findings[1]?.message).toMatch(/"wording".*--caption-column/);
  expect(summary).toMatchObject({ files: 3, unreadable: 2, errors: 1 });
  expect(code).toBe(2);
  expect((await report(["b.csv"], { captionColumn: "wording" }, { cwd })).summary.texts).toBe(1);
});

test("standard input is a page or captions by what it begins with", async () => {
  const over = async (stdin: string, options?: Partial<CheckOptions>): Promise<string[]> =>
    (await report(["-"], options, { stdin })).findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
  expect(await over('\ufeff\n <!doctype html>\n<img src="x">')).toEqual(["-:3 missing"]);
  expect(await over('{"file":"x","alt":"a.jpg"}\n')).toEqual(["-:1 filename"]);
  expect(await over("file;alt\nx;photo\n")).toEqual(["-:2 vague"]);
  expect(await over("A wolf.\nphoto\n")).toEqual(["-:2 vague"]);
  expect(await over("<br>A wolf.\n", { inputFormat: "txt" })).toEqual(["-:1 html"]);
});

test.each<[string, readonly string[], Partial<CheckOptions>, RegExp]>([
  ["no input", [], {}, /Nothing to check/],
  ["an address", ["https://example.com/"], {}, /Save the page as a file/],
  ["a file that is not there", ["nowhere.csv"], {}, /"nowhere\.csv": there is no such file/],
  ["standard input twice", ["-", "-"], {}, /twice/],
  ["a preset", ["a.txt"], { preset: "wcga" }, /--preset.*Did you mean "wcag"/],
  ["a rule", ["a.txt"], { rule: ["emojis=off"] }, /--rule.*Did you mean "emoji"/],
  ["a severity", ["a.txt"], { rule: ["emoji=none"] }, /emoji=off, emoji=warning or emoji=error/],
  ["a language", ["a.txt"], { language: "!" }, /--language/],
  ["--fix alone", ["a.txt"], { fix: true }, /--out <file> .*, or --write/],
  ["--out without --fix", ["a.txt"], { out: "b.txt" }, /--out needs --fix/],
  ["--write without --fix", ["a.txt"], { write: true }, /--write needs --fix/],
  ["both", ["a.txt"], { fix: true, write: true, out: "b.txt" }, /keep one/],
  ["--write into standard input", ["-"], { fix: true, write: true }, /--out/],
  ["--out of two files", ["a.txt", "a.txt"], { fix: true, out: "b.txt" }, /a single file/],
  ["--out of a page", ["a.html"], { fix: true, out: "b.html" }, /pages are not rewritten/],
  ["a folder without a page", ["."], {}, /contains no page/],
])("a mistake of the caller is told before anything is written: %s", async (_, inputs, options, message) => {
  const cwd = folderOf({ "a.txt": "A wolf.\n", ...(options.out === "b.html" && { "a.html": "<img>" }) });
  await expect(runCheck(inputs, options, { cwd })).rejects.toMatchObject({
    name: "UsageError",
    message: expect.stringMatching(message),
  });
  expect(await readdir(cwd)).toHaveLength(options.out === "b.html" ? 2 : 1);
});

test("--fix --out: what is safe to repair is repaired, the rest is told, and the file itself stays", async () => {
  const cwd = folderOf({ "captions.csv": captions });
  const { findings, summary, code } = await report(["captions.csv"], { fix: true, out: "fixed.csv" }, { cwd });
  expect(await readFile(join(cwd, "fixed.csv"), "utf8")).toBe(
    captions.replace("Image of a wolf on a ridge", "A wolf on a ridge."),
  );
  expect(await readFile(join(cwd, "captions.csv"), "utf8")).toBe(captions);
  expect(findings.map(({ rule }) => rule)).toEqual(["repeated-in-batch"]);
  expect(summary).toMatchObject({ fixed: 1, errors: 0, warnings: 1 });
  expect(code).toBe(0);
});

test("--fix --write: the file itself, with its rights, through a link, and only where it can be read to its end", async () => {
  const cwd = folderOf({ "captions.txt": "A wolf on a ridge\n\nphoto\n", "broken.jsonl": '{"alt":"A wolf"}\n{oops\n' });
  await chmod(join(cwd, "captions.txt"), 0o640);
  await symlink("captions.txt", join(cwd, "link.txt"));
  const { code } = await report(["link.txt", "broken.jsonl"], { fix: true, write: true }, { cwd });
  expect(code).toBe(2);
  expect(await readFile(join(cwd, "captions.txt"), "utf8")).toBe("A wolf on a ridge.\n\nphoto\n");
  expect((await stat(join(cwd, "captions.txt"))).mode & 0o777).toBe(0o640);
  expect(await readFile(join(cwd, "broken.jsonl"), "utf8")).toBe('{"alt":"A wolf"}\n{oops\n');
  expect((await readdir(cwd)).sort()).toEqual(["broken.jsonl", "captions.txt", "link.txt"]);
});

test("--fix never rewrites a page: it says what to write", async () => {
  const page = '<img src="x.jpg" alt="Image of a wolf.">';
  const cwd = folderOf({ "page.html": page });
  const { output } = await runCheck(["page.html"], { fix: true, write: true }, { cwd });
  expect(output).toContain('better: alt="A wolf."');
  expect(await readFile(join(cwd, "page.html"), "utf8")).toBe(page);
});

test("a check can be stopped between two files, and given up at once", async () => {
  const cwd = folderOf({ "a.txt": "photo\n" });
  const { code, output } = await runCheck(["a.txt"], {}, { cwd, stopping: AbortSignal.abort() });
  expect([code, output]).toEqual([130, "Nothing found in 0 texts of 0 files\n"]);
  await expect(runCheck(["a.txt"], {}, { cwd, signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
});

test("a file is opened when it is read: one that is gone by then is reported, and none is left open", async () => {
  const cwd = folderOf({ "a.txt": "photo\n", "b.html": "<p>Text</p>" });
  const inputs = await checkInputs(["a.txt", "b.html"], {} as CheckOptions, { cwd, stdin: process.stdin });
  const kinds: string[] = [];
  for await (const input of inputs) {
    kinds.push(input.kind);
    rmSync(join(cwd, input.name));
  }
  // An error that nobody listens to would end the process, and with it the test.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(kinds).toEqual(["captions", "page"]);
});

test("findings come while the input is still read", async () => {
  let made = 0;
  let madeAtFirst: number | undefined;
  async function* rows(): AsyncGenerator<Buffer> {
    yield Buffer.from("file,alt\n");
    for (; made < 6_000; made++) yield Buffer.from(`${made}.jpg,"Photo of bag number ${made}."\n`);
  }
  const { code, output } = await runCheck(["-"], {}, { stdin: rows(), onOutput: () => (madeAtFirst ??= made) });
  expect(madeAtFirst).toBeLessThan(5_000);
  expect(output).toMatch(/^6000 errors and 0 warnings in 6000 texts of 1 file$/m);
  expect(code).toBe(1);
});
