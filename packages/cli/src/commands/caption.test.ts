import { copyFile, mkdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { captionProject } from "../run/testing/caption-project.js";
import { temporaryProject } from "../testing/temporary-project.js";

test("--columns renames what it is told to rename", async () => {
  await using project = await captionProject({ "products.csv": "Handle,Image\r\nbag,photos/0.png\r\n" });
  await project.pictures(1);
  const columns = (...words: readonly string[]) => project.legenda(["caption", "products.csv", ...words]);
  expect(await columns("--columns", "Handle,Image Alt Text=caption")).toMatchObject({ code: 0 });
  expect(project.read("captions.csv")).toBe("Handle,Image Alt Text\r\nbag,Picture 0.\r\n");
  const { stderr } = await columns("--columns", "Handle,Alt=nothing,Text=caption");
  expect(stderr).toContain("--columns: there is no nothing, so these columns are empty. Available: Handle, caption.");
  expect(project.read("captions.csv")).toBe("Handle,Alt,Text\r\nbag,,Picture 0.\r\n");
  expect(project.server.requests).toHaveLength(1);
});

test("- takes a table where --stdin-format says so", async () => {
  await using project = await captionProject();
  await project.pictures(2);
  const told = (format: string, input: string) =>
    project.legenda(["caption", "-", "--stdin-format", format, "--key-column", "sku", "--fresh"], { input });
  expect(await told("csv", "sku,image\na,photos/0.png\n")).toMatchObject({ code: 0 });
  expect(project.rows()).toMatchObject([{ file: "a", caption: "Picture 0." }]);
  expect(await told("jsonl", '{"sku":"b","image":"photos/1.png"}\n')).toMatchObject({ code: 0 });
  expect(project.rows()).toMatchObject([{ file: "b", caption: "Picture 1." }]);
  expect(await project.legenda(["caption", "photos", "--stdin-format", "csv"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("--stdin-format describes standard input (-)"),
  });
});

test("a table reaches outside its folder with --any-path alone", async () => {
  await using elsewhere = await temporaryProject();
  await using project = await captionProject({ "products.csv": `image\n${elsewhere.path}/photos/0.png\n` });
  await project.pictures(1, "own");
  await mkdir(`${elsewhere.path}/photos`);
  await copyFile(`${project.path}/own/0.png`, `${elsewhere.path}/photos/0.png`);
  const without = await project.legenda(["caption", "products.csv"]);
  expect(without.stderr).toContain("Add --any-path to read it.");
  expect(without.code).toBe(1);
  expect(await project.legenda(["caption", "products.csv", "--any-path", "--retry-failed"])).toMatchObject({ code: 0 });
  expect(project.rows()).toMatchObject([{ caption: "Picture 0." }]);
});

test("an estimate by --price names the flag, not a date", async () => {
  await using project = await captionProject();
  await project.pictures(1);
  const { stdout } = await project.legenda(["caption", "photos", "--estimate", "--price", "1,2"]);
  expect(stdout).toMatch(/^cost {5}about \$[\d.]+, at the price of --price$/m);
});

test("a failure of an earlier run is not told again as if it were of this one", async () => {
  await using project = await captionProject();
  await project.pictures(1);
  await project.write("photos/broken.png", "no image");
  const run = () => project.legenda(["caption", "photos"]);
  expect((await run()).stderr).toContain("failed: broken.png: ");
  const again = await run();
  expect(again.stderr).not.toContain("failed: ");
  expect(again.stderr).toContain("failed     1 (in earlier runs, not tried again)");
  expect(again.stderr).toContain("These images failed for reasons that another try will not change");
});

test("--near-duplicates takes 0 to 10 bits, as the pictures' hashes allow", async () => {
  await using project = await captionProject();
  await project.pictures(1);
  const near = (bits: string) => project.legenda(["caption", "photos", "--near-duplicates", bits, "--estimate"]);
  expect(await near("10")).toMatchObject({ code: 0 });
  expect(await near("11")).toMatchObject({ code: 2, stderr: expect.stringContaining("a whole number of bits from 0 to 10") });
});
