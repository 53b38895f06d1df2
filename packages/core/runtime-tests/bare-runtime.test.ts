import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** Never called. The import tells `vitest --changed` that this test depends on the sources. */
void (() => [import("../src/index.js"), import("../src/test/index.js")]);

const program = `
  import { image, promptTemplate } from "@legenda/core";
  import { base64OfBytes, bytesOfBase64 } from "@legenda/core/provider";
  import { testModel } from "@legenda/core/test";
  import { z } from "zod";

  globalThis.result = (async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    const model = testModel({ value: { alt: "A wolf." } });
    const altText = promptTemplate("Describe {photo:image}").call(model, { response: z.object({ alt: z.string() }) });
    const snapshots = [];
    for await (const snapshot of altText(png).stream()) snapshots.push(snapshot);
    return {
      value: await altText(image.base64(base64OfBytes(png))),
      last: snapshots.at(-1),
      same: bytesOfBase64(base64OfBytes(png)).join() === png.join(),
      file: await altText(image.file("wolf.jpg")).messages().then((messages) => messages[0].content[1].image.kind),
    };
  })();
`;

/** What browsers, edge workers, Bun, Deno and Node all have, and nothing of Node's own. */
const web = {
  URL,
  AbortController,
  AbortSignal,
  Blob,
  TextEncoder,
  TextDecoder,
  crypto,
  performance,
  atob,
  btoa,
  setTimeout,
  clearTimeout,
};

test("core runs where there is neither process nor Buffer", async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    bundle: true,
    format: "iife",
    platform: "browser",
    write: false,
  });
  const context = createContext({ ...web });
  expect(runInContext("typeof process + typeof Buffer + typeof require", context)).toBe("undefinedundefinedundefined");
  runInContext(outputFiles[0]?.text ?? "", context);
  expect(await (context.result as Promise<unknown>)).toEqual({
    value: { alt: "A wolf." },
    last: { alt: "A wolf." },
    same: true,
    file: "file",
  });
});
