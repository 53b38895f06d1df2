/**
 * Moondream: the cloud, or a Moondream Station on your own machine.
 *
 * @module
 * @example
 * import { promptTemplate } from "@legenda/core";
 * import { moondream } from "@legenda/moondream";
 *
 * const caption = promptTemplate("{photo:image}").call(moondream({ length: "short" }));
 * await caption("https://example.com/wolf.jpg");
 */
export { moondream } from "./moondream.js";
export type { MoondreamLength, MoondreamOptions, MoondreamSkill } from "./options.js";
