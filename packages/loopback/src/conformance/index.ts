/**
 * One suite that every provider passes: `conformance(name, options)` in a test file of the provider runs it
 * against the vendor's loopback server.
 *
 * @module
 * @example
 * import { anthropicServer } from "@legenda/loopback";
 * import { conformance, conformanceKey } from "@legenda/loopback/conformance";
 *
 * conformance("anthropic", {
 *   server: () => anthropicServer(),
 *   model: (url) => anthropic("claude-haiku-4-5", { apiKey: conformanceKey, baseURL: url }),
 *   supports: { requestIdHeader: "request-id" },
 * });
 */
export { type AnyModelOptions, anyModel } from "./any-model.js";
export { conformance } from "./conformance.js";
export { type ConformanceOptions, conformanceKey, type Supports } from "./options.js";
