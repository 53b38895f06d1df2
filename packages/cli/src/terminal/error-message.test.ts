import { type ImageInput, LegendaError, type Model, promptTemplate, RequestTooLargeError } from "@legenda/core";
import { testModel } from "@legenda/core/test";
import { sources } from "@legenda/files";
import { openai } from "@legenda/openai";
import { errorOf, png } from "@legenda/test-kit";
import { expect, test } from "vitest";
import { z } from "zod";
import { temporaryProject } from "../testing/temporary-project.js";
import { errorMessage } from "./error-message.js";

async function thrown(work: () => unknown): Promise<string> {
  return errorMessage(await errorOf(work, LegendaError));
}

const asked = (model: Model, response?: z.ZodType) => {
  const template = promptTemplate("{photo:image}");
  const photo: ImageInput = png();
  return response ? template.call(model, { response, corrections: 0 })({ photo }) : template.call(model)({ photo });
};

test("a request that is too large names the flag that makes it smaller", async () => {
  const fetch = async () => Response.json({ error: { message: "Too big." } }, { status: 413 });
  const model = openai("gpt", { apiKey: "key", fetch });
  const error = await errorOf(model.generate({ messages: [], params: {} }));
  expect(error).toBeInstanceOf(RequestTooLargeError);
  expect(errorMessage(error as LegendaError)).toBe(
    "openai:gpt rejects the request as too large (HTTP 413): Too big. Add --max-edge 1024 to send smaller images.",
  );
});

test("a refusal, and an answer that does not fit, begin with the model", async () => {
  expect(await thrown(async () => await asked(testModel({ text: "No.", finish: "refusal" })))).toMatch(
    /^test:\S+ refused to answer\./,
  );
  const typed = z.object({ alt: z.string() });
  expect(await thrown(async () => await asked(testModel({ value: { alt: 1 } }), typed))).toMatch(/^the answer of test:/);
  const cut = await thrown(async () => await asked(testModel({ text: '{"alt":"A w', finish: "length" }), typed));
  expect(cut).toContain("Raise --max-tokens, or ask for a shorter answer.");
});

test("an image column is named by its flag", async () => {
  await using project = await temporaryProject({ "a.csv": "foto\nx.jpg\n" });
  const first = async (image?: string) => {
    const options = { cwd: project.path, ...(image !== undefined && { image }) };
    for await (const source of sources(["a.csv"], options)) return source;
    return undefined;
  };
  expect(await thrown(() => first())).toContain("Name the column with --image-column.");
  expect(await thrown(() => first("bild"))).toMatch(/has no column "bild"\..*Name the column with --image-column\.$/);
});

test("an error without a hint, or with one that has no flag, keeps its message", () => {
  for (const message of ["openai:gpt does not accept the key (HTTP 401): set it.", "Row 1: this is not JSON.", ""]) {
    expect(errorMessage({ message })).toBe(message);
    expect(errorMessage(new LegendaError(message, { hint: { option: "toString", advice: "Set it." } }))).toMatch(/Set it\.$/);
  }
});
