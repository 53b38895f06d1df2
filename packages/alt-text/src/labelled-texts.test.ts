import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type AltTextOptions, checkAltText, fixAltText, type Preset, presets, rules } from "./index.js";
import { type NaiveTool, naiveTools } from "./testing/naive-tools.js";

interface LabelledText {
  text: string;
  options?: Omit<AltTextOptions, "preset"> & { preset?: AltTextOptions["preset"] | Partial<Preset> };
  rules: string[];
  fixed?: string;
  naive?: NaiveTool;
  why: string;
}

const labelled: LabelledText[] = JSON.parse(readFileSync(new URL("testing/labelled-texts.json", import.meta.url), "utf8"));

function optionsOf({ options = {} }: LabelledText): AltTextOptions {
  const { preset = "legenda", ...others } = options;
  return { ...others, preset: typeof preset === "string" ? preset : { ...presets.legenda, ...preset } };
}

describe("labelled texts", () => {
  it.each(labelled.map((entry) => ({ ...entry, entry })))("$text: $why", ({ entry, text, rules: expected, fixed }) => {
    const found = new Set<string>(checkAltText(text, optionsOf(entry)).map(({ rule }) => rule));
    expect([...found].sort()).toEqual(expected.toSorted());
    if (fixed !== undefined) expect(fixAltText(text, optionsOf(entry)).text).toBe(fixed);
  });

  it("are many, and many of the good ones are flagged by older tools", () => {
    const flagged = labelled.filter(({ naive }) => naive !== undefined);
    expect(labelled.length).toBeGreaterThanOrEqual(120);
    expect(flagged.length).toBeGreaterThanOrEqual(30);
    for (const { text, options, naive, rules } of flagged) {
      expect(naive && naiveTools[naive](text, options?.others ?? []), text).toBe(true);
      expect(rules).toEqual([]);
    }
  });

  it("have each rule at least once", () => {
    const met = new Set(labelled.flatMap((entry) => entry.rules));
    expect(rules.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  });
});
