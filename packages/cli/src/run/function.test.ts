import { fail, say, sayJson } from "@legenda/conformance/server";
import { openaiServer } from "@legenda/loopback";
import { describe, expect, test } from "vitest";
import { type CaptionProject, captionProject, numberOf } from "./testing/caption-project.js";

const packages = ["core", "openai", "captions", "batch"];

const source = (url: string) => `
import { answer, call, promptTemplate, type Answer, type ImageInput } from "@legenda/core";
import { compatible } from "@legenda/openai";
import { AltText } from "@legenda/captions";

const model = compatible({ baseURL: ${JSON.stringify(`${url}/v1`)} })("own");

export class Captions {
  @call(model)
  @promptTemplate("Caption {photo:image} for {product.name}, {tone}.")
  forShop(args: { photo: ImageInput; product: { name: string }; tone: string }): Answer<string> {
    return answer();
  }

  @call(model, { response: AltText })
  @promptTemplate("Describe {photo:image}.")
  typed(photo: ImageInput): Answer<AltText> {
    return answer();
  }

  @call(model)
  @promptTemplate("Caption {photo:image}. Computed: {computed}.")
  computed(photo: ImageInput): Answer<string> {
    return answer(async () => {
      await Promise.resolve();
      return { fields: { computed: "forty-two" } };
    });
  }
}

export const plain = promptTemplate("Caption this: {photo:image}").call(model);
`;

const legacy = (url: string) => `
import { answer, call, promptTemplate, slot, type Answer, type ImageInput } from "@legenda/core";
import { compatible } from "@legenda/openai";

export class Captions {
  @call(compatible({ baseURL: ${JSON.stringify(`${url}/v1`)} })("own"))
  @promptTemplate("Caption {photo:image} for {title}.")
  shop(@slot("photo") picture: ImageInput, @slot("title") name: string): Answer<string> {
    return answer();
  }
}
`;

async function functionProject(): Promise<CaptionProject> {
  const project = await captionProject({ "package.json": '{"type":"module"}' }, packages);
  await project.write("captions.ts", source(project.server.url));
  return project;
}

const own = (project: CaptionProject, words: readonly string[]) => project.legenda(["run", ...words]);

describe.concurrent("legenda run", () => {
  test("slots from flags and columns, at the function's own model", async () => {
    await using project = await functionProject();
    await project.pictures(2);
    await project.write("products.csv", 'Photo,SEO Title,tone\r\nphotos/0.png,"Bag, brown",dry\r\nphotos/1.png,Tote,warm\r\n');
    const { code, stderr } = await own(project, [
      "./captions.ts#Captions.forShop",
      "products.csv",
      "--map",
      "product.name=SEO Title",
    ]);
    expect(stderr).not.toContain("legenda:");
    expect(code).toBe(0);
    expect(project.server.requests.map(({ body }) => (body as { model: string }).model)).toEqual(["own", "own"]);
    const texts = project.server.requests.map(({ text }) => text).join();
    expect(texts).toContain("Bag, brown");
    expect(texts).toContain("warm");
    expect(project.rows().map(({ caption }) => caption)).toEqual(["Picture 0.", "Picture 1."]);

    const missing = await own(project, ["./captions.ts#Captions.forShop", "photos", "--set", "tone=dry", "--out", "b.csv"]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain("--set product.name=");
    expect(project.server.requests).toHaveLength(2);
  });

  test("its own model is paced, patient, and sent images as small as is told", async () => {
    await using project = await functionProject();
    await project.pictures(3);
    let most = 0;
    project.server.script(({ text }, index) => {
      most = Math.max(most, project.server.open);
      return index === 0 ? fail(503, { retryAfterMs: 10 }) : say(`Picture ${numberOf(text)}.`, { delayMs: 60 });
    });
    expect((await own(project, ["./captions.ts#plain", "photos", "--concurrency", "1", "--format", "jpeg"])).code).toBe(0);
    expect(most).toBe(1);
    expect(project.server.requests).toHaveLength(4);
    expect(project.server.requests[0]?.text).toContain("data:image/jpeg;base64,");
  });

  test("--model asks another one", async () => {
    await using project = await functionProject();
    await using other = await openaiServer({ keyless: true });
    other.script(say("From the other."));
    await project.pictures(1);
    expect((await own(project, ["./captions.ts#plain", "photos", "--model", `${other.url}/v1#other`])).code).toBe(0);
    expect([project.server.requests.length, other.requests.length]).toEqual([0, 1]);
    expect(project.rows()).toMatchObject([{ caption: "From the other." }]);
    const unused = await own(project, ["./captions.ts#plain", "photos", "--fallback", `${other.url}/v1#other`]);
    expect(unused).toMatchObject({ code: 2, stderr: expect.stringContaining("--fallback needs --model") });
  });

  test("typed answers have their columns, and a body may compute", async () => {
    await using project = await functionProject();
    await project.pictures(1);
    project.server.script(sayJson({ alt: "A bag", decorative: false }));
    expect((await own(project, ["./captions.ts#Captions.typed", "photos", "--out", "typed.csv"])).code).toBe(0);
    expect(project.rows("typed.csv")).toMatchObject([{ file: "0.png", alt: "A bag", decorative: "false" }]);
    project.server.script(say("A bag."));
    expect((await own(project, ["./captions.ts#Captions.computed", "photos", "--out", "computed.csv"])).code).toBe(0);
    expect(project.server.requests.at(-1)?.text).toContain("forty-two");
  });

  test("legacy decorators with slots at their parameters", async () => {
    await using project = await functionProject();
    await project.pictures(1);
    await project.write("legacy/tsconfig.json", '{"compilerOptions":{"experimentalDecorators":true}}');
    await project.write("legacy/captions.ts", legacy(project.server.url));
    const { code, stderr } = await own(project, ["./legacy/captions.ts#Captions.shop", "photos", "--set", "title=Weekender"]);
    expect(stderr).not.toContain("legenda:");
    expect(code).toBe(0);
    expect(project.server.requests[0]?.text).toContain("Weekender");
    expect(project.rows()).toMatchObject([{ caption: "Picture 0." }]);
  });

  test("a prompt of one's own, its slots from flags and columns", async () => {
    await using project = await captionProject({ "products.csv": "Photo,Title,Colour\r\nphotos/0.png,Weekender,brown\r\n" });
    await project.pictures(1);
    await project.write("prompt.txt", "SYSTEM: You write for a shop.\nUSER: {photo:image} is a {Title} in {shade}, {tone}.");
    const words = ["caption", "products.csv", "--prompt-file", "prompt.txt", "--map", "shade=Colour", "--set", "tone=dry"];
    const { code, stderr } = await project.legenda(words);
    expect(stderr).not.toContain("legenda:");
    expect(code).toBe(0);
    const [request] = project.server.requests;
    expect(request?.text).toContain("is a Weekender in brown, dry.");
    expect(request?.text).toContain("You write for a shop.");

    project.server.script(sayJson({ value: "Image of a bag" }), sayJson({ value: "A brown bag" }));
    await project.legenda([
      "caption",
      "photos",
      "--prompt",
      "Alt text for {photo:image}.",
      "--check",
      "legenda",
      "--out",
      "checked.csv",
    ]);
    expect(project.rows("checked.csv")).toMatchObject([{ caption: "A brown bag" }]);
    expect(project.server.requests).toHaveLength(3);

    const unfilled = await project.legenda(["caption", "photos", "--prompt", "{photo:image} in {shade}", "--out", "x.csv"]);
    expect(unfilled).toMatchObject({ code: 2, stderr: expect.stringContaining("--set shade=") });
  });
});
