import { type Answer, answer, call, type ImageInput, type Model, type Params, promptTemplate } from "@legenda/core";
import { z } from "zod";
import type { Captions } from "./captions.js";
import type { CheckOptions } from "./check/check-options.js";
import { checked } from "./check/checked.js";
import { categoryLines, datasetInstructions, tagInstructions, taxonomyInstruction } from "./prompts/list-instructions.js";
import { type Prompts, prompts } from "./prompts/prompts.js";
import { altTextLimits, captionCheck, requestOf, templateFields } from "./request-options.js";
import type * as requests from "./requests.js";
import { AltText, altTextSchema } from "./responses/alt-text.js";
import { CaptionAndTags, captionAndTagsSchema } from "./responses/caption-and-tags.js";
import { datasetCaptionSchema } from "./responses/dataset-caption.js";
import { memoizeSchema } from "./responses/memoize-schema.js";
import { Moderation, moderationSchema } from "./responses/moderation.js";
import { ProductCopy, productCopySchema } from "./responses/product-copy.js";
import { SocialPreview, socialPreviewSchema } from "./responses/social-preview.js";
import { Tags, type TagsSchemaOptions, tagsSchema } from "./responses/tags.js";

/** Options of `captionsFor`. They apply to every call. */
export interface CaptionsOptions {
  /** Templates that replace those of `prompts`. */
  readonly prompts?: Partial<Prompts>;
  /** Checks every caption and alt text against the alt text rules. */
  readonly check?: CheckOptions;
  /** The language of the answers, as a BCP 47 tag. A call's own `language` takes precedence. */
  readonly language?: string;
  /** Parameters of the requests, such as `temperature`. */
  readonly params?: Params;
  /**
   * How often an answer that does not fit its schema is sent back to the model.
   *
   * @default 1
   */
  readonly corrections?: number;
}

/** Calls with equal options share a schema, so that core compiles it once. */
const schemas = {
  altText: memoizeSchema(altTextSchema),
  tags: memoizeSchema(tagsSchema),
  captionAndTags: memoizeSchema(captionAndTagsSchema),
  productCopy: memoizeSchema(productCopySchema),
  moderation: memoizeSchema(moderationSchema),
  socialPreview: memoizeSchema(socialPreviewSchema),
  datasetCaption: memoizeSchema(datasetCaptionSchema),
};

/**
 * Returns the ready caption functions for a model: an instance of a decorated class, like one you would write yourself.
 *
 * @throws {TemplateError} if a template in `prompts` is invalid
 * @example
 * const captions = captionsFor(openai("gpt-4o-mini"));
 * await captions.caption({ photo: image.file("bag.jpg"), length: "short", language: "de" });
 * await captions.altText({ photo, context: { pageTitle: "Bags", linkTarget: "/weekender" } });
 */
export function captionsFor(
  model: Model,
  { prompts: customPrompts, check: defaultCheck, language, ...settings }: CaptionsOptions = {},
): Captions {
  const templates: Prompts = { ...prompts, ...customPrompts };
  const defaults = language === undefined ? {} : { language };

  // The response model beside each method is what `callsOf` lists; each call passes one with its own limits and lists.
  class ReadyCaptions implements Captions {
    @call(model, settings)
    @promptTemplate(templates.caption)
    caption(input: ImageInput | requests.CaptionRequest): Answer<string> {
      const request = requestOf(input, defaults);
      const check = captionCheck(request, defaultCheck);
      const fields = { ...templateFields(request), length: templates.lengths[request.length ?? "normal"] };
      return check ? answer({ fields, response: checked(z.string(), check) }) : answer({ fields });
    }

    @call(model, { ...settings, response: AltText })
    @promptTemplate(templates.altText)
    altText(input: ImageInput | requests.AltTextRequest): Answer<AltText> {
      const request = requestOf(input, defaults);
      const { maxLength, enforced, check } = altTextLimits(request, defaultCheck);
      const schema = schemas.altText({ maxLength, enforced });
      const fields = { ...templateFields(request), maxLength };
      return answer({ fields, response: check ? checked(schema, { ...check, key: "alt" }) : schema });
    }

    @call(model, { ...settings, response: Tags })
    @promptTemplate(templates.tags)
    tags(input: ImageInput | requests.TagsRequest): Answer<string[]> {
      const request = requestOf(input, defaults);
      const fields = templateFields(request, ...tagInstructions(request));
      return answer({ fields, response: schemas.tags(tagOptions(request)) });
    }

    @call(model, { ...settings, response: CaptionAndTags })
    @promptTemplate(templates.captionAndTags)
    captionAndTags(input: ImageInput | requests.CaptionAndTagsRequest): Answer<CaptionAndTags> {
      const request = requestOf(input, defaults);
      const check = captionCheck(request, defaultCheck);
      const length = templates.lengths[request.length ?? "normal"];
      const fields = { ...templateFields(request, ...tagInstructions(request)), length };
      const schema = schemas.captionAndTags(tagOptions(request));
      return answer({ fields, response: check ? checked(schema, { ...check, key: "caption" }) : schema });
    }

    @call(model, { ...settings, response: ProductCopy })
    @promptTemplate(templates.productCopy)
    productCopy(input: ImageInput | requests.ProductCopyRequest): Answer<ProductCopy> {
      const request = requestOf(input, defaults);
      const { attributes, taxonomy } = request;
      const fields = templateFields(request, taxonomyInstruction(request));
      return answer({ fields, response: schemas.productCopy({ attributes, taxonomy }) });
    }

    @call(model, { ...settings, response: Moderation })
    @promptTemplate(templates.moderate)
    moderate(input: ImageInput | requests.ModerationRequest): Answer<Moderation> {
      const request = requestOf(input, defaults);
      const { categories, thresholds } = request;
      const fields = { ...templateFields(request), categories: categoryLines(request) };
      return answer({ fields, response: schemas.moderation({ categories, thresholds }) });
    }

    @call(model, { ...settings, response: SocialPreview })
    @promptTemplate(templates.socialPreview)
    socialPreview(input: ImageInput | requests.SocialPreviewRequest): Answer<SocialPreview> {
      const request = requestOf(input, defaults);
      const { maxLength, enforced, check } = altTextLimits(request, defaultCheck);
      const schema = schemas.socialPreview({ maxLength, enforced });
      const fields = { ...templateFields(request), maxLength };
      return answer({ fields, response: check ? checked(schema, { ...check, key: "alt" }) : schema });
    }

    @call(model, { ...settings, response: z.string() })
    @promptTemplate(templates.datasetCaption)
    datasetCaption(input: ImageInput | requests.DatasetCaptionRequest): Answer<string> {
      const request = requestOf(input, defaults);
      const { trigger, prefix, require, forbid } = request;
      const length = templates.lengths[request.length ?? "normal"];
      const fields = { ...templateFields(request, ...datasetInstructions(request)), length };
      return answer({ fields, response: schemas.datasetCaption({ trigger, prefix, require, forbid }) });
    }
  }
  return new ReadyCaptions();
}

/** The options that the schema depends on. The rest of a request, such as the image, must not reach `memoizeSchema`. */
const tagOptions = ({ vocabulary, outside, count }: TagsSchemaOptions): TagsSchemaOptions => ({ vocabulary, outside, count });
