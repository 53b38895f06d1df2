import { readFile } from "node:fs/promises";
import { anyModel } from "@legenda/conformance";
import { afterAll, describe } from "vitest";
import { scenes } from "./scenes.js";

// No server stands behind a local model: it passes what is asked of every model, as the providers do.
describe("scenes conforms", async () => {
  const picture = await readFile(new URL("../../../examples/images/balloons.png", import.meta.url));
  const model = scenes();
  afterAll(() => model.close());
  anyModel({ model: () => model, picture: new Uint8Array(picture), question: "Describe this image." });
});
