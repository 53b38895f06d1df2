import { type AltTextOptions, type Preset, resolvePreset } from "@legenda/alt-text";
import type { ImageInput } from "@legenda/core";
import { isImageSource } from "@legenda/core/provider";
import type { CheckOptions } from "./check/check-options.js";
import { withoutLength } from "./check/without-length.js";
import { contextLines } from "./prompts/image-context.js";
import { instructionLines } from "./prompts/instructions.js";
import type { AltTextRequest, CheckedImageRequest, ImageRequest } from "./requests.js";
import { altTextLength } from "./responses/alt-text.js";

/** Turns the input of a caption function into a request. A bare image is a request without options. */
export function requestOf<Request extends ImageRequest>(input: ImageInput | Request, defaults: Partial<ImageRequest>): Request {
  // In every request type only `photo` is required.
  return { ...defaults, ...(isImage(input) ? { photo: input } : input) } as Request;
}

function isImage(input: unknown): input is ImageInput {
  return typeof input !== "object" || input === null || isImageSource(input) || !("photo" in input);
}

/** Values that a template may use and a call may omit. An optional slot must exist with the value `undefined`. */
const emptyFields = {
  ...{ language: undefined, tone: undefined, words: undefined, length: undefined, maxLength: undefined },
  ...{ role: undefined, pageTitle: undefined, productName: undefined, nearbyText: undefined, caption: undefined },
  ...{ linkTarget: undefined, names: undefined, count: undefined, trigger: undefined, prefix: undefined },
};

/** Returns the values of a template's slots: options and context by name, and the lines built from them. */
export function templateFields(
  request: ImageRequest,
  ...lines: readonly (string | undefined)[]
): Readonly<Record<string, unknown>> {
  const { context } = request;
  const built = { instructions: instructionLines(request, ...lines), context: contextLines(context) };
  return { ...emptyFields, ...context, ...request, ...built };
}

/** A check with the facts about the image that the rules use. */
type CallCheck = Omit<CheckOptions & AltTextOptions, "preset"> & { preset: Preset };

/** Returns the check of a call: its own options over the default ones. */
function callCheck(
  { check, context, language }: CheckedImageRequest,
  defaultCheck: CheckOptions | undefined,
): CallCheck | undefined {
  if (check === false || !(check ?? defaultCheck)) return undefined;
  const { preset, ...merged } = { ...defaultCheck, ...check };
  const resolved = resolvePreset(preset);
  return {
    ...merged,
    // The limit of the default preset does not apply: only a preset that the caller chose sets the length.
    preset: preset === undefined ? { ...resolved, maxLength: altTextLength } : resolved,
    ...(context && { context }),
    ...(language !== undefined && { language }),
  };
}

/** Returns the check of a caption. Its length is requested from the model, not checked. */
export function captionCheck(request: CheckedImageRequest, defaultCheck: CheckOptions | undefined): CallCheck | undefined {
  const check = callCheck(request, defaultCheck);
  return check && { ...check, preset: withoutLength(check.preset) };
}

/** Returns the limit of an alt text in characters, whether its schema enforces it, and the check with this limit. */
export function altTextLimits(
  request: AltTextRequest,
  defaultCheck: CheckOptions | undefined,
): { readonly maxLength: number; readonly enforced: boolean; readonly check: CallCheck | undefined } {
  const check = callCheck(request, defaultCheck);
  const maxLength = request.maxLength ?? presetLimit(check?.preset);
  // A text that is to be repaired or reported must pass the schema first.
  const enforced = (check?.onError ?? "retry") === "retry";
  return { maxLength, enforced, check: check && { ...check, preset: { ...check.preset, maxLength } } };
}

function presetLimit(preset: Preset | undefined): number {
  return preset && Number.isFinite(preset.maxLength) ? preset.maxLength : altTextLength;
}
