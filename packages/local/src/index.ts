/**
 * Vision-language models on this machine, through transformers.js and ONNX Runtime: no key, no server, and no
 * image that leaves the machine.
 *
 * @module
 * @example
 * import { image, promptTemplate } from "@legenda/core";
 * import { local } from "@legenda/local";
 *
 * const caption = promptTemplate("Describe this image in one sentence: {photo:image}").call(local());
 * console.log(await caption({ photo: image.file("wolf.jpg") }));
 */
export { local } from "./local.js";
export type { DownloadProgress, Dtype, LocalModel, LocalOptions } from "./options.js";
export { type ScenesOptions, scenes } from "./scenes.js";
export { defaultModel } from "./source/default-model.js";
