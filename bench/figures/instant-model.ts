import type { Model, ModelReply } from "@legenda/core";

/** A model that answers at once with a ready reply. */
export function instantModel(text: string): Model {
  const reply: ModelReply = {
    text,
    finish: "stop",
    usage: { inputTokens: 20, outputTokens: 10 },
    provider: "bench",
    model: "instant",
    raw: null,
  };
  return {
    provider: "bench",
    id: "instant",
    capabilities: { images: { mediaTypes: ["image/png"], urls: true }, structuredOutput: ["schema"], streaming: false },
    generate: () => Promise.resolve(reply),
    async *stream() {
      yield { type: "end", reply };
    },
  };
}
