import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { InvalidRequestError } from "@legenda/core";
import { describe, expect, it } from "vitest";
import { defaultCacheDir } from "./cache-dir.js";
import { modelSource } from "./model-source.js";

describe("modelSource", () => {
  it.each(["./models/mine", "../mine", ".", "/srv/models/mine"])("takes %s for a folder", (written) => {
    expect(modelSource(written)).toEqual({ kind: "folder", name: resolve(written), folder: resolve(written) });
  });

  it("takes a file: URL for a folder", () => {
    expect(modelSource(pathToFileURL("/srv/my models").href)).toMatchObject({ kind: "folder", folder: "/srv/my models" });
  });

  it("takes owner/name for an id, whatever folders exist here", () => {
    // `packages/local` exists when the tests run from the repository's root.
    expect(modelSource("packages/local", { cacheDir: "/cache" })).toEqual({
      kind: "hub",
      name: "packages/local",
      folder: "/cache/packages/local",
      revision: "main",
    });
  });

  it("keeps a revision apart", () => {
    expect(modelSource("a/b", { cacheDir: "/cache", revision: "v1.0" })).toMatchObject({
      folder: "/cache/a/b/v1.0",
      revision: "v1.0",
    });
  });

  it.each(["", "gpt2", "~/models", "https://huggingface.co/a/b", "a/b/c", "a/..", "a b/c"])("refuses %j", (written) => {
    expect(() => modelSource(written)).toThrow(InvalidRequestError);
    expect(() => modelSource(written)).toThrow(/"owner\/name".*"\.\/models\/mine"/);
  });

  it.each(["../../other", "/abs", "", "a/../b"])("refuses the revision %j", (revision) => {
    expect(() => modelSource("a/b", { revision })).toThrow(/is not a revision/);
  });
});

describe("defaultCacheDir", () => {
  it("follows each system's own custom, never node_modules", () => {
    expect(defaultCacheDir({ XDG_CACHE_HOME: "/x" }, "linux")).toBe(join("/x", "legenda"));
    expect(defaultCacheDir({}, "linux")).toBe(join(homedir(), ".cache", "legenda"));
    expect(defaultCacheDir({}, "darwin")).toBe(join(homedir(), "Library", "Caches", "legenda"));
    expect(defaultCacheDir({ LOCALAPPDATA: "/local" }, "win32")).toBe(join("/local", "legenda", "Cache"));
  });
});
