import { type AltTextOptions, type Preset, resolvePreset } from "@legenda/alt-text";
import { type ImageInput, isImageSource } from "@legenda/core";
import type { Check } from "./check/check.js";
import { withoutLength } from "./check/without-length.js";
import { contextLines } from "./prompts/image-context.js";
import { wishLines } from "./prompts/wishes.js";
import type { CheckedImageRequest, ImageRequest } from "./requests.js";
import { altTextLength } from "./responses/alt-text.js";

/** What a function was called with, as options: a bare image is one without any. */
export function requestOf<Request extends ImageRequest>(input: ImageInput | Request, usual: Partial<ImageRequest>): Request {
  // Of the options of each function only `photo` must be there.
  return { ...usual, ...(isImage(input) ? { photo: input } : input) } as Request;
}

function isImage(input: unknown): input is ImageInput {
  return typeof input !== "object" || input === null || isImageSource(input) || !("photo" in input);
}

/** What a template may ask for that a call need not give: a slot that is optional must find it absent, not unknown. */
const absent = {
  ...{ language: undefined, tone: undefined, words: undefined, length: undefined, maxLength: undefined },
  ...{ role: undefined, pageTitle: undefined, productName: undefined, nearbyText: undefined, caption: undefined },
  ...{ linkTarget: undefined, names: undefined, count: undefined, trigger: undefined, prefix: undefined },
};

/** The values of a template's slots: what was asked for and what is known, by their names, and the lines made of them. */
export function fieldsOf(asked: ImageRequest, ...more: readonly (string | undefined)[]): Readonly<Record<string, unknown>> {
  return { ...absent, ...asked.context, ...asked, wishes: wishLines(asked, ...more), context: contextLines(asked.context) };
}

/** A check with all that the rules are told of the image. */
export type RequestedCheck = Omit<Check & AltTextOptions, "preset"> & { preset: Preset };

/** The check that holds for a call: its own over that of all calls. */
export function checkOf(asked: CheckedImageRequest, usual: Check | undefined): RequestedCheck | undefined {
  const { check, context, language } = asked;
  if (check === false || !(check ?? usual)) return undefined;
  const { preset, ...merged } = { ...usual, ...check };
  const resolved = resolvePreset(preset);
  return {
    ...merged,
    // Only a preset that was asked for has a word in the length.
    preset: preset === undefined ? { ...resolved, maxLength: altTextLength } : resolved,
    ...(context && { context }),
    ...(language !== undefined && { language }),
  };
}

/** The check of a caption, whose length is that which was asked for. */
export function captionCheckOf(asked: CheckedImageRequest, usual: Check | undefined): RequestedCheck | undefined {
  const check = checkOf(asked, usual);
  return check && { ...check, preset: withoutLength(check.preset) };
}

/** The most characters of an alt text, unless the call says otherwise: the preset's, where it has a limit. */
export function limitOf(check: RequestedCheck | undefined): number {
  const { maxLength } = check?.preset ?? {};
  return maxLength !== undefined && Number.isFinite(maxLength) ? maxLength : altTextLength;
}

/** The check of an alt text with a limit of its own. */
export function withLength(check: RequestedCheck | undefined, maxLength: number): RequestedCheck | undefined {
  return check && { ...check, preset: { ...check.preset, maxLength } };
}

/** Whether a text that is too long is an issue: one that is repaired or reported must first pass. */
export const isEnforced = (check: Check | undefined): boolean => (check?.onError ?? "retry") === "retry";
