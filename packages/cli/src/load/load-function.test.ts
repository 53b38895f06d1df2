import { join } from "node:path";
import { say } from "@legenda/conformance/server";
import { openaiServer } from "@legenda/loopback";
import { errorOf, png } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { runLegenda } from "../testing/run-legenda.js";
import { type TemporaryProject, temporaryProject } from "../testing/temporary-project.js";
import { loadFunction } from "./load-function.js";

const decorated = `
import { answer, call, promptTemplate, type Answer, type ImageInput } from "@legenda/core";
import { openai } from "@legenda/openai";

enum Tone { Dry = "dry" }

export class Captions {
  readonly tone: string = Tone.Dry;

  @call(openai("gpt-4o-mini"))
  @promptTemplate("Caption {url:image}")
  caption(url: ImageInput): Answer<string> {
    return answer();
  }

  @call(openai("gpt-4o-mini"))
  @promptTemplate("In a {this.tone} tone, describe {photo:image} of {product.name}. {note?}")
  altText(args: { photo: ImageInput; product: { name: string }; note?: string }): Answer<string> {
    return answer();
  }

  @call(openai("gpt-4o-mini"))
  @promptTemplate("{photo:image} {place}")
  placed(photo: ImageInput): Answer<string, { place: string }> {
    return answer({ fields: { place: typeof photo === "string" ? "a string" : "an image" } });
  }

  @call(openai("gpt-4o-mini"))
  @promptTemplate("Static {photo:image}")
  static fixed(photo: ImageInput): Answer<string> {
    return answer();
  }
}

export class Named extends Captions {
  constructor(readonly name: string) {
    super();
  }
}

export const instance = new Named("shop");
export const short = promptTemplate("Short: {photo:image} {note?}").call(openai("gpt-4o-mini"));
export default promptTemplate("By default: {photo:image}").call(openai("gpt-4o-mini"));
export const other = 1;
`;

const linked = ["core", "openai"];

/** Runs a function over a table of one image, as a user does, and gives what the model was sent. */
async function sent(
  project: TemporaryProject,
  reference: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  await using server = await openaiServer();
  server.script(say("A wolf."));
  await project.write("photos/dot.png", png());
  await project.write(
    "table.csv",
    [
      ["image", ...Object.keys(fields)],
      ["photos/dot.png", ...Object.values(fields)],
    ]
      .map((row) => row.join(","))
      .join("\n"),
  );
  const { stderr } = await runLegenda(["run", reference, "table.csv", "--out", `${reference.replace(/\W+/g, "-")}.csv`], {
    cwd: project.path,
    env: { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: `${server.url}/v1` },
  });
  const [request] = server.requests;
  if (!request) throw new Error(stderr);
  const { messages } = request.body as {
    readonly messages: readonly { readonly content: readonly { readonly type: string; readonly text?: string }[] }[];
  };
  return messages.flatMap(({ content }) => content.map((part) => part.text ?? "[image]")).join("");
}

const esm = { "package.json": '{ "type": "module" }' };
const legacy = { "tsconfig.json": '{ "compilerOptions": { "experimentalDecorators": true } }' };
const row = { "product.name": "Weekender", Note: "" };
const described = "In a dry tone, describe[image]of Weekender.";

test("methods, static methods, instances and functions", async () => {
  await using project = await temporaryProject({ ...esm, "captions.ts": decorated }, linked);
  expect(await sent(project, "./captions.ts#Captions.caption")).toBe("Caption[image]");
  expect(await sent(project, "captions.ts#Captions.altText", row)).toBe(described);
  expect(await sent(project, "captions.ts#Captions.placed")).toBe("[image]an image");
  expect(await sent(project, "captions.ts#Captions.fixed")).toBe("Static[image]");
  expect(await sent(project, "captions.ts#instance.caption")).toBe("Caption[image]");
  expect(await sent(project, "captions.ts#short", { note: "hi" })).toBe("Short:[image]hi");
  expect(await sent(project, "captions.ts#default")).toBe("By default:[image]");
});

