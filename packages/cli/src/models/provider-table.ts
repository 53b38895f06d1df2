/** What the command knows about a provider without loading its package. */
export interface Provider {
  /** The part of a model's name before the colon. */
  readonly name: string;
  readonly title: string;
  readonly package: string;
  /** The variables that may hold its key, of which the first that is set is used; none if it needs no key. */
  readonly keyVariables: readonly string[];
  /** Where a person gets a key. */
  readonly keyPage?: string;
  /** The model without an id: a small, cheap one that sees. */
  readonly defaultModel?: string;
  /** The models whose prices its package knows, cheapest first. */
  readonly models: readonly string[];
  /** The address of a server on this machine. */
  readonly address?: string;
  /** How to start a server on this machine, with a model. */
  readonly start?: string;
}

/** The built-in providers. Without `--model`, the first whose key is set is used. */
export const providers: readonly Provider[] = [
  {
    name: "openai",
    title: "OpenAI",
    package: "@legenda/openai",
    keyVariables: ["OPENAI_API_KEY"],
    keyPage: "https://platform.openai.com/api-keys",
    defaultModel: "gpt-5.4-nano",
    models: [
      ...["gpt-5-nano", "gpt-4.1-nano", "gpt-5.4-nano", "gpt-4o-mini", "gpt-5-mini", "gpt-4.1-mini", "gpt-5.4-mini"],
      ...["o4-mini", "gpt-5", "gpt-5.1", "gpt-5.2", "gpt-4.1", "o3", "gpt-4o", "gpt-5.4", "gpt-5.5", "o1"],
    ],
  },
  {
    name: "anthropic",
    title: "Anthropic",
    package: "@legenda/anthropic",
    keyVariables: ["ANTHROPIC_API_KEY"],
    keyPage: "https://platform.claude.com/settings/keys",
    defaultModel: "claude-haiku-5-5",
    models: [
      ...[
        "claude-haiku-5-5",
        "claude-haiku-4-5",
        "claude-sonnet-5-5",
        "claude-sonnet-5",
        "claude-sonnet-4-6",
        "claude-sonnet-4-5",
      ],
      ...["claude-opus-5-5", "claude-opus-5", "claude-opus-4-8", "claude-opus-4-7", "claude-opus-4-6", "claude-opus-4-5"],
      ...["claude-fable-5-2", "claude-mythos-5-2", "claude-fable-5-1", "claude-mythos-5-1", "claude-fable-5", "claude-mythos-5"],
    ],
  },
  {
    name: "google",
    title: "Google Gemini",
    package: "@legenda/google",
    keyVariables: ["GOOGLE_API_KEY", "GEMINI_API_KEY"],
    keyPage: "https://aistudio.google.com/apikey",
    defaultModel: "gemini-3.5-flash-lite",
    models: [
      ...["gemini-2.5-flash-lite", "gemini-3.5-flash-lite", "gemini-2.5-flash", "gemini-3.8-flash", "gemini-3.5-flash"],
      ...["gemini-2.5-pro", "gemini-3.1-pro-preview"],
    ],
  },
  {
    name: "inference-net",
    title: "inference.net",
    package: "@legenda/openai",
    keyVariables: ["INFERENCE_API_KEY"],
    keyPage: "https://inference.net",
    defaultModel: "google/gemma-3-27b-instruct/bf-16",
    models: [],
  },
  {
    name: "moondream",
    title: "Moondream",
    package: "@legenda/moondream",
    keyVariables: ["MOONDREAM_API_KEY"],
    keyPage: "https://moondream.ai/c/cloud/api-keys",
    defaultModel: "",
    models: [],
  },
  {
    name: "openrouter",
    title: "OpenRouter",
    package: "@legenda/openai",
    keyVariables: ["OPENROUTER_API_KEY"],
    keyPage: "https://openrouter.ai/settings/keys",
    models: [],
  },
  {
    name: "groq",
    title: "Groq",
    package: "@legenda/openai",
    keyVariables: ["GROQ_API_KEY"],
    keyPage: "https://console.groq.com/keys",
    models: [],
  },
  {
    name: "ollama",
    title: "Ollama, on this machine",
    package: "@legenda/openai",
    keyVariables: [],
    models: [],
    address: "http://localhost:11434/v1",
    start: "Start it with: ollama serve. Get a model that sees: ollama pull llava.",
  },
  {
    name: "lm-studio",
    title: "LM Studio, on this machine",
    package: "@legenda/openai",
    keyVariables: [],
    models: [],
    address: "http://localhost:1234/v1",
    start: "Start LM Studio, load a model that sees, and switch its local server on.",
  },
  {
    name: "vllm",
    title: "vLLM, on this machine",
    package: "@legenda/openai",
    keyVariables: [],
    models: [],
    address: "http://localhost:8000/v1",
    start: "Start it with: vllm serve <model>.",
  },
  {
    name: "llama-cpp",
    title: "llama.cpp, on this machine",
    package: "@legenda/openai",
    keyVariables: [],
    models: [],
    address: "http://localhost:8080/v1",
    start: "Start it with a model and its projector: llama-server -m model.gguf --mmproj mmproj.gguf.",
  },
  {
    name: "local",
    title: "Transformers.js, inside this program",
    package: "@legenda/local",
    keyVariables: [],
    defaultModel: "",
    models: [],
  },
  {
    name: "scenes",
    title: "The embedded model; it knows drawn shapes only, no photographs",
    package: "@legenda/local",
    keyVariables: [],
    defaultModel: "",
    models: [],
  },
];

export const providerNames: readonly string[] = providers.map(({ name }) => name);

export const findProvider = (name: string): Provider | undefined => providers.find((provider) => provider.name === name);

/** Names for completion: `openai:gpt-5.4-nano`, `ollama:`, `local`. */
export const suggestedNames: readonly string[] = providers.flatMap(({ name, models, defaultModel }) => {
  if (models.length > 0) return models.map((id) => `${name}:${id}`);
  if (defaultModel === "") return [name];
  return [`${name}:${defaultModel ?? ""}`];
});
