/**
 * A server on loopback that speaks a vendor's protocol, with faults on demand. Runs without Vitest.
 *
 * @module
 * @example
 * import { breakOff, fail, say, vendorServer } from "@legenda/conformance/server";
 * import { acme } from "./acme-vendor.js";
 *
 * await using server = await vendorServer(acme);
 * server.script(fail(429, { retryAfterMs: 250 }), say("A wolf."), breakOff("middle"));
 */
export * from "./scenario.js";
export * from "./vendor-server.js";
