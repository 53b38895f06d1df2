import type Anthropic from "@anthropic-ai/sdk";
import type { Prices } from "@legenda/core";
import type { ImageTokens, StructuredOutputMode } from "@legenda/core/provider";
import { pricesOf } from "./prices.js";

/** The differences between models. */
export interface ModelRow {
  readonly imageTokens?: ImageTokens;
  /** Maximum number of images in one request: 100 with a context of 200,000 tokens, otherwise 600. */
  readonly maxImages: number;
  /** Whether `temperature` and `top_p` are supported; the newest models respond with 400. */
  readonly sampling: boolean;
  readonly structuredOutput: readonly StructuredOutputMode[];
  /** The default `max_tokens`, which the API requires: enough for a long answer, and for thinking where it is on by default. */
  readonly maxTokens: number;
  readonly prices?: Prices;
}

/** @see https://platform.claude.com/docs/en/build-with-claude/vision#evaluate-image-size */
const standardResolution: ImageTokens = { formula: "cells", maxEdge: 1568, maxTokens: 1568 };
const highResolution: ImageTokens = { formula: "cells", maxEdge: 2576, maxTokens: 4784 };

/** A tool is forced by `tool_choice`; models that reject it do not have this mode. */
const withTool = ["schema", "tool", "prompt"] as const;
const withoutTool = ["schema", "prompt"] as const;

/** Models that always think first do not support forced tools. */
const thinksFirst = {
  imageTokens: highResolution,
  maxImages: 600,
  sampling: false,
  structuredOutput: withoutTool,
  maxTokens: 16_384,
} as const;
const sinceFourSeven = { ...thinksFirst, structuredOutput: withTool } as const;
const fourSix = {
  imageTokens: standardResolution,
  maxImages: 600,
  sampling: true,
  structuredOutput: withTool,
  maxTokens: 8192,
} as const;
const fourFive = { ...fourSix, maxImages: 100 } as const;

/** The models by exact name, an alias or a dated snapshot, as of 2026-11-20 in the vendor's pages and version 1.11.0 of its SDK. */
const models = tableOf({
  "claude-fable-5-2": thinksFirst,
  "claude-mythos-5-2": thinksFirst,
  "claude-opus-5-5": thinksFirst,
  "claude-sonnet-5-5": thinksFirst,
  "claude-haiku-5-5": sinceFourSeven,
  "claude-fable-5-1": thinksFirst,
  "claude-mythos-5-1": thinksFirst,
  "claude-fable-5": sinceFourSeven,
  "claude-mythos-5": sinceFourSeven,
  "claude-opus-5": sinceFourSeven,
  "claude-sonnet-5": sinceFourSeven,
  "claude-opus-4-8": sinceFourSeven,
  "claude-opus-4-7": sinceFourSeven,
  "claude-opus-4-6": fourSix,
  "claude-sonnet-4-6": fourSix,
  "claude-opus-4-5": fourFive,
  "claude-opus-4-5-20251101": fourFive,
  "claude-sonnet-4-5": fourFive,
  "claude-sonnet-4-5-20250929": fourFive,
  "claude-haiku-4-5": fourFive,
  "claude-haiku-4-5-20251001": fourFive,
});

/** The names in the SDK's types, so that a misspelt one does not compile. */
type NamedModel<Name> = Name extends string ? (string extends Name ? never : Name) : never;

/** Checks the names, and keeps the SDK's types out of the declarations. */
function tableOf<Name extends NamedModel<Anthropic.Model>>(rows: Record<Name, ModelRow>): Readonly<Record<Name, ModelRow>> {
  return rows;
}

/**
 * A model that is not in the table may be older or newer than those in it, or behind a gateway. Nothing is refused that
 * the API may support; its responses show what it does not.
 */
const unknown: ModelRow = { maxImages: 600, sampling: true, structuredOutput: withTool, maxTokens: 4096 };

export function rowOf(id: string): ModelRow {
  const row = Object.hasOwn(models, id) ? (models as Readonly<Record<string, ModelRow>>)[id] : undefined;
  const prices = pricesOf(id);
  return { ...(row ?? unknown), ...(prices && { prices }) };
}

/** The names in the table. */
export type KnownModelId = keyof typeof models;
export const modelIds: readonly string[] = Object.keys(models);
