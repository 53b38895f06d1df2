import { say } from "@legenda/conformance/server";
import { until } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { type CaptionProject, captionProject, numberOf } from "./testing/caption-project.js";

const key = "planted-key-0123456789";

async function slowProject(delayMs: number): Promise<CaptionProject> {
  const project = await captionProject();
  await project.pictures(8);
  project.server.script(({ text }) => say(`Picture ${numberOf(text)}.`, { delayMs }));
  return project;
}

describe.concurrent("a run that is stopped", () => {
  test("SIGINT finishes what is under way, writes the outputs, and the same command goes on", async () => {
    await using project = await slowProject(400);
    const run = project.begin(["caption", "photos", "--concurrency", "2"]);
    await until(() => project.server.requests.length >= 3);
    run.signal("SIGINT");
    const { code, stderr } = await run.ended;
    expect(code).toBe(130);
    const asked = project.server.requests.length;
    expect(asked).toBeLessThan(8);
    expect(project.rows()).toHaveLength(asked);
    expect(stderr).toMatch(/same command/i);
    expect((await project.legenda(["caption", "photos"])).code).toBe(0);
    expect(project.server.requests).toHaveLength(8);
    expect(project.rows()).toHaveLength(8);
  });

  test("SIGINT twice stops now, and the journal is whole", async () => {
    await using project = await slowProject(30_000);
    project.server.script(({ text }, index) => say(`Picture ${numberOf(text)}.`, { delayMs: index < 2 ? 0 : 30_000 }));
    const run = project.begin(["caption", "photos", "--concurrency", "2"]);
    await until(() => project.server.requests.length >= 4);
    run.signal("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 200));
    run.signal("SIGINT");
    expect((await run.ended).code).toBe(130);
    const { counts, active } = JSON.parse((await project.legenda(["status", "--json"])).stdout);
    expect(active).toBe(false);
    expect(counts).toMatchObject({ done: 2 });
    project.server.script(({ text }) => say(`Picture ${numberOf(text)}.`));
    expect((await project.legenda(["caption", "photos"])).code).toBe(0);
    expect(project.server.requests).toHaveLength(4 + 6);
  });

  test("a killed run's journal is exported, and one that is still written is too", async () => {
    await using project = await slowProject(2_000);
    const run = project.begin(["caption", "photos", "--concurrency", "2"]);
    await until(() => project.server.requests.length >= 4);
    const during = await project.legenda(["export", "--out", "during.csv", "--json"]);
    expect(during.code).toBe(0);
    expect(JSON.parse(during.stdout)).toMatchObject({ outputs: ["during.csv"] });
    expect(project.rows("during.csv").length).toBeGreaterThan(0);
    run.signal("SIGKILL");
    await run.ended;
    expect(project.has("captions.csv")).toBe(false);
    const status = await project.legenda(["status"]);
    expect(status).toMatchObject({ code: 0, stderr: "" });
    expect(status.stdout).toContain("stopped before its end");
    const { code, stderr } = await project.legenda(["export", "--out", "killed.csv"]);
    const { counts } = JSON.parse((await project.legenda(["status", "--json"])).stdout);
    expect([code, stderr]).toEqual([0, `From captions.csv.journal: ${counts.done} images.\nWritten: killed.csv\n`]);
    expect(project.rows("killed.csv")).toHaveLength(counts.done);
  });

  test("no file and no message holds the key or an image's bytes", async () => {
    await using project = await captionProject();
    await project.pictures(2);
    const words = [
      "caption",
      "photos",
      "--out",
      "c.csv",
      "--out",
      "c.jsonl",
      "--out",
      "c.md",
      "--json",
      "--details",
      "--retries",
      "0",
    ];
    const base64 = project.server;
    base64.script(({ text, headers }, index) =>
      index === 0
        ? { kind: "error", status: 400, message: `Bad request ${String(headers.authorization)} with ${text}` }
        : say("A bag."),
    );
    const { stdout, stderr } = await project.legenda([...words, "--concurrency", "1"], { env: { LEGENDA_API_KEY: key } });
    expect(project.server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
    const [, bytes = ""] = /base64,([^"]+)"/.exec(project.server.requests[0]?.text ?? "") ?? [];
    const files = ["c.csv", "c.jsonl", "c.md", "c.failed.csv", "c.csv.journal"].map((file) => project.read(file));
    for (const text of [stdout, stderr, ...files]) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(bytes.slice(0, 40));
    }
  });

  test("status and export without a journal name what is missing", async () => {
    await using project = await captionProject({ "notes.txt": "no journal" });
    for (const words of [["status"], ["export"], ["status", "none.csv"], ["status", "notes.txt"]]) {
      const { code, stderr } = await project.legenda(words);
      expect([words, code]).toEqual([words, 2]);
      expect(stderr).toMatch(/journal/);
    }
  });
});
