import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openaiServer } from "@legenda/loopback";
import { expect, test } from "vitest";
import { runLegenda } from "../run-legenda.js";
import { temporaryProject } from "../temporary-project.js";
import { rowsOf, writePictures } from "./picture-folder.js";
import { captionOf, scriptPictures } from "./picture-script.js";

const core = fileURLToPath(new URL("../../../../core/", import.meta.url));

const program = `
  import { promptTemplate } from "@legenda/core";
  import { testModel } from "@legenda/core/test";
  export const caption = promptTemplate("Caption {photo:image}").call(testModel(["Not this one."]));
`;

// A package manager copies: nothing of what a file imports is then the command's own.
test.each([undefined, "commonjs", "module"])(
  "a function of a user whose core is installed beside the file, in a package of type %s",
  async (type) => {
    await using server = await openaiServer({ keyless: true });
    await using project = await temporaryProject({
      "captions.ts": program,
      ...(type && { "package.json": JSON.stringify({ type }) }),
    });
    for (const part of ["dist", "package.json"]) {
      cpSync(join(core, part), join(project.path, "node_modules", "@legenda", "core", part), { recursive: true });
    }
    const pictures = writePictures(project.path, 3);
    scriptPictures(server, pictures, new Map());
    const words = ["run", "./captions.ts#caption", "images", "--model", `${server.url}/v1#llava`, "--quiet"];
    expect(await runLegenda(words, { cwd: project.path })).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(rowsOf(project.path).map(({ caption }) => caption)).toEqual(pictures.map((_, number) => captionOf(number)));
  },
);