test.each([
  ["a folder without package.json", "captions.ts", {}],
  ["a CommonJS project", "src/captions.ts", { "package.json": '{ "type": "commonjs" }' }],
  ["an .mts file", "captions.mts", {}],
  ["legacy decorators, by their tsconfig", "captions.ts", { ...esm, ...legacy }],
  ["legacy decorators in CommonJS", "captions.ts", legacy],
])("%s", async (_, file, files) => {
  await using project = await temporaryProject({ ...files, [file]: decorated }, linked);
  expect(await sent(project, `${file}#Captions.altText`, row)).toBe(described);
  expect(await sent(project, `${file}#short`)).toBe("Short:[image]");
});

test("keys for a user's own models come from the .env file", async () => {
  await using server = await openaiServer();
  const env = `OPENAI_API_KEY=sk-of-the-file\nOPENAI_BASE_URL=${server.url}/v1\n`;
  await using project = await temporaryProject({ ...esm, "captions.ts": decorated, ".env": env, "dot.png": png() }, linked);
  expect(await runLegenda(["run", "captions.ts#short", "dot.png"], { cwd: project.path })).toMatchObject({ code: 0 });
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer sk-of-the-file"]);
});

describe("what cannot be chosen", () => {
  const failing = async (text: string, name: string, packages: readonly string[] = linked): Promise<string> => {
    await using project = await temporaryProject({ "package.json": '{ "type": "module" }', "captions.ts": text }, packages);
    return String(await errorOf(loadFunction(`captions.ts${name}`, project.path)));
  };

  test("a file alone lists what it has", async () => {
    const message = await failing(decorated, "");
    expect(message).toContain("choose one of its functions");
    expect(message).toContain("- captions.ts#Captions.altText (photo:image, product.name, note)");
    expect(message).toContain("- captions.ts#short (photo:image, note)");
    expect(message).not.toContain("other");
  });

  test("a name that is near is told", async () => {
    expect(await failing(decorated, "#Captions.alttext")).toContain('Did you mean "Captions.altText"?');
    expect(await failing(decorated, "#altText")).toContain('Did you mean "Captions.altText"?');
    expect(await failing(decorated, "#constructor")).toContain('no caption function "constructor"');
  });

  test("a class that wants arguments", async () => {
    expect(await failing(decorated, "#Named.caption")).toContain(
      "Export an instance instead, export const captions = new Named(…), and name captions.ts#captions.caption",
    );
  });

  test("a class whose constructor fails", async () => {
    const text = decorated.replace("readonly tone", 'constructor() { throw new Error("no database"); }\n  readonly tone');
    expect(await failing(text.replace(/export class Named[\s\S]*?export const instance.*/, ""), "#Captions.caption")).toContain(
      "Captions could not be constructed: no database",
    );
  });

  test("a file without functions, a broken one, and one without its packages", async () => {
    expect(await failing("export const a = 1;", "")).toContain("exports no caption function");
    expect(await failing("export const = 1;", "")).toContain("captions.ts cannot be loaded");
    expect(await failing('throw new Error("at the top");', "")).toContain("captions.ts cannot be loaded: at the top");
    expect(await failing(decorated, "", [])).toContain("npm install @legenda/");
  });

  test("no file, or one of another kind", async () => {
    await using project = await temporaryProject({ "captions.py": "" });
    await expect(loadFunction("captions.ts#a", project.path)).rejects.toThrow("There is no file captions.ts");
    await expect(loadFunction("captions.py#a", project.path)).rejects.toThrow("neither TypeScript nor JavaScript");
  });

  test("a lone function needs no name", async () => {
    const text = `import { promptTemplate } from "@legenda/core"; import { openai } from "@legenda/openai";
      export const caption = promptTemplate("Only {photo:image}").call(openai("gpt-4o-mini"));`;
    await using project = await temporaryProject({ "my #1.mts": text }, linked);
    expect(await sent(project, "my #1.mts")).toBe("Only[image]");
    expect(await sent(project, join(project.path, "my #1.mts#caption"))).toBe("Only[image]");
  });
});

test("a slot that nobody fills is told before anything is sent, with its flags", async () => {
  await using project = await temporaryProject({ "package.json": '{ "type": "module" }', "captions.ts": decorated }, linked);
  await expect(sent(project, "captions.ts#Captions.altText", { Title: "x" })).rejects.toThrow(
    'product.name: --set product.name=<text>, or --map product.name=<column>\nThe table\'s columns are: "image", "Title".',
  );
});
