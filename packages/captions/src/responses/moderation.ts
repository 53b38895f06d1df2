import { DefinitionError } from "@legenda/core";
import { z } from "zod";

/** A verdict on an image, with what led to it. */
export interface Moderation {
  /** Derived from the scores by the thresholds; the model does not decide it. */
  verdict: "appropriate" | "review" | "inappropriate";
  /** The model's score for each category, from 0 (certainly not in the image) to 1 (plainly in it). */
  scores: Record<string, number>;
  /** The categories that reached a threshold, highest score first. */
  flagged: string[];
  /** The reasons for the scores, in the model's words. */
  reasons: string[];
}

/** The scores from which an image needs review by a person, and from which it is inappropriate. Above 1 means never. */
interface ModerationThresholds {
  readonly review: number;
  readonly inappropriate: number;
}

/** The description of a category, or its description with thresholds of its own. */
type ModerationCategory = string | ({ readonly description: string } & Partial<ModerationThresholds>);

/** Categories by name: each a description for the model, or an object that adds thresholds of its own. */
export type ModerationCategories = Readonly<Record<string, ModerationCategory>>;

/** Default categories, as a starting point. What is appropriate is your decision: pass categories of your own. */
export const moderationCategories = {
  sexual: "nudity, or sexual content",
  violence: "violence, injuries or blood",
  hate: "hateful symbols, gestures or texts",
  harassment: "mockery or humiliation of a person",
  self_harm: "self-harm, or what encourages it",
  weapons: "weapons that are used, aimed or for sale",
  drugs: "drugs, alcohol or tobacco, or their use",
  personal_data: "readable personal data, such as documents, cards or addresses",
} as const satisfies ModerationCategories;

const defaultThresholds: ModerationThresholds = { review: 0.4, inappropriate: 0.8 };

/** Options of `moderationSchema`. */
export interface ModerationSchemaOptions {
  /** @default moderationCategories */
  readonly categories?: ModerationCategories | undefined;
  /**
   * The scores from which an image needs review by a person, and from which it is inappropriate. Above 1 means never. A
   * model's scores are not probabilities: choose thresholds with images whose verdict you know.
   *
   * @default { review: 0.4, inappropriate: 0.8 }
   */
  readonly thresholds?: Partial<ModerationThresholds> | undefined;
}

/**
 * Creates the response model of moderation. The model gives scores, and the thresholds turn them into a verdict.
 *
 * @throws {DefinitionError} if there are no categories, or a threshold is not a number above 0
 */
export function moderationSchema({
  categories = moderationCategories,
  thresholds,
}: ModerationSchemaOptions = {}): z.ZodType<Moderation> {
  const limits = new Map(Object.entries(categories).map(([name, category]) => [name, thresholdsOf(name, category, thresholds)]));
  if (limits.size === 0) throw new DefinitionError("There are no moderation categories: pass at least one.");
  const score = z.number().min(0).max(1);
  return z
    .object({
      scores: z.object(Object.fromEntries([...limits.keys()].map((name) => [name, score]))),
      reasons: z.array(z.string()).default([]),
    })
    .transform(({ scores, reasons }): Moderation => {
      const reaches = (name: string, threshold: keyof ModerationThresholds) =>
        (scores[name] ?? 0) >= (limits.get(name)?.[threshold] ?? 2);
      const names = Object.keys(scores).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
      const rejected = names.filter((name) => reaches(name, "inappropriate"));
      const flagged = names.filter((name) => reaches(name, "review") || reaches(name, "inappropriate"));
      const verdict = rejected.length > 0 ? "inappropriate" : flagged.length > 0 ? "review" : "appropriate";
      return { verdict, scores, flagged, reasons: reasons.map((reason) => reason.trim()).filter(Boolean) };
    });
}

function thresholdsOf(
  name: string,
  category: ModerationCategory,
  thresholds: Partial<ModerationThresholds> = {},
): ModerationThresholds {
  const { review, inappropriate } = { ...defaultThresholds, ...thresholds, ...(typeof category === "object" && category) };
  if (review > 0 && inappropriate > 0) return { review, inappropriate };
  throw new DefinitionError(`The thresholds of "${name}" must be numbers above 0: a score of 0 would flag every image.`);
}

/** The response model of moderation with the default categories and thresholds. */
export const Moderation: z.ZodType<Moderation> = moderationSchema();
