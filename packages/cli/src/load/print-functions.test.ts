import { expect, test } from "vitest";
import { runLegenda } from "../testing/run-legenda.js";
import { temporaryProject } from "../testing/temporary-project.js";

const captions = `
import { answer, call, promptTemplate, type Answer, type ImageInput } from "@legenda/core";
import { openai } from "@legenda/openai";

export class Captions {
  readonly tone = "dry";

  @call(openai("gpt-4o-mini"))
  @promptTemplate("{photo:image} of {product.name?}, {this.tone}. {product.name} {note?}")
  altText(args: { photo: ImageInput; product: { name: string }; note?: string }): Answer<string> {
    return answer();
  }
}

export const plain = promptTemplate("{photo:image}").call(openai("gpt-4o-mini"));
`;

const files = { "package.json": '{"type":"module"}', "captions.ts": captions, "other.ts": "export const one = 1;\n" };
const linked = ["core", "openai"];

test("the file alone lists its functions with their slots, and nothing is looked for beside it", async () => {
  await using project = await temporaryProject(files, linked);
  expect(await runLegenda(["run", "./captions.ts"], { cwd: project.path })).toEqual({
    code: 0,
    stdout:
      "./captions.ts#Captions.altText  {photo:image} {product.name} {note?}\n./captions.ts#plain             {photo:image}\n",
    stderr: "",
  });
  const { code, stdout } = await runLegenda(["run", "./captions.ts", "--json"], { cwd: project.path });
  const photo = { name: "photo", kind: "image", optional: false };
  const [first, second] = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect({ code, first, second }).toEqual({
    code: 0,
    first: {
      function: "./captions.ts#Captions.altText",
      slots: [
        photo,
        { name: "product.name", kind: expect.any(String), optional: false },
        { name: "note", kind: expect.any(String), optional: true },
      ],
    },
    second: { function: "./captions.ts#plain", slots: [photo] },
  });
});

test.each([
  ["./captions.ts#Captions.altText", "Sources are missing: name the images after the function"],
  ["./other.ts", "./other.ts exports no caption function."],
  ["./nowhere.ts", "There is no file ./nowhere.ts."],
])("legenda run %s ends with 2 and says why", async (target, message) => {
  await using project = await temporaryProject(files, linked);
  const { code, stdout, stderr } = await runLegenda(["run", target], { cwd: project.path });
  expect(stderr).toContain(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
});
