/** Names that the code spells out are checked; names that come from outside are checked when they are used. */
import type { Model } from "../../src/index.js";
import { type ModelName, models } from "../../src/models/index.js";
import { testModel } from "../../src/test/index.js";
import type { Equal, Expect } from "../expect.js";

const openai = (id: string, _options: { apiKey?: string } = {}): Model => testModel("", { id });
const ollama = (id: string): Model => testModel("", { id });
const local = (_id = "default", _options: { threads?: number } = {}): Model => testModel("");
const scenes = (_options: { threads?: number } = {}): Model => testModel("");

const model = models({ openai, ollama, local, scenes });
export type Named = Expect<Equal<ReturnType<typeof model>, Model>>;
export type Names = Expect<
  Equal<
    ModelName<{ openai: typeof openai; local: typeof local; scenes: typeof scenes }>,
    `openai:${string}` | `local:${string}` | "local" | "scenes"
  >
>;
model.providers satisfies readonly ("openai" | "ollama" | "local" | "scenes")[];

model("openai:gpt-4o-mini");
model("ollama:llava:13b");
model("openai:ft:gpt-4o-mini/mine");
model("local");
model("local:owner/name");
model("scenes");
model("scenes" as string);

// @ts-expect-error there is no such provider
model("opnai:gpt-4o-mini");
// @ts-expect-error this provider needs an id
model("openai");
// @ts-expect-error this one takes none
model("scenes:large");
// @ts-expect-error an id alone is no name
model("gpt-4o-mini");

// @ts-expect-error a maker takes the id as a string
models({ odd: (_id: number) => testModel("") });
// @ts-expect-error a maker makes a model
models({ odd: (_id: string) => "model" });
