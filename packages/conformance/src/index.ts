/**
 * One suite that every provider passes: `conformance(name, options)` in a test file of the provider runs it
 * against a server that speaks the vendor's protocol.
 *
 * @module
 * @example
 * import { conformance, conformanceKey } from "@legenda/conformance";
 * import { vendorServer } from "@legenda/conformance/server";
 * import { acmeVendor } from "./acme-vendor.js";
 * import { acme } from "./acme.js";
 *
 * conformance("acme", {
 *   server: () => vendorServer(acmeVendor),
 *   model: (url, options) => acme("acme-vision-1", { apiKey: conformanceKey, baseURL: url, ...options }),
 *   supports: { requestIdHeader: "request-id" },
 * });
 */
export { type AnyModelOptions, anyModel } from "./any-model.js";
export { conformance } from "./conformance.js";
export { type ConformanceModelOptions, type ConformanceOptions, conformanceKey, type Supports } from "./options.js";
