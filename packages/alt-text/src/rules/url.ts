import { covered } from "../text/quotations.js";
import type { RuleDefinition } from "./rule.js";

const address = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.|data:image\/)[^\s<>"]+/giu;

export const url: RuleDefinition = {
  id: "url",
  severity: "error",
  finds: "an address in the text, which is read out character by character",
  source: "Legenda: an address is not a description",
  roles: ["informative", "functional", "complex"],
  check({ text, quotations }) {
    return Array.from(text.matchAll(address), ({ index: start, 0: found }) => ({ start, end: start + found.length }))
      .filter(({ start }) => !covered(quotations, start))
      .map((span) => ({
        message: "An address is read out character by character: name what it leads to, or put it beside the image.",
        ...span,
      }));
  },
};
