import { conformance, conformanceKey } from "@legenda/conformance";
import { fail, vendorServer } from "@legenda/conformance/server";
import { acme } from "./acme.js";
import { acmeVendor } from "./acme-vendor.js";

conformance("acme, a provider of two files and a table", {
  server: () => vendorServer(acmeVendor),
  model: (url, options) => acme("acme-vision-1", { apiKey: conformanceKey, baseURL: url, ...options }),
  supports: {
    refusal: false,
    usage: ["input", "output"],
    requestIdHeader: "acme-request-id",
    retryHints: [[fail(429, { retryAfterMs: 1200 }), 1200]],
    quotaSpent: fail(402, { code: "payment_required" }),
  },
});
