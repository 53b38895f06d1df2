import type { PreTrainedTokenizer, Processor, RawImage, Tensor } from "@huggingface/transformers";
import type { Transformers } from "../load/transformers.js";

/** In which order a processor takes its arguments, and what else is particular to its family. */
export interface Layout {
  readonly order: "text-images" | "text-images-options" | "images-text" | "separate";
  /** Whether an image can be cut into tiles. */
  readonly splits: boolean;
  /** How many images one request may have; LLaVA's processors fill in the first image's tokens only. */
  readonly maxImages: number;
  /** The prompt is a task's name, such as `<CAPTION>`, and no free text. */
  readonly tasks?: ReadonlyMap<string, string>;
}

/** What a processor makes of a prompt and its images. */
export type Inputs = Readonly<Record<string, unknown>> & { readonly input_ids: Tensor };

/** Processors differ in the order of their arguments, and nothing but their class tells which is which. */
export function layoutOf(transformers: Transformers, processor: Processor): Layout {
  const { Florence2Processor, Idefics3Processor, Lfm2VlProcessor, LlavaProcessor, PaliGemmaProcessor, PixtralProcessor } =
    transformers;
  const layout = { order: "text-images", splits: false, maxImages: Number.POSITIVE_INFINITY } as const;
  if (processor instanceof Idefics3Processor) return { ...layout, order: "text-images-options", splits: true };
  if (processor instanceof Florence2Processor) {
    return { order: "images-text", splits: false, maxImages: 1, tasks: captionTasks(processor) };
  }
  if (processor instanceof LlavaProcessor || processor instanceof PixtralProcessor)
    return { ...layout, order: "images-text", maxImages: 1 };
  if (processor instanceof Lfm2VlProcessor || processor instanceof PaliGemmaProcessor) return { ...layout, order: "images-text" };
  // A bare processor has no tokenizer: the text goes its own way.
  return processor.tokenizer ? layout : { ...layout, order: "separate" };
}

/** Of Florence-2's tasks those that answer with a text; the others answer with places in the image. */
function captionTasks(processor: {
  tasks_answer_post_processing_type: Map<string, string>;
  task_prompts_without_inputs: Map<string, string>;
}) {
  const kinds = processor.tasks_answer_post_processing_type;
  return new Map([...processor.task_prompts_without_inputs].filter(([task]) => kinds.get(task) === "pure_text"));
}

export interface InputParts {
  readonly processor: Processor;
  readonly tokenizer: PreTrainedTokenizer;
  readonly layout: Layout;
  readonly prompt: string;
  readonly images: readonly RawImage[];
  readonly splitting: boolean;
}

/** Turns a prompt and its images into the tensors that the model takes. */
export async function toInputs({ processor, tokenizer, layout, prompt, images, splitting }: InputParts): Promise<Inputs> {
  // Processors take images for granted. The template has written the opening token, where there is one.
  if (images.length === 0) return tokenizer(prompt, { add_special_tokens: !opensItself(tokenizer, prompt) }) as Inputs;
  switch (layout.order) {
    case "text-images-options":
      return processor(prompt, [...images], { do_image_splitting: splitting });
    case "text-images":
      return processor(prompt, [...images]);
    case "images-text":
      return processor([...images], prompt);
    case "separate":
      return { ...(await processor([...images])), ...tokenizer(prompt) };
  }
}

const opensItself = ({ bos_token }: PreTrainedTokenizer, prompt: string) =>
  Boolean(bos_token) && prompt.startsWith(bos_token as string);
