import type { ModelMaker } from "@legenda/core";
import type { DownloadProgress } from "@legenda/local";
import { UsageError } from "../usage-error.js";
import type { Provider } from "./provider-table.js";

export interface ModelSettings {
  readonly apiKey: string | undefined;
  readonly baseURL: string | undefined;
  readonly onDownload: ((progress: DownloadProgress) => void) | undefined;
}

/** Imports the package of a built-in provider, and returns the maker of its models. */
export async function loadMaker({ name }: Provider, settings: ModelSettings): Promise<ModelMaker> {
  const { apiKey, baseURL, onDownload } = settings;
  const reached = { ...(apiKey !== undefined && { apiKey }), ...(baseURL !== undefined && { baseURL }) };
  switch (name) {
    case "openai": {
      const { openai } = await import("@legenda/openai");
      return (id: string) => openai(id, reached);
    }
    case "anthropic": {
      const { anthropic } = await import("@legenda/anthropic");
      return (id: string) => anthropic(id, reached);
    }
    case "google": {
      const { google } = await import("@legenda/google");
      return (id: string) => google(id, reached);
    }
    case "moondream": {
      const { moondream } = await import("@legenda/moondream");
      // Another address is the user's own station, which must not get the key of the cloud.
      const options = baseURL === undefined ? { ...(apiKey !== undefined && { apiKey }) } : { baseURL };
      return (...[id]: [id?: string]) => moondream({ ...options, ...(id !== undefined && { model: id }) });
    }
    case "local": {
      const { local } = await importLocal();
      return (...[id]: [id?: string]) => local(id, { ...(onDownload && { onProgress: onDownload }) });
    }
    case "scenes": {
      const { scenes } = await importLocal();
      return (...[id]: [id?: string]) => {
        if (id !== undefined) throw new UsageError(`"scenes:${id}" is not a model: write scenes.`);
        return scenes();
      };
    }
    default: {
      const presets = await import("@legenda/openai");
      const server = {
        "inference-net": presets.inferenceNet,
        "lm-studio": presets.lmStudio,
        "llama-cpp": presets.llamaCpp,
        openrouter: presets.openRouter,
        groq: presets.groq,
        ollama: presets.ollama,
        vllm: presets.vllm,
      }[name];
      if (!server) throw new UsageError(`There is no provider "${name}".`);
      return (id: string) => server(id, reached);
    }
  }
}

/** Local models have a large native part, so their package is optional. */
async function importLocal(): Promise<typeof import("@legenda/local")> {
  try {
    return await import("@legenda/local");
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code !== "ERR_MODULE_NOT_FOUND" || !message.includes("@legenda/local")) throw cause;
    throw new UsageError(
      "Local models need the package @legenda/local, which is not installed. Install it where legenda is: npm install @legenda/local, or npm install --global @legenda/local.",
    );
  }
}
