import { conformance, conformanceKey } from "@legenda/conformance";
import { fail } from "@legenda/conformance/server";
import { moondreamServer } from "@legenda/loopback";
import { moondream } from "./moondream.js";

const supports = {
  severalImages: false,
  // Streams of the documented kind end in no reason and count nothing: see moondream.test.ts.
  refusal: false,
  filtered: false,
  length: false,
  usage: [],
  requestIdHeader: undefined,
  retryHints: [[fail(429, { headers: { "retry-after": "7" } }), 7000]],
  quotaSpent: undefined,
} as const;

conformance("moondream, the cloud", {
  server: () => moondreamServer(),
  model: (url, options) => moondream({ baseURL: `${url}/v1`, apiKey: conformanceKey, ...options }),
  supports,
});

conformance("moondream, a station", {
  server: () => moondreamServer({ station: true }),
  model: (url, options) => moondream({ baseURL: `${url}/v1`, ...options }),
  // Its errors have status 200, and it answers no question without an image.
  supports: {
    ...supports,
    textOnly: false,
    errorEvents: false,
    retryHints: [],
    withoutStatuses: [400, 401, 403, 404, 413, 422, 429],
  },
});
