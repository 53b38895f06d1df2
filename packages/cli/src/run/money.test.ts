import { fail, type RecordedRequest, say } from "@legenda/conformance/server";
import { describe, expect, test } from "vitest";
import { captionProject, numberOf } from "./testing/caption-project.js";

/** Ten cents an answer: 10,000 tokens out, at ten dollars a million. */
const dear = ({ text }: RecordedRequest) => say(`Picture ${numberOf(text)}.`, { usage: { input: 1_000, output: 10_000 } });
const price = ["--price", "0,10"];

describe.concurrent("money", () => {
  test("--estimate sends nothing, writes nothing, and is near what it costs", async () => {
    await using project = await captionProject();
    await project.pictures(4);
    const words = ["caption", "photos", "--model", "openai:gpt-4o-mini", "--base-url", `${project.server.url}/v1`];
    const env = { OPENAI_API_KEY: "sk-test" };
    const { code, stdout } = await project.legenda([...words, "--estimate"], { env });
    expect(code).toBe(0);
    expect(stdout).toContain("Nothing was sent");
    expect(project.server.requests).toHaveLength(0);
    expect([project.has("captions.csv"), project.has("captions.csv.journal")]).toEqual([false, false]);
    const json = JSON.parse((await project.legenda([...words, "--estimate", "--json"], { env })).stdout);
    expect(json).toMatchObject({ images: 4, failures: 0 });
    // A picture of 8 x 8 pixels is one tile of 2,833 tokens and 5,667 more for gpt-4o-mini.
    expect(json.inputTokens / 4).toBeGreaterThan(8_500);
    expect(json.inputTokens / 4).toBeLessThan(8_800);
    expect(json.cost.amount).toBeCloseTo((json.inputTokens * 0.15 + json.outputTokens * 0.6) / 1e6, 6);
  });

  test("an estimate leaves out what is answered already", async () => {
    await using project = await captionProject();
    await project.pictures(2);
    await project.legenda(["caption", "photos"]);
    await project.pictures(3);
    const { stdout } = await project.legenda(["caption", "photos", "--estimate", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ images: 1, answered: 2 });
  });

  test("--budget stops before it is passed, and says how to go on", async () => {
    await using project = await captionProject();
    await project.pictures(10);
    project.server.script(dear);
    const words = ["caption", "photos", ...price, "--max-tokens", "10000"];
    const { code, stderr } = await project.legenda([...words, "--budget", "0.35"]);
    expect(code).toBe(1);
    expect(project.server.requests).toHaveLength(3);
    expect(stderr).toContain("--budget");
    expect(project.rows()).toHaveLength(3);
    const status = JSON.parse((await project.legenda(["status", "--json"])).stdout);
    expect(status.counts.cost).toBeCloseTo(0.3, 6);

    expect((await project.legenda([...words, "--budget", "2"])).code).toBe(0);
    expect(project.server.requests).toHaveLength(10);
  });

  test("a budget without a price is refused before the first call", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    const { code, stderr } = await project.legenda(["caption", "photos", "--budget", "1"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--price");
    expect(project.server.requests).toHaveLength(0);
    expect(project.has("captions.csv.journal")).toBe(false);
  });

  test("--sample first, then all, and the sample is not paid for again", async () => {
    await using project = await captionProject();
    await project.pictures(12);
    const { stderr } = await project.legenda(["caption", "photos", "--sample", "5"]);
    expect(stderr).toContain("sample");
    expect(project.rows()).toHaveLength(5);
    await project.legenda(["caption", "photos"]);
    expect(project.rows()).toHaveLength(12);
    expect(project.server.requests).toHaveLength(12);
  });

  test("a fallback answers where the first fails, at its own price", async () => {
    await using project = await captionProject();
    await project.pictures(2);
    project.server.script((request) => {
      const { model } = request.body as { model: string };
      return model === "first" ? fail(500) : dear(request);
    });
    const words = [
      "caption",
      "photos",
      "--model",
      `${project.server.url}/v1#first`,
      "--fallback",
      `${project.server.url}/v1#second`,
    ];
    expect((await project.legenda([...words, ...price, "--retries", "0", "--budget", "1", "--details"])).code).toBe(0);
    expect(project.rows().map(({ caption, model, cost_usd: cost }) => [caption, model?.split(":").at(-1), Number(cost)])).toEqual(
      [
        ["Picture 0.", "second", 0.1],
        ["Picture 1.", "second", 0.1],
      ],
    );
  });
});
