import { GoogleGenAI } from "@google/genai";
import { GoogleGenerativeAI } from "@google/generative-ai";
import { conformance, conformanceKey } from "@legenda/conformance";
import { fail } from "@legenda/conformance/server";
import { googleServer } from "@legenda/loopback";
import { google } from "./google.js";

const supports = {
  refusal: false,
  requestIdHeader: undefined,
  quotaSpent: fail(429, { code: "GenerateRequestsPerDayPerProjectPerModel-FreeTier", retryAfterMs: 31_000 }),
  retryHints: [
    [fail(429, { retryAfterMs: 38_790 }), 38_790],
    [fail(429, { headers: { "retry-after": "7" } }), 7000],
  ],
} as const;

conformance("google", {
  server: () => googleServer(),
  model: (url, options) => google("gemini-3.8-flash", { apiKey: conformanceKey, baseURL: url, ...options }),
  supports,
});

conformance("google, before Gemini 3", {
  server: () => googleServer({ filters: "prompt" }),
  model: (url, options) => google("gemini-2.0-flash", { apiKey: conformanceKey, baseURL: url, ...options }),
  supports,
});

conformance("google, a user's own client", {
  server: () => googleServer(),
  model: (url, options) =>
    google("gemini-2.5-flash", {
      client: new GoogleGenAI({ apiKey: conformanceKey, enterprise: false, httpOptions: { baseUrl: url } }),
      ...options,
    }),
  supports,
});

conformance("google, a client of the retired package", {
  server: () => googleServer(),
  model: (url, options) =>
    google("gemini-2.5-flash", { client: new GoogleGenerativeAI(conformanceKey), baseURL: url, ...options }),
  supports,
});
