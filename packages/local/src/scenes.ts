import { fileURLToPath } from "node:url";
import { modelOf } from "./local.js";
import type { LocalModel, LocalOptions } from "./options.js";

export type ScenesOptions = Pick<LocalOptions, "maxTokens" | "sessionOptions" | "urls">;

/**
 * The embedded model: a few megabytes in this package, no download, a caption in a fraction of a second.
 *
 * **It recognises drawn scenes only**: plain shapes in plain colours on a plain background. It is for tests, examples and
 * machines without a network. It describes a photograph as circles and squares too; use `local()` for photographs.
 *
 * @example
 * const caption = promptTemplate("Describe this image: {drawing:image}").call(scenes());
 * await caption({ drawing: image.file("shapes.png") }); // "A large red circle at the top left, on a white background."
 */
export function scenes(options: ScenesOptions = {}): LocalModel {
  const folder = fileURLToPath(new URL("../models/scenes", import.meta.url));
  return modelOf({ kind: "folder", name: "scenes", folder }, { ...options, dtype: "q8", device: "cpu" }, "scenes");
}
