import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryProject } from "../testing/temporary-project.js";
import { environmentOf, originOf } from "./environment.js";
import { findEnvFile } from "./find-env-file.js";
import { loadEnvironment } from "./load-environment.js";

test("the real environment wins, and what is set to nothing is not set", () => {
  const environment = environmentOf(
    { A: "real", B: "", C: "only" },
    { path: "/x/.env", values: { A: "file", B: "file", D: "  ", E: "file" } },
  );
  expect(environment.values).toEqual({ A: "real", B: "file", C: "only", E: "file" });
  expect([...environment.fromFile]).toEqual(["B", "E"]);
  expect(["A", "B"].map((name) => originOf(environment, name))).toEqual(["the environment", "/x/.env"]);
});

test("the nearest .env up to the project's root counts, and none above it", async () => {
  await using project = await temporaryProject({ ".env": "A=above", "shop/package.json": "{}", "shop/photos/summer/a.txt": "" });
  const shop = join(project.path, "shop");
  expect(findEnvFile(join(shop, "photos", "summer"))).toBeUndefined();
  await writeFile(join(shop, ".env"), "A=shop");
  expect(findEnvFile(join(shop, "photos", "summer"))).toBe(join(shop, ".env"));
  await mkdir(join(shop, "photos", "summer", ".env"));
  await writeFile(join(shop, "photos", ".env"), "A=photos");
  expect(findEnvFile(join(shop, "photos", "summer"))).toBe(join(shop, "photos", ".env"));
});

test("a repository is a project too; outside of any, the folder alone counts", async () => {
  await using project = await temporaryProject({
    "repository/.env": "A=1",
    "repository/deep/er/x": "",
    "loose/.env": "A=2",
    "loose/below/x": "",
  });
  await mkdir(join(project.path, "repository", ".git"));
  expect(findEnvFile(join(project.path, "repository", "deep", "er"))).toBe(join(project.path, "repository", ".env"));
  expect(findEnvFile(join(project.path, "loose"))).toBe(join(project.path, "loose", ".env"));
  expect(findEnvFile(join(project.path, "loose", "below"))).toBeUndefined();
});

test("quotes, comments, a byte order mark and Windows line ends are read as they are meant", async () => {
  await using project = await temporaryProject({
    ".env": "\uFEFFA=\"one two\"\r\n# comment\r\nexport B=three # why\r\nC='$A'\r\n",
  });
  const { values, file } = loadEnvironment({}, { cwd: project.path });
  expect(values).toEqual({ A: "one two", B: "three", C: "$A" });
  expect(file).toBe(join(project.path, ".env"));
});

test("the file that is named is read, or is an error that names the flag", async () => {
  await using project = await temporaryProject({ ".env": "A=1", "other.env": "A=2", "large.env": `A=${"x".repeat(1_000_001)}` });
  const load = (envFile: string) => loadEnvironment({}, { cwd: project.path, envFile });
  expect(load("other.env").values).toEqual({ A: "2" });
  expect(() => load("missing.env")).toThrow("--dotenv missing.env cannot be read (ENOENT)");
  expect(() => load(".")).toThrow("--dotenv . is not a file");
  expect(() => load("large.env")).toThrow("larger than 1 MB");
  await symlink("/dev/zero", join(project.path, "endless.env"));
  expect(() => load("endless.env")).toThrow("is not a file");
});
