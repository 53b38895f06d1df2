import { compatible } from "./compatible.js";

/**
 * inference.net. Images are sent as bytes, at most two in a request, and the body should be smaller than 1 MB:
 * `fitted(model)` of `@legenda/images` makes them small enough. The key is read from `INFERENCE_API_KEY`.
 *
 * @see https://docs.inference.net
 */
export const inferenceNet = compatible({
  name: "inference.net",
  baseURL: "https://api.inference.net/v1",
  keyVariable: "INFERENCE_API_KEY",
  capabilities: {
    // 700,000 bytes are 933,334 of base64, which leaves room for the prompt.
    images: { mediaTypes: ["image/png", "image/jpeg", "image/gif", "image/webp"], urls: false, maxImages: 2, maxBytes: 700_000 },
    imageTokens: { formula: "scaled", unit: 560, perUnit: 1601 },
  },
});

/** Ollama on this machine; no key. @see https://docs.ollama.com/openai */
export const ollama = compatible({ name: "ollama", baseURL: "http://localhost:11434/v1" });

/** vLLM on this machine; no key. If the server was started with one, pass it as `{ apiKey }`. @see https://docs.vllm.ai */
export const vllm = compatible({ name: "vllm", baseURL: "http://localhost:8000/v1" });

/** LM Studio on this machine; no key. @see https://lmstudio.ai/docs */
export const lmStudio = compatible({ name: "lm-studio", baseURL: "http://localhost:1234/v1" });

/** The server of llama.cpp on this machine; no key. If the server was started with one, pass it as `{ apiKey }`. @see https://github.com/ggml-org/llama.cpp */
export const llamaCpp = compatible({ name: "llama.cpp", baseURL: "http://localhost:8080/v1" });

/** OpenRouter. The key is read from `OPENROUTER_API_KEY`. @see https://openrouter.ai/docs */
export const openRouter = compatible({
  name: "openrouter",
  baseURL: "https://openrouter.ai/api/v1",
  keyVariable: "OPENROUTER_API_KEY",
  capabilities: { images: { mediaTypes: ["image/png", "image/jpeg", "image/webp", "image/gif"], urls: true } },
});

/** Groq. At most five images in a request, and 4 MB of base64. The key is read from `GROQ_API_KEY`. @see https://console.groq.com/docs/vision */
export const groq = compatible({
  name: "groq",
  baseURL: "https://api.groq.com/openai/v1",
  keyVariable: "GROQ_API_KEY",
  capabilities: {
    images: { mediaTypes: ["image/png", "image/jpeg"], urls: true, maxImages: 5, maxBytes: 2_900_000, maxPixels: 33_177_600 },
  },
});
