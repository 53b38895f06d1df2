import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { say } from "@legenda/conformance/server";
import { openaiServer } from "@legenda/loopback";
import { png, tinyPicture } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { captionProject, numberOf } from "./testing/caption-project.js";

interface Picture {
  jpeg(options: { readonly quality: number }): { toBuffer(): Promise<Buffer> };
  metadata(): Promise<{ readonly width: number; readonly height: number; readonly format: string }>;
}

/** The decoder of the package for images: what a server got is looked at by nothing of ours. */
const decoder = createRequire(new URL("../../../images/package.json", import.meta.url));
const sharp = decoder("sharp") as (input: unknown) => Picture;

describe.concurrent("sources", () => {
  test("a folder of trouble: every image once, what is wrong in its own columns, and the rest captioned", async () => {
    await using project = await captionProject();
    await project.pictures(2);
    const at = (name: string) => join(project.path, "photos", name);
    const bomb = deflateSync(Buffer.alloc(12_000 * 12_000 * 3 + 12_000), { level: 1 });
    const troubles: Record<string, Buffer> = {
      "cut.png": tinyPicture(9).subarray(0, 60),
      "empty.png": Buffer.alloc(0),
      "text.jpg": Buffer.from("<html>"),
      "huge.png": png({ width: 20_000, height: 20_000, data: Buffer.alloc(0) }),
      "bomb.png": png({ width: 12_000, height: 12_000, data: bomb }),
    };
    for (const [name, bytes] of Object.entries(troubles)) writeFileSync(at(name), bytes);
    // By its bytes it is a picture, whatever its name says.
    writeFileSync(at("really-a-png.jpg"), tinyPicture(3));
    await project.write("elsewhere/4.png", tinyPicture(4));
    symlinkSync(at("0.png"), at("inside.png"));
    symlinkSync(join(project.path, "elsewhere/4.png"), at("outside.png"));
    symlinkSync(at("nowhere.png"), at("broken.png"));
    execFileSync("mkfifo", [at("pipe.png")]);
    writeFileSync(at("forbidden.png"), tinyPicture(5));
    chmodSync(at("forbidden.png"), 0o000);

    const { code, stderr } = await project.legenda(["caption", "photos"]);
    expect(code).toBe(1);
    expect(stderr).not.toContain("fault of the program");
    const rows = project.rows();
    expect(new Set(rows.map(({ file }) => file)).size).toBe(rows.length);
    const byFile = new Map(rows.map((row) => [row.file, row]));
    for (const [name, number] of [
      ["0.png", 0],
      ["1.png", 1],
      ["inside.png", 0],
      ["really-a-png.jpg", 3],
    ] as const) {
      expect(byFile.get(name)).toMatchObject({ caption: `Picture ${number}.`, error: "" });
    }
    for (const name of [...Object.keys(troubles), "outside.png", "broken.png", "pipe.png"]) {
      expect([name, byFile.get(name)?.caption, byFile.get(name)?.error === ""]).toEqual([name, "", false]);
    }
    // Permissions say nothing to root.
    if (process.getuid?.() !== 0) expect(byFile.get("forbidden.png")?.error).not.toBe("");
    // Nothing of what cannot be captioned was sent.
    expect(project.server.requests.map(({ text }) => numberOf(text))).not.toContain(-1);
  });

  test("hostile names come out whole, and nothing in a table is a formula", async () => {
    await using project = await captionProject();
    const names = [
      "=1+1.png",
      "-dash.png",
      "+plus.png",
      "@at.png",
      'quo"te, comma.png',
      "new\nline.png",
      "wolf 🐺 ü.png",
      " blank.png",
      "#hash?.png",
    ];
    mkdirSync(join(project.path, "photos"));
    for (const [number, name] of names.entries()) writeFileSync(join(project.path, "photos", name), tinyPicture(number));
    // What is no UTF-8.
    writeFileSync(
      Buffer.concat([Buffer.from(join(project.path, "photos/")), Buffer.from([0xff, 0xfe]), Buffer.from(".png")]),
      tinyPicture(20),
    );
    const { code, stderr } = await project.legenda([
      "caption",
      "photos",
      "--out",
      "c.csv",
      "--out",
      "c.tsv",
      "--out",
      "c.jsonl",
      "--out",
      "c.md",
      "--out",
      "c.html",
    ]);
    expect(stderr).not.toContain("\u001b");
    expect([0, 1]).toContain(code);
    const keys = project
      .read("c.jsonl")
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { key: string }).key);
    expect(keys).toHaveLength(names.length + 1);
    for (const name of names) expect(keys).toContain(name);
    const rows = project.rows("c.csv");
    expect(rows).toHaveLength(names.length + 1);
    for (const { file = "", caption } of rows) {
      expect(file).not.toMatch(/^[=+\-@\t\r]/);
      expect(names.includes(file.replace(/^'/, "")) ? caption : "Picture 0.").toMatch(/^Picture \d+\.$/);
    }
    // One more run takes all of them for known.
    const before = project.server.requests.length;
    await project.legenda(["caption", "photos", "--out", "c.csv"]);
    expect(project.server.requests).toHaveLength(before);
  });

  test("files, globs, lists, tables and standard input", async () => {
    await using project = await captionProject();
    await project.pictures(4);
    await project.write("list.txt", "photos/0.png\n\n# a remark\nphotos/1.png\n");
    await project.write("products.csv", "\uFEFFSKU;Photo;Title\r\nA-1;photos/2.png;=Weekender\r\nA-2;photos/3.png;Tote\r\n");
    const keysOf = async (words: readonly string[], input?: string) => {
      const { code, stderr } = await project.legenda(
        ["caption", ...words, "--out", "out.csv", "--fresh"],
        input === undefined ? {} : { input },
      );
      expect(stderr).not.toContain("legenda:");
      expect(code).toBe(0);
      return project.rows("out.csv").map(({ file }) => file);
    };
    expect(await keysOf(["photos/0.png", "photos/3.png"])).toEqual(["photos/0.png", "photos/3.png"]);
    expect(await keysOf(["photos/[12].png"])).toEqual(["photos/1.png", "photos/2.png"]);
    expect(await keysOf(["list.txt"])).toEqual(["photos/0.png", "photos/1.png"]);
    expect(await keysOf(["-"], "photos/2.png\nphotos/0.png\n")).toEqual(["photos/2.png", "photos/0.png"]);
    expect(await keysOf(["products.csv", "--key-column", "SKU", "--product-name", "{Title}"])).toEqual(["A-1", "A-2"]);
    expect(project.server.requests.at(-1)?.text).toMatch(/Weekender|Tote/);
  });

  test("addresses are handed on to a server that takes them", async () => {
    await using project = await captionProject();
    const url = "https://example.com/wolf.png";
    const { code } = await project.legenda(
      ["caption", url, "--model", "openai:gpt-4o-mini", "--base-url", `${project.server.url}/v1`],
      { env: { OPENAI_API_KEY: "sk-test" } },
    );
    expect(code).toBe(0);
    expect(project.server.requests[0]?.text).toContain(JSON.stringify(url));
    expect(project.rows()).toMatchObject([{ file: url, caption: "Picture -1." }]);
  });

  test("a source that is not there, a folder without images, and a column that is none are told before anything", async () => {
    await using project = await captionProject({ "products.csv": "Image,Title\r\nphotos/0.png,Bag\r\n", "empty/readme.md": "#" });
    await project.pictures(1);
    for (const [words, said] of [
      [["nowhere"], "nowhere"],
      [["nothing-*.png"], "nothing-*.png"],
      [["products.csv", "--product-name", "{Titel}"], "Title"],
      [["products.csv", "--image-column", "Foto"], "Foto"],
      [[], "source"],
    ] as const) {
      const { code, stderr } = await project.legenda(["caption", ...words]);
      expect([words, code]).toEqual([words, 2]);
      expect(stderr).toContain(said);
    }
    expect(project.server.requests).toHaveLength(0);
    expect(project.has("captions.csv.journal")).toBe(false);
    const none = await project.legenda(["caption", "empty"]);
    expect(none.stderr).toMatch(/no image/i);
  });

  test("images are sent as small as is told", async () => {
    await using project = await captionProject();
    await using server = await openaiServer({ keyless: true });
    server.script(() => say("A grey field."));
    const noise = {
      create: { width: 900, height: 600, channels: 3, background: "#808080", noise: { type: "gaussian", mean: 128, sigma: 40 } },
    } as const;
    await project.write("photos/big.jpg", await sharp(noise).jpeg({ quality: 95 }).toBuffer());
    const sent = async (...flags: readonly string[]) => {
      await project.legenda([
        "caption",
        "photos",
        "--model",
        `${server.url}/v1#loopback`,
        "--fresh",
        "--existing",
        "overwrite",
        ...flags,
      ]);
      const [, type = "", base64 = ""] = /"data:image\/(\w+);base64,([^"]+)"/.exec(server.requests.at(-1)?.text ?? "") ?? [];
      const bytes = Buffer.from(base64, "base64");
      const { width, height, format } = await sharp(bytes).metadata();
      return { type, format, width, height, size: bytes.length, hash: createHash("sha1").update(bytes).digest("hex") };
    };
    const fine = await sent("--max-edge", "300", "--quality", "90");
    expect(fine).toMatchObject({ type: "jpeg", format: "jpeg", width: 300, height: 200 });
    const coarse = await sent("--max-edge", "300", "--quality", "20");
    expect(coarse.size).toBeLessThan(fine.size / 2);
    expect(await sent("--max-edge", "300", "--format", "png")).toMatchObject({ type: "png", format: "png", width: 300 });
    const before = server.requests.length;
    const { code, stderr } = await project.legenda(["caption", "photos", "--format", "webp", "--out", "webp.csv"]);
    expect([code, server.requests.length]).toEqual([2, before]);
    expect(stderr).toMatch(/--format webp: .* accepts only image\/png, image\/jpeg/);
  });
});
