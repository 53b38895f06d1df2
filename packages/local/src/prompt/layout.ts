import type { PreTrainedTokenizer, Processor, RawImage, Tensor } from "@huggingface/transformers";
import type { Transformers } from "../load/transformers.js";

/** The order of a processor's arguments, and other properties of its family. */
export interface Layout {
  readonly order: "text-images" | "text-images-options" | "images-text" | "separate";
  /** Whether images can be split into tiles. */
  readonly splits: boolean;
  /** Maximum number of images in a request; LLaVA's processors insert the first image's tokens only. */
  readonly maxImages: number;
  /** Set if the prompt must be the name of a task, such as `<CAPTION>`, instead of free text. */
  readonly tasks?: ReadonlyMap<string, string>;
}

/** A processor's output for a prompt and its images. */
export type Inputs = Readonly<Record<string, unknown>> & { readonly input_ids: Tensor };

/** The layout of a processor. Processors differ in the order of their arguments, and only their class tells which it is. */
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
  // A bare processor has no tokenizer: the text is tokenized separately.
  return processor.tokenizer ? layout : { ...layout, order: "separate" };
}

/** The tasks of Florence-2 that answer with a text; its other tasks answer with regions of the image. */
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

/** Converts a prompt and its images into the tensors that the model accepts. */
export async function toInputs({ processor, tokenizer, layout, prompt, images, splitting }: InputParts): Promise<Inputs> {
  // Processors require images. If there is an opening token, the template has written it.
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
