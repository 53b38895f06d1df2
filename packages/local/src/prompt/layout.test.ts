import type { PreTrainedTokenizer, Processor, RawImage } from "@huggingface/transformers";
import { describe, expect, it } from "vitest";
import { importTransformers } from "../load/transformers.js";
import { layoutOf, toInputs } from "./layout.js";

const transformers = await importTransformers();

/** A processor of a class of transformers.js that only notes how it was called. */
function processorOf(name: keyof typeof transformers, more: object = {}) {
  const calls: unknown[][] = [];
  const called = (...args: unknown[]) => {
    calls.push(args);
    return { pixel_values: 1 };
  };
  const tokenizer = Object.assign(
    (...args: unknown[]) => {
      calls.push(["tokenizer", ...args]);
      return { input_ids: 1 };
    },
    { bos_token: "<s>" },
  );
  const own = { ...Object.getOwnPropertyDescriptors(more), ...(name === "Processor" ? {} : { tokenizer: { value: tokenizer } }) };
  const { prototype } = transformers[name] as unknown as { prototype: object };
  const processor = Object.defineProperties(Object.setPrototypeOf(called, prototype), {
    components: { value: {} },
    ...own,
  }) as Processor;
  return { processor, tokenizer: tokenizer as unknown as PreTrainedTokenizer, calls };
}

const image = {} as RawImage;

async function callsOf(name: keyof typeof transformers, images: RawImage[] = [image], prompt = "prompt") {
  const { processor, tokenizer, calls } = processorOf(name, {
    tasks_answer_post_processing_type: new Map([
      ["<CAPTION>", "pure_text"],
      ["<OD>", "description_with_bboxes"],
    ]),
    task_prompts_without_inputs: new Map([
      ["<CAPTION>", "What?"],
      ["<OD>", "Where?"],
    ]),
  });
  const layout = layoutOf(transformers, processor);
  const inputs = await toInputs({ processor, tokenizer, layout, prompt, images, splitting: false });
  return { layout, calls, inputs };
}

describe("layoutOf", () => {
  it.each(["Idefics3Processor", "SmolVLMProcessor"] as const)("%s: text, images, and whether to cut them", async (name) => {
    const { layout, calls } = await callsOf(name);
    expect(calls).toEqual([["prompt", [image], { do_image_splitting: false }]]);
    expect(layout.splits).toBe(true);
  });

  it.each([
    "Qwen2VLProcessor",
    "Qwen2_5_VLProcessor",
    "Qwen3VLProcessor",
    "Gemma3Processor",
    "Gemma4Processor",
    "Phi3VProcessor",
  ] as const)("%s: text, images", async (name) => {
    expect((await callsOf(name, [image, image])).calls).toEqual([["prompt", [image, image]]]);
  });

  it.each(["LlavaProcessor", "PixtralProcessor", "PaliGemmaProcessor", "Lfm2VlProcessor"] as const)(
    "%s: images, text",
    async (name) => {
      expect((await callsOf(name)).calls).toEqual([[[image], "prompt"]]);
    },
  );

  it("Florence2Processor: images, task; only tasks that answer with text", async () => {
    const { layout, calls } = await callsOf("Florence2Processor");
    expect(calls).toEqual([[[image], "prompt"]]);
    expect([...(layout.tasks?.keys() ?? [])]).toEqual(["<CAPTION>"]);
  });

  it("a bare processor: images here, text there", async () => {
    const { calls, inputs } = await callsOf("Processor");
    expect(calls).toEqual([[[image]], ["tokenizer", "prompt"]]);
    expect(inputs).toEqual({ pixel_values: 1, input_ids: 1 });
  });

  it("gives a request without images to the tokenizer, without a second opening token", async () => {
    expect((await callsOf("Idefics3Processor", [])).calls).toEqual([["tokenizer", "prompt", { add_special_tokens: true }]]);
    expect((await callsOf("Idefics3Processor", [], "<s>prompt")).calls).toEqual([
      ["tokenizer", "<s>prompt", { add_special_tokens: false }],
    ]);
  });
});
