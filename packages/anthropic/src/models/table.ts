import type Anthropic from "@anthropic-ai/sdk";
import type { Prices } from "@legenda/core";
import type { ImageTokens, StructuredOutputMode } from "@legenda/core/provider";
import { pricesOf } from "./prices.js";

/** How one model differs from another. */
export interface ModelRow {
  readonly imageTokens?: ImageTokens;
  /** The most images in one request: 100 with a context of 200,000 tokens, else 600. */
  readonly maxImages: number;
  /** Whether `temperature` and `top_p` are taken; the newest models answer 400. */
  readonly sampling: boolean;
  readonly structuredOutput: readonly StructuredOutputMode[];
  /** The `max_tokens` to send, which the API requires: room for a long answer, and for thinking where it is on by default. */
  readonly maxTokens: number;
  readonly prices?: Prices;
}

/** @see https://platform.claude.com/docs/en/build-with-claude/vision#evaluate-image-size */
const standardResolution: ImageTokens = { formula: "cells", maxEdge: 1568, maxTokens: 1568 };
const highResolution: ImageTokens = { formula: "cells", maxEdge: 2576, maxTokens: 4784 };

/** A tool is forced by `tool_choice`; models that refuse it have no such mode. */
const withTool = ["schema", "tool", "prompt"] as const;
const withoutTool = ["schema", "prompt"] as const;

/** No forced tools: these always think first. */
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

/** The names that the SDK spells out, so that none is misspelt here. */
type NamedModel<Name> = Name extends string ? (string extends Name ? never : Name) : never;

/** Checks the names, and keeps the SDK's types out of the declarations. */
function tableOf<Name extends NamedModel<Anthropic.Model>>(rows: Record<Name, ModelRow>): Readonly<Record<Name, ModelRow>> {
  return rows;
}

/**
 * A model that is not in the table may be older or newer than all in it, or stand behind a gateway: nothing is
 * refused that the API may take, and what it refuses is learnt from its answer.
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
