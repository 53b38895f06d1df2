import { sayJson } from "@legenda/conformance/server";
import { tinyPicture } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { captionProject, numberOf } from "./testing/caption-project.js";

describe.concurrent("outputs", () => {
  test("what a person has edited in the review page takes the place of the run's own, and no other caption", async () => {
    await using project = await captionProject();
    await project.pictures(3);
    await project.legenda(["caption", "photos", "--out", "c.csv"]);
    await project.write(
      "review.csv",
      'key,mark,caption,before\r\n1.png,change,"A wolf, grey.",Picture 1.\r\n2.png,ok,Picture 2.,Picture 2.\r\n',
    );
    expect(await project.legenda(["export", "c.csv", "--review", "review.csv", "--out", "final.csv"])).toMatchObject({ code: 0 });
    expect(project.rows("final.csv").map(({ caption }) => caption)).toEqual(["Picture 0.", "A wolf, grey.", "Picture 2."]);
    const missing = await project.legenda(["export", "c.csv", "--review", "nowhere.csv", "--out", "other.csv"]);
    expect([missing.code, missing.stderr]).toEqual([expect.any(Number), expect.stringContaining("nowhere.csv")]);
    expect(missing.code).not.toBe(0);
    expect(project.has("other.csv")).toBe(false);
  });

  test("all formats at once hold the same, folders in their names; a second run asks nothing", async () => {
    await using project = await captionProject();
    await project.pictures(2);
    await project.write("photos/bags/2.png", tinyPicture(2));
    const outs = ["c.csv", "c.tsv", "c.jsonl", "c.md", "c.html"];
    const words = ["caption", "photos", ...outs.flatMap((file) => ["--out", file])];
    const first = await project.legenda(words);
    expect(first.code).toBe(0);
    for (const file of outs) expect(first.stderr).toContain(file);
    expect(project.read("c.csv").split("\r\n")).toEqual([
      "file,caption,error,error_type,retryable",
      "0.png,Picture 0.,,,",
      "1.png,Picture 1.,,,",
      "bags/2.png,Picture 2.,,,",
      "",
    ]);
    expect(project.read("c.tsv").split(/\r?\n/)[3]).toBe("bags/2.png\tPicture 2.\t\t\t");
    const lines = project.read("c.jsonl").trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { key: "0.png", value: "Picture 0." },
      { key: "1.png", value: "Picture 1." },
      { key: "bags/2.png", value: "Picture 2." },
    ]);
    for (const file of ["c.md", "c.html"]) expect(project.read(file)).toContain("Picture 2.");
    const before = outs.map((file) => project.read(file));

    const second = await project.legenda(words);
    expect(second).toMatchObject({ code: 0 });
    expect(project.server.requests).toHaveLength(3);
    // The page tells where its answers come from and when it was made.
    expect(outs.slice(0, 2).map((file) => project.read(file))).toEqual(before.slice(0, 2));
    for (const file of outs) expect(project.has(`${file}.bak`)).toBe(false);
  });

  test("columns in the order told, details, a byte order mark, and a column that nothing has is told of", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    const { stderr } = await project.legenda([
      "caption",
      "photos",
      "--columns",
      "caption,file,model,wrong",
      "--details",
      "--bom",
    ]);
    expect(project.read("captions.csv")).toMatch(
      /^\uFEFFcaption,file,model,wrong\r\nPicture 0.,0.png,127.0.0.1:\d+:loopback,\r\n$/,
    );
    expect(stderr).toContain("--columns: there is no wrong");

    await project.legenda(["export", "--out", "all.csv", "--details"]);
    expect(project.rows("all.csv")).toMatchObject([{ input_tokens: "10", output_tokens: "5", attempts: "1" }]);
  });

  test("alt texts have their findings, unless told otherwise; in a later export too", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    project.server.script(sayJson({ alt: "Image of a bag", decorative: false }));
    await project.legenda(["caption", "photos", "--kind", "alt-text"]);
    const [row] = project.rows();
    expect(row).toMatchObject({ file: "0.png", alt: "Image of a bag" });
    expect(row?.findings).toMatch(/image of/i);
    await project.legenda(["export", "--out", "without.csv", "--no-findings"]);
    expect(Object.keys(project.rows("without.csv")[0] ?? {})).not.toContain("findings");
    await project.legenda(["export", "--out", "with.csv"]);
    expect(project.rows("with.csv")).toEqual(project.rows());
  });

  test("findings of --check stand in a later export as in the run's own file", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    const words = ["caption", "photos", "--check", "legenda", "--on-error", "report"];
    project.server.script(sayJson({ value: "Picture of a bag" }));
    await project.legenda([...words, "--out", "own.csv"]);
    expect(project.rows("own.csv")[0]?.findings).toMatch(/picture of/i);
    expect(Object.keys(project.rows("own.csv")[0] ?? {})).toContain("findings");
    await project.legenda(["export", "--out", "later.csv"]);
    expect(project.rows("later.csv")).toEqual(project.rows("own.csv"));
  });

  test("tags and product copy have columns of their own", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    project.server.script(sayJson({ value: ["bag", "leather"] }));
    await project.legenda(["caption", "photos", "--kind", "tags", "--out", "tags.csv"]);
    expect(project.rows("tags.csv")).toMatchObject([{ file: "0.png", tags: expect.stringContaining("leather") }]);
    await project.legenda(["export", "tags.csv", "--out", "later.csv"]);
    expect(project.rows("later.csv")).toEqual(project.rows("tags.csv"));

    const copy = { title: "Weekender", description: "A bag.", attributes: [{ name: "colour", value: "brown" }] };
    project.server.script(sayJson(copy));
    await project.legenda(["caption", "photos", "--kind", "product-copy", "--out", "copy.csv"]);
    expect(project.rows("copy.csv")).toMatchObject([{ title: "Weekender", description: "A bag.", "attributes.colour": "brown" }]);
  });

  test("sidecars stand beside their images, as text and as JSON", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    await project.write("photos/bags/1.png", tinyPicture(1));
    await project.legenda(["caption", "photos", "--sidecar", "txt"]);
    expect([project.read("photos/0.txt"), project.read("photos/bags/1.txt")]).toEqual(["Picture 0.\n", "Picture 1.\n"]);
    expect(project.has("captions.csv")).toBe(false);
    await project.legenda(["export", "--sidecar", "json"]);
    expect(JSON.parse(project.read("photos/bags/1.json"))).toEqual({ caption: "Picture 1." });

    const again = await project.legenda(["caption", "photos", "--sidecar", "txt"]);
    expect(again.code).toBe(0);
    expect(project.server.requests).toHaveLength(2);
  });

  test("an output that somebody has edited is kept, and that is said", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    await project.legenda(["caption", "photos"]);
    await project.write("captions.csv", "file,caption\r\n0.png,Edited by hand.\r\n");
    const { code, stderr } = await project.legenda(["caption", "photos"]);
    expect(code).toBe(0);
    expect(stderr).toContain("captions.csv.bak");
    expect(project.read("captions.csv.bak")).toContain("Edited by hand.");
    expect(project.rows()).toMatchObject([{ file: "0.png", caption: "Picture 0." }]);
    expect(project.server.requests).toHaveLength(1);
    // Once is enough.
    await project.legenda(["caption", "photos"]);
    expect(project.has("captions.csv.bak2")).toBe(false);
  });

  test("what failed stands in its columns and in a list, and --retry-failed asks for that alone", async () => {
    await using project = await captionProject();
    await project.pictures(3);
    project.server.script(({ text }) =>
      numberOf(text) === 0 ? { kind: "text", text: "Picture 0." } : { kind: "error", status: 400, message: "No such thing." },
    );
    const first = await project.legenda(["caption", "photos", "--retries", "0"]);
    expect(first.code).toBe(1);
    expect(project.rows().map(({ file, caption, error_type: type }) => [file, caption, type])).toEqual([
      ["0.png", "Picture 0.", ""],
      ["1.png", "", "InvalidRequestError"],
      ["2.png", "", "InvalidRequestError"],
    ]);
    expect(project.rows("captions.failed.csv").map(({ file }) => file)).toEqual(["1.png", "2.png"]);

    // The same command asks for nothing that has failed.
    expect((await project.legenda(["caption", "photos", "--retries", "0"])).code).toBe(1);
    expect(project.server.requests).toHaveLength(3);

    const unknown = await project.legenda(["caption", "photos", "--retry-failed", "--out", "other.csv"]);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining("--retry-failed: there is no journal") });

    project.server.script(({ text }) => ({ kind: "text", text: `Picture ${numberOf(text)}.` }));
    await project.write("one.txt", "1.png\n");
    expect((await project.legenda(["caption", "photos", "--retry-failed", "one.txt"])).code).toBe(1);
    expect(project.server.requests).toHaveLength(4);
    expect(project.rows("captions.failed.csv").map(({ file }) => file)).toEqual(["2.png"]);
    const last = await project.legenda(["caption", "photos", "--retry-failed", "captions.failed.csv"]);
    expect(last.code).toBe(0);
    expect(project.rows().map(({ caption }) => caption)).toEqual(["Picture 0.", "Picture 1.", "Picture 2."]);
    expect(project.server.requests).toHaveLength(5);
    expect(project.rows("captions.failed.csv")).toEqual([]);
  });

  test("with other settings a journal is refused, with the flags that lead on; --fresh begins anew", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    await project.legenda(["caption", "photos"]);
    const refused = await project.legenda(["caption", "photos", "--tone", "dry"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("--fresh");
    expect(refused.stderr).toContain("--journal");
    expect(refused.stderr).toContain("tone");
    expect(project.server.requests).toHaveLength(1);
    project.server.script({ kind: "error", status: 413 });
    const fresh = await project.legenda(["caption", "photos", "--tone", "dry", "--fresh", "--retries", "0"]);
    expect(fresh.code).toBe(1);
    expect(fresh.stderr).toContain("captions.csv.journal.1");
    expect(project.server.requests).toHaveLength(2);
    // What the first run had written is neither a caption of before nor anybody else's file.
    expect(project.rows()).toMatchObject([{ file: "0.png", caption: "" }]);
    expect(project.has("captions.csv.bak")).toBe(false);
    project.server.script({ kind: "text", text: "Dry." });
    await project.legenda(["caption", "photos", "--tone", "dry", "--retry-failed"]);
    expect(project.rows()).toMatchObject([{ file: "0.png", caption: "Dry." }]);
    expect(project.has("captions.csv.journal.1-wal")).toBe(false);
  });

  test("formulas are escaped, unless told otherwise", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    project.server.script({ kind: "text", text: '=HYPERLINK("http://example.com","a bag")' });
    await project.legenda(["caption", "photos"]);
    expect(project.rows()[0]?.caption).toMatch(/^'=HYPERLINK/);
    await project.legenda(["export", "--out", "kept.csv", "--keep-formulas"]);
    expect(project.rows("kept.csv")[0]?.caption).toMatch(/^=HYPERLINK/);
  });
});
