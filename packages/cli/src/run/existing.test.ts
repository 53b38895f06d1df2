import { fail } from "@legenda/conformance/server";
import { tinyPicture, until } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { captionProject, numberOf } from "./testing/caption-project.js";

const old = "file,caption\r\n0.png,Old words.\r\ngone.png,Of an image that is gone.\r\n";

describe.concurrent("captions that are there already", () => {
  test("from sidecars: kept, and a second run asks nothing", async () => {
    await using project = await captionProject();
    await project.pictures(2);
    await project.write("photos/0.txt", "Old words.\n");
    const words = ["caption", "photos", "--sidecar", "txt", "--out", "captions.csv"];
    expect((await project.legenda(words)).stderr).toContain("kept");
    expect([project.read("photos/0.txt"), project.read("photos/1.txt")]).toEqual(["Old words.\n", "Picture 1.\n"]);
    expect(project.rows().map(({ caption }) => caption)).toEqual(["Old words.", "Picture 1."]);
    await project.legenda(words);
    expect(project.server.requests).toHaveLength(1);
    expect(project.rows().map(({ caption }) => caption)).toEqual(["Old words.", "Picture 1."]);
  });

  for (const [mode, both] of [
    ["append", "Old words. Picture 0."],
    ["prepend", "Picture 0. Old words."],
    ["overwrite", "Picture 0."],
  ] as const) {
    test(`from sidecars: ${mode}, once however often it is run`, async () => {
      await using project = await captionProject();
      await project.pictures(2);
      await project.write("photos/0.txt", "Old words.\n");
      const words = ["caption", "photos", "--sidecar", "txt", "--existing", mode];
      await project.legenda(words);
      await project.legenda(words);
      expect([project.read("photos/0.txt"), project.read("photos/1.txt")]).toEqual([`${both}\n`, "Picture 1.\n"]);
      expect(project.server.requests).toHaveLength(2);
      // A later export joins them as the run does.
      if (mode === "overwrite") return;
      await project.legenda(["export", "--out", "later.csv"]);
      expect(project.rows("later.csv").map(({ caption }) => caption)).toEqual([both, "Picture 1."]);
    });
  }

  test("of an older file: kept in this run and in the next, and no row of it is lost", async () => {
    await using project = await captionProject({ "captions.csv": old });
    await project.pictures(2);
    expect((await project.legenda(["caption", "photos"])).stderr).toContain("captions.csv.bak");
    const rows = [
      { file: "0.png", caption: "Old words." },
      { file: "1.png", caption: "Picture 1." },
    ];
    expect(project.rows()).toMatchObject(rows);
    expect(project.read("captions.csv.bak")).toBe(old);
    await project.legenda(["caption", "photos"]);
    expect(project.rows()).toMatchObject(rows);
    expect(project.server.requests).toHaveLength(1);
    // Begun anew, the words of before are still nobody's to replace.
    await project.legenda(["caption", "photos", "--fresh"]);
    expect(project.rows()).toMatchObject(rows);
    expect(project.server.requests).toHaveLength(2);
  });

  test("of an older file: appended to, with a separator, also where the image failed first", async () => {
    await using project = await captionProject({ "captions.csv": old });
    await project.pictures(1);
    const words = ["caption", "photos", "--existing", "append", "--separator", " / "];
    project.server.script(fail(413));
    expect((await project.legenda(words)).code).toBe(1);
    expect(project.rows()).toMatchObject([{ file: "0.png", caption: "Old words.", error_type: "RequestTooLargeError" }]);
    project.server.script(({ text }) => ({ kind: "text", text: `Picture ${numberOf(text)}.` }));
    expect((await project.legenda([...words, "--retry-failed"])).code).toBe(0);
    expect(project.rows()).toMatchObject([{ file: "0.png", caption: "Old words. / Picture 0." }]);
    await project.legenda(["export", "--out", "later.csv"]);
    expect(project.rows("later.csv")).toEqual(project.rows());
  });

  test("of an older file: a run that was stopped knows them when it goes on", async () => {
    const captions = Array.from({ length: 4 }, (_, number) => `${number + 4}.png,Old ${number + 4}.`);
    await using project = await captionProject({ "captions.csv": ["file,caption", ...captions, ""].join("\r\n") });
    await project.pictures(8);
    project.server.script(({ text }) => ({ kind: "text", text: `Picture ${numberOf(text)}.`, delayMs: 400 }));
    const run = project.begin(["caption", "photos", "--concurrency", "1"]);
    await until(() => project.server.requests.length >= 2);
    run.signal("SIGINT");
    expect((await run.ended).code).toBe(130);
    expect(project.rows()).toHaveLength(2);
    project.server.script(({ text }) => ({ kind: "text", text: `Picture ${numberOf(text)}.` }));
    expect((await project.legenda(["caption", "photos"])).code).toBe(0);
    expect(project.rows().map(({ caption }) => caption)).toEqual([
      ...[0, 1, 2, 3].map((number) => `Picture ${number}.`),
      ...[4, 5, 6, 7].map((number) => `Old ${number}.`),
    ]);
    expect(project.server.requests).toHaveLength(4);
  });

  test("of a table's column: kept, and the others asked for by their row", async () => {
    await using project = await captionProject({
      "products.csv": 'Image,Title,Alt\r\nphotos/0.png,Weekender,Old words.\r\nphotos/1.png,"Tote, large",\r\n',
    });
    await project.pictures(2);
    const { code, stderr } = await project.legenda([
      "caption",
      "products.csv",
      "--existing-column",
      "Alt",
      "--product-name",
      "{Title}",
    ]);
    expect(stderr).not.toContain("legenda:");
    expect(code).toBe(0);
    expect(project.rows()).toMatchObject([{ caption: "Old words." }, { caption: "Picture 1." }]);
    expect(project.server.requests).toHaveLength(1);
    expect(project.server.requests[0]?.text).toContain("Tote, large");
  });

  test("the table that is read is not written over", async () => {
    await using project = await captionProject({ "products.csv": "Image\r\nphotos/0.png\r\n" });
    await project.pictures(1);
    const { code, stderr } = await project.legenda(["caption", "products.csv", "--out", "./products.csv"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--out ./products.csv");
    expect(project.server.requests).toHaveLength(0);
  });

  test("a file that holds no captions by images is not read as such, nor lost", async () => {
    await using project = await captionProject({ "captions.csv": "colour,number\r\nred,1\r\n" });
    await project.pictures(1);
    const refused = await project.legenda(["caption", "photos"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("--out");
    expect(project.server.requests).toHaveLength(0);
    expect((await project.legenda(["caption", "photos", "--existing", "overwrite"])).code).toBe(0);
    expect(project.read("captions.csv.bak")).toContain("red,1");
  });

  test("an image that has changed is asked about anew, and a moved one is not", async () => {
    await using project = await captionProject();
    await project.pictures(2);
    await project.legenda(["caption", "photos"]);
    await project.write("photos/1.png", tinyPicture(7));
    await project.write("photos/0 again.png", tinyPicture(0));
    await project.legenda(["caption", "photos"]);
    expect(project.server.requests).toHaveLength(3);
    expect(
      project
        .rows()
        .map(({ file, caption }) => [file, caption])
        .sort(),
    ).toEqual([
      ["0 again.png", "Picture 0."],
      ["0.png", "Picture 0."],
      ["1.png", "Picture 7."],
    ]);
  });
});
