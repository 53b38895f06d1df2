import { conformance, conformanceKey } from "@legenda/conformance";
import { openaiServer } from "@legenda/loopback";
import OpenAI from "openai";
import { compatible } from "./compatible.js";
import { openai } from "./openai.js";

const key = { apiKey: conformanceKey };

conformance("openai, chat completions", {
  server: () => openaiServer(),
  model: (url, options) => openai("gpt-4o-mini", { ...key, baseURL: url, ...options }),
});

conformance("openai, responses", {
  server: () => openaiServer(),
  model: (url, options) => openai("gpt-5.4-mini", { ...key, baseURL: url, api: "responses", ...options }),
});

conformance("a compatible server that knows little", {
  server: () => openaiServer({ refuses: ["json_schema", "urls", "detail", "strict", "max_completion_tokens"] }),
  model: (url, options) => compatible({ ...key, baseURL: url, name: "little", ...options })("vision-7b"),
});

conformance("a user's own client", {
  server: () => openaiServer(),
  model: (url, options) => openai("gpt-4o", { client: new OpenAI({ ...key, baseURL: `${url}/v1`, maxRetries: 5 }), ...options }),
});

conformance("a user's own client, responses", {
  server: () => openaiServer(),
  model: (url, options) =>
    openai("gpt-5.4-mini", { client: new OpenAI({ ...key, baseURL: `${url}/v1` }), api: "responses", ...options }),
});
