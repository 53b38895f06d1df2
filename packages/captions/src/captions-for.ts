import { type Answer, answer, call, type ImageInput, type Model, type Params, promptTemplate } from "@legenda/core";
import { z } from "zod";
import type { Captions } from "./captions.js";
import type { Check } from "./check/check.js";
import { checked } from "./check/checked.js";
import { categoryLines, datasetWishes, tagWishes, taxonomyWish } from "./prompts/more-wishes.js";
import { type Prompts, prompts } from "./prompts/prompts.js";
import { captionCheckOf, checkOf, fieldsOf, isEnforced, limitOf, requestOf, withLength } from "./requested.js";
import type * as request from "./requests.js";
import { AltText, altTextModel } from "./responses/alt-text.js";
import { CaptionAndTags, captionAndTagsModel } from "./responses/caption-and-tags.js";
import { datasetCaptionModel } from "./responses/dataset-caption.js";
import { memoizeSchema } from "./responses/memoize-schema.js";
import { Moderation, moderationModel } from "./responses/moderation.js";
import { ProductCopy, productCopyModel } from "./responses/product-copy.js";
import { SocialPreview, socialPreviewModel } from "./responses/social-preview.js";
import { type TagListOptions, Tags, tagList } from "./responses/tag-list.js";

export interface CaptionsOptions {
  /** Templates in place of those of `prompts`. */
  readonly prompts?: Partial<Prompts>;
  /** Holds the rules of alt text against every caption and every alt text. */
  readonly check?: Check;
  /** The language of all answers, unless a call says otherwise. */
  readonly language?: string;
  readonly params?: Params;
  /** How often an answer that does not fit goes back to the model; 1 unless told otherwise. */
  readonly corrections?: number;
}

/** A call without lists of its own gets the schema of the call before it: see `memoizeSchema`. */
const schemas = {
  altText: memoizeSchema(altTextModel),
  tags: memoizeSchema(tagList),
  captionAndTags: memoizeSchema(captionAndTagsModel),
  productCopy: memoizeSchema(productCopyModel),
  moderation: memoizeSchema(moderationModel),
  socialPreview: memoizeSchema(socialPreviewModel),
  datasetCaption: memoizeSchema(datasetCaptionModel),
};

/**
 * The ready caption functions over a model: a decorated class as you would write it yourself.
 *
 * @throws {TemplateError} for a mistake in a template of `prompts`, here and now
 * @example
 * const captions = captionsFor(openai("gpt-4o-mini"));
 * await captions.caption({ photo: image.file("bag.jpg"), length: "short", language: "de" });
 * await captions.altText({ photo, context: { pageTitle: "Bags", linkTarget: "/weekender" } });
 */
export function captionsFor(
  model: Model,
  { prompts: own, check: usualCheck, language, ...settings }: CaptionsOptions = {},
): Captions {
  const wording: Prompts = { ...prompts, ...own };
  const usual = language === undefined ? {} : { language };

  // Each method's response model is that of its description; what a call asks for makes one of its own.
  class ReadyCaptions implements Captions {
    @call(model, settings)
    @promptTemplate(wording.caption)
    caption(input: ImageInput | request.CaptionRequest): Answer<string> {
      const asked = requestOf(input, usual);
      const check = captionCheckOf(asked, usualCheck);
      const fields = { ...fieldsOf(asked), length: wording.lengths[asked.length ?? "normal"] };
      return check ? answer({ fields, response: checked(z.string(), check) }) : answer({ fields });
    }

    @call(model, { ...settings, response: AltText })
    @promptTemplate(wording.altText)
    altText(input: ImageInput | request.AltTextRequest): Answer<AltText> {
      const asked = requestOf(input, usual);
      const wanted = checkOf(asked, usualCheck);
      const maxLength = asked.maxLength ?? limitOf(wanted);
      const check = withLength(wanted, maxLength);
      const schema = schemas.altText({ maxLength, enforced: isEnforced(check) });
      const fields = { ...fieldsOf(asked), maxLength };
      return answer({ fields, response: check ? checked(schema, { ...check, key: "alt" }) : schema });
    }

    @call(model, { ...settings, response: Tags })
    @promptTemplate(wording.tags)
    tags(input: ImageInput | request.TagsRequest): Answer<string[]> {
      const asked = requestOf(input, usual);
      return answer({ fields: fieldsOf(asked, ...tagWishes(asked)), response: schemas.tags(tagOptions(asked)) });
    }

    @call(model, { ...settings, response: CaptionAndTags })
    @promptTemplate(wording.captionAndTags)
    captionAndTags(input: ImageInput | request.CaptionAndTagsRequest): Answer<CaptionAndTags> {
      const asked = requestOf(input, usual);
      const check = captionCheckOf(asked, usualCheck);
      const fields = { ...fieldsOf(asked, ...tagWishes(asked)), length: wording.lengths[asked.length ?? "normal"] };
      const schema = schemas.captionAndTags(tagOptions(asked));
      return answer({ fields, response: check ? checked(schema, { ...check, key: "caption" }) : schema });
    }

    @call(model, { ...settings, response: ProductCopy })
    @promptTemplate(wording.productCopy)
    productCopy(input: ImageInput | request.ProductCopyRequest): Answer<ProductCopy> {
      const asked = requestOf(input, usual);
      const { attributes, taxonomy } = asked;
      const fields = fieldsOf(asked, taxonomyWish(asked));
      return answer({ fields, response: schemas.productCopy({ attributes, taxonomy }) });
    }

    @call(model, { ...settings, response: Moderation })
    @promptTemplate(wording.moderate)
    moderate(input: ImageInput | request.ModerationRequest): Answer<Moderation> {
      const asked = requestOf(input, usual);
      const { categories, thresholds } = asked;
      const fields = { ...fieldsOf(asked), categories: categoryLines(asked) };
      return answer({ fields, response: schemas.moderation({ categories, thresholds }) });
    }

    @call(model, { ...settings, response: SocialPreview })
    @promptTemplate(wording.socialPreview)
    socialPreview(input: ImageInput | request.SocialPreviewRequest): Answer<SocialPreview> {
      const asked = requestOf(input, usual);
      const wanted = checkOf(asked, usualCheck);
      const maxLength = asked.maxLength ?? limitOf(wanted);
      const check = withLength(wanted, maxLength);
      const schema = schemas.socialPreview({ maxLength, enforced: isEnforced(check) });
      const fields = { ...fieldsOf(asked), maxLength };
      return answer({ fields, response: check ? checked(schema, { ...check, key: "alt" }) : schema });
    }

    @call(model, { ...settings, response: z.string() })
    @promptTemplate(wording.datasetCaption)
    datasetCaption(input: ImageInput | request.DatasetCaptionRequest): Answer<string> {
      const asked = requestOf(input, usual);
      const fields = { ...fieldsOf(asked, ...datasetWishes(asked)), length: wording.lengths[asked.length ?? "normal"] };
      const { trigger, prefix, require, forbid } = asked;
      return answer({ fields, response: schemas.datasetCaption({ trigger, prefix, require, forbid }) });
    }
  }
  return new ReadyCaptions();
}

/** Only what the schema depends on: the rest of a request is not data, and differs with each call. */
const tagOptions = ({ vocabulary, outside, count }: TagListOptions): TagListOptions => ({ vocabulary, outside, count });
