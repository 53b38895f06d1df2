import { DefinitionError } from "@legenda/core";
import { z } from "zod";

export type Verdict = "appropriate" | "review" | "inappropriate";

/** A judgement, with what led to it. */
export interface Moderation {
  /** By the thresholds, from the scores: the model does not decide it. */
  verdict: Verdict;
  /** By category, 0 (certainly not in the image) to 1 (plainly in it), as the model sees it. */
  scores: Record<string, number>;
  /** The categories that reached a threshold, the highest score first. */
  flagged: string[];
  /** What led to the scores, in the model's words. */
  reasons: string[];
}

/** From which score on an image is for a person to see, and from which it is inappropriate. Above 1 is never. */
export interface Thresholds {
  readonly review: number;
  readonly inappropriate: number;
}

/** A category with what it means; with thresholds of its own where they differ. */
export type ModerationCategory = string | ({ readonly description: string } & Partial<Thresholds>);
export type ModerationCategories = Readonly<Record<string, ModerationCategory>>;

/** A place to begin. What is appropriate is yours to say: pass categories of your own. */
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

/** A place to begin: a model's scores are no probabilities, so set yours by images whose verdict you know. */
export const moderationThresholds: Thresholds = { review: 0.4, inappropriate: 0.8 };

export interface ModerationModelOptions {
  readonly categories?: ModerationCategories | undefined;
  readonly thresholds?: Partial<Thresholds> | undefined;
}

/** The response model of moderation: the model gives scores, the thresholds make the verdict. */
export function moderationModel({
  categories = moderationCategories,
  thresholds,
}: ModerationModelOptions = {}): z.ZodType<Moderation> {
  const limits = new Map(Object.entries(categories).map(([name, category]) => [name, limitsOf(name, category, thresholds)]));
  if (limits.size === 0) throw new DefinitionError("There are no categories to judge: name at least one.");
  const score = z.number().min(0).max(1);
  return z
    .object({
      scores: z.object(Object.fromEntries([...limits.keys()].map((name) => [name, score]))),
      reasons: z.array(z.string()).default([]),
    })
    .transform(({ scores, reasons }): Moderation => {
      const reached = (name: string, limit: keyof Thresholds) => (scores[name] ?? 0) >= (limits.get(name)?.[limit] ?? 2);
      const names = Object.keys(scores).sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
      const rejected = names.filter((name) => reached(name, "inappropriate"));
      const flagged = names.filter((name) => reached(name, "review") || reached(name, "inappropriate"));
      const verdict = rejected.length > 0 ? "inappropriate" : flagged.length > 0 ? "review" : "appropriate";
      return { verdict, scores, flagged, reasons: reasons.map((reason) => reason.trim()).filter(Boolean) };
    });
}

function limitsOf(name: string, category: ModerationCategory, thresholds: Partial<Thresholds> = {}): Thresholds {
  const { review, inappropriate } = { ...moderationThresholds, ...thresholds, ...(typeof category === "object" && category) };
  if (review > 0 && inappropriate > 0) return { review, inappropriate };
  throw new DefinitionError(`The thresholds of "${name}" must be numbers above 0: a score of 0 would flag every image.`);
}

/** Moderation by the categories and thresholds to begin with, the response model. */
export const Moderation: z.ZodType<Moderation> = moderationModel();
