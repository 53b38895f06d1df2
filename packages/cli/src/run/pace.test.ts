import { fail, type RecordedRequest, say } from "@legenda/conformance/server";
import { describe, expect, test } from "vitest";
import { captionProject, numberOf } from "./testing/caption-project.js";

const key = "sk-planted-0123456789abcdef";

const answer = ({ text }: RecordedRequest) => say(`Picture ${numberOf(text)}.`);

describe.concurrent("pace, retries and what ends a run", () => {
  test("--rpm is kept", async () => {
    await using project = await captionProject();
    await project.pictures(16);
    const times: number[] = [];
    project.server.script((request) => {
      times.push(Date.now());
      return answer(request);
    });
    expect((await project.legenda(["caption", "photos", "--rpm", "240"])).code).toBe(0);
    const [first = 0] = times;
    // Four a second, and a second's worth may come at once: 3 s. The rest is room for a busy machine to receive the first late.
    expect((times.at(-1) ?? 0) - first).toBeGreaterThan(1_500);
  });

  test("--concurrency is kept, and a limit's own waiting time is", async () => {
    await using project = await captionProject();
    await project.pictures(8);
    let most = 0;
    const seen: number[] = [];
    project.server.script((request, index) => {
      most = Math.max(most, project.server.open);
      seen.push(Date.now());
      return index === 2 ? fail(429, { headers: { "retry-after": "2" } }) : { ...answer(request), delayMs: 400 };
    });
    expect((await project.legenda(["caption", "photos", "--concurrency", "2"])).code).toBe(0);
    expect(most).toBe(2);
    expect(project.server.requests).toHaveLength(9);
    const pauses = seen.slice(1).map((time, index) => time - (seen[index] ?? 0));
    expect(Math.max(...pauses)).toBeGreaterThan(800);
  });

  test("a request that takes too long is sent again, and as often as is told", async () => {
    await using project = await captionProject();
    await project.pictures(2);
    project.server.script((request, index) => (index === 0 ? { kind: "broken", how: "silent" } : answer(request)));
    expect((await project.legenda(["caption", "photos", "--timeout", "1", "--retries", "1"])).code).toBe(0);
    expect(project.server.requests).toHaveLength(3);

    project.server.script((request) => (numberOf(request.text) === 0 ? answer(request) : fail(500)));
    const { code, stderr } = await project.legenda(["caption", "photos", "--retries", "0", "--fresh"]);
    expect(code).toBe(1);
    expect(project.server.requests).toHaveLength(5);
    expect(stderr).toContain("--retry-failed");
    expect(project.rows().map(({ caption, error }) => [caption, error === ""])).toEqual([
      ["Picture 0.", true],
      ["", false],
    ]);
  });

  test("a wrong key ends the run after one request, with the variable's name and never the key", async () => {
    await using project = await captionProject();
    await project.pictures(20);
    project.server.script(fail(401, { message: `Incorrect API key provided: ${key}.` }));
    const words = ["caption", "photos", "--model", "openai:gpt-4o-mini", "--base-url", `${project.server.url}/v1`];
    const { code, stdout, stderr } = await project.legenda(words, { env: { OPENAI_API_KEY: key } });
    expect(code).toBe(2);
    expect(stderr).toContain("OPENAI_API_KEY");
    expect(project.server.requests).toHaveLength(1);
    for (const text of [stdout, stderr, project.read("captions.csv.journal")]) expect(text).not.toContain(key);
    expect(project.has("captions.csv")).toBe(false);

    project.server.script(answer);
    expect((await project.legenda(words, { env: { OPENAI_API_KEY: key } })).code).toBe(0);
    expect(project.rows()).toHaveLength(20);
    expect(project.server.requests).toHaveLength(21);
  });

  test("a server that knows no such model ends the run after one request", async () => {
    await using project = await captionProject();
    await project.pictures(20);
    project.server.script(fail(404));
    const { code, stderr } = await project.legenda(["caption", "photos"]);
    expect(code).toBe(1);
    expect(stderr).toContain("loopback");
    expect(project.server.requests).toHaveLength(1);
  });

  test("a network that is gone ends the run with nothing lost, and the same command goes on", async () => {
    await using project = await captionProject();
    await project.pictures(30);
    project.server.script((request, index) => (index < 3 ? answer(request) : { kind: "broken", how: "before" }));
    const words = ["caption", "photos", "--retries", "0", "--concurrency", "1"];
    const { code, stderr } = await project.legenda(words);
    expect(code).toBe(1);
    expect(stderr).toMatch(/same command/i);
    expect(project.rows().map(({ caption }) => caption)).toEqual(["Picture 0.", "Picture 1.", "Picture 10."]);
    project.server.script(answer);
    const before = project.server.requests.length;
    expect((await project.legenda(words)).code).toBe(0);
    expect(project.rows()).toHaveLength(30);
    expect(project.rows().filter(({ caption }) => caption === "")).toEqual([]);
    expect(project.server.requests.length - before).toBe(27);
  });

  test("refusals and filtered answers are no captions, and an answer cut by its length is told", async () => {
    await using project = await captionProject();
    await project.pictures(3);
    project.server.script(({ text }) => {
      const number = numberOf(text);
      if (number === 0) return say("I cannot help with that.", { finish: "refusal" });
      return number === 1 ? say("", { finish: "filtered" }) : say("A long and winding", { finish: "length" });
    });
    const { code, stderr } = await project.legenda(["caption", "photos"]);
    expect(code).toBe(1);
    expect(project.rows().map(({ caption }) => caption)).toEqual(["", "", "A long and winding"]);
    expect(project.rows()[0]?.error_type).toBe("RefusedError");
    expect(stderr).toContain("cut off");
  });

  test("--json tells all of it, line by line, and --quiet tells nothing", async () => {
    await using project = await captionProject();
    await project.pictures(3);
    await project.write("photos/bad.jpg", "no image");
    const { code, stdout, stderr } = await project.legenda(["caption", "photos", "--json", "--details"]);
    expect(code).toBe(1);
    const events = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.at(-1)).toMatchObject({
      event: "finished",
      complete: true,
      finished: 4,
      failed: 1,
      outputs: ["captions.csv", expect.any(String)],
    });
    expect(events.filter(({ event }) => event === "failed")).toMatchObject([{ key: "bad.jpg" }]);
    expect(stderr).toBe("");
    const quiet = await project.legenda(["caption", "photos", "--quiet", "--ignore", "bad.jpg", "--out", "quiet.csv"]);
    expect(quiet).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
