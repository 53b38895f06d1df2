import Anthropic from "@anthropic-ai/sdk";
import { type ConformanceOptions, conformance, conformanceKey } from "@legenda/conformance";
import { fail } from "@legenda/conformance/server";
import type { StructuredOutputMode } from "@legenda/core/provider";
import { anthropicServer } from "@legenda/loopback";
import { anthropic } from "./index.js";

const supports = {
  requestIdHeader: "request-id",
  // A refusal is the only filter that the API has.
  filtered: false,
  quotaSpent: fail(400, { message: "Your credit balance is too low to access the Anthropic API." }),
} as const;

for (const id of ["claude-haiku-4-5", "claude-opus-5-5", "claude-of-tomorrow"]) {
  conformance(id, {
    server: anthropicServer,
    model: (url, options) => anthropic(id, { apiKey: conformanceKey, baseURL: url, ...options }),
    supports,
  });
}

for (const mode of ["tool", "prompt"] satisfies StructuredOutputMode[]) {
  const capabilities = { structuredOutput: [mode] };
  const model: ConformanceOptions["model"] = (url, options) =>
    anthropic("claude-haiku-4-5", { apiKey: conformanceKey, baseURL: url, capabilities, ...options });
  conformance(`claude-haiku-4-5, asked by ${mode},`, { server: anthropicServer, model, supports });
}

conformance("a user's own client", {
  server: anthropicServer,
  model: (url, options) =>
    anthropic("claude-haiku-4-5", {
      client: new Anthropic({ apiKey: conformanceKey, baseURL: url, maxRetries: 5 }),
      ...options,
    }),
  supports,
});
