import { contextFlags, ruleFlags, styleFlags } from "./caption-flags.js";
import type { ParsedFlags } from "./define-flags.js";
import { imageFlags, imageSlotFlags, modelFlags, moneyFlags, pacingFlags, slotFlags } from "./model-flags.js";
import { journalFlags, messageFlags, outputFlags, reviewFlags } from "./output-flags.js";
import { sourceFlags } from "./source-flags.js";

const runFlags = {
  ...modelFlags,
  ...outputFlags,
  ...moneyFlags,
  ...imageFlags,
  ...pacingFlags,
  ...sourceFlags,
  ...slotFlags,
  ...journalFlags,
};

/** The options that `legenda caption` and `legenda run` share. */
export interface RunOptions extends ParsedFlags<typeof runFlags> {}

/** The flags of `legenda caption`, in the order of its help. */
export const captionFlags = { ...styleFlags, ...contextFlags, ...ruleFlags, ...runFlags };

export interface CaptionOptions extends ParsedFlags<typeof captionFlags> {}

/** The flags of `legenda run`, in the order of its help. */
export const functionFlags = { ...slotFlags, ...imageSlotFlags, ...runFlags };

export interface FunctionOptions extends ParsedFlags<typeof functionFlags> {}

/** The flags of `legenda export`, in the order of its help. */
export const exportFlags = { ...outputFlags, ...reviewFlags, ...messageFlags };

export interface ExportOptions extends ParsedFlags<typeof exportFlags> {}
export interface OutputOptions extends ParsedFlags<typeof outputFlags> {}
export interface ContextOptions extends ParsedFlags<typeof contextFlags> {}
