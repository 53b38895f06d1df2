import { DefinitionError } from "@legenda/core";
import { describe, expect, it } from "vitest";
import { type AltTextOptions, checkAltText, fixAltText, languages, type PresetName, presets, rules } from "../index.js";

function found(text: string, options: AltTextOptions): string[] {
  return checkAltText(text, options).map(({ rule, severity }) => `${rule}: ${severity}`);
}

describe("presets", () => {
  it("disagree on length", () => {
    const text = `${"A wolf ".repeat(18).trim()} howls on.`; // 135
    const refusing = Object.keys(presets).filter((name) =>
      found(text, { preset: name as PresetName }).some((hit) => hit.startsWith("too-long")),
    );
    expect(text).toHaveLength(135);
    expect(refusing).toEqual(["legenda", "double-great", "wordpress", "harvard", "iowa", "cerritos", "inference.net"]);
  });

  it("disagree on the final period", () => {
    expect(fixAltText("A wolf at dusk", { preset: "harvard" }).text).toBe("A wolf at dusk.");
    expect(fixAltText("A wolf at dusk.", { preset: "wordpress" }).text).toBe("A wolf at dusk");
    expect(fixAltText("A wolf at dusk", { preset: "wcag" }).text).toBe("A wolf at dusk");
  });

  it("disagree on openers", () => {
    expect(found("Photograph of a wolf.", { preset: "github" })).toEqual([]);
    expect(found("Photograph of a wolf.", { preset: "harvard" })).toEqual(["redundant-opener: error"]);
    expect(found("Screenshot of a form.", { preset: "double-great" })).toEqual(["redundant-opener: warning"]);
    expect(found("Screenshot of a form.", {})).toEqual([]);
  });

  it("disagree on an empty text that nothing explains", () => {
    expect(found("", { preset: "axe" })).toEqual([]);
    expect(found(" ", { preset: "axe" })).toEqual(["missing: error"]);
    expect(found("", { preset: "wcag" })).toEqual(["empty-unexplained: warning"]);
  });

  it("are data to spread: severities, openers, lists of words", () => {
    const preset = {
      ...presets.legenda,
      allowedOpeners: [...presets.legenda.allowedOpeners, "photo" as const],
      rules: { ...presets.legenda.rules, subjective: "error" as const, "final-punctuation": "off" as const },
      languages: { ...languages, en: { ...languages.en, subjective: ["cozy"] } },
    };
    expect(found("Photo of a beautiful, cozy cabin", { preset })).toEqual(["subjective: error"]);
  });

  it("take another language by its words alone", () => {
    const fr = { period: ".", vague: ["image"], hedges: ["peut-être", "semble"], labels: ["texte alternatif"] };
    const preset = { ...presets.legenda, languages: { ...languages, fr } };
    expect(found("Un loup, peut-être blessé.", { preset, language: "fr-CA" })).toEqual(["hedge: warning"]);
    expect(fixAltText("Texte alternatif : un loup", { preset, language: "fr" }).text).toBe("Un loup.");
    expect(found("Image of a beautiful maybe", { language: "fr" })).toEqual([]);
  });

  it("take a language that is written without spaces", () => {
    const ja = { spaced: false, period: "。", hedges: ["かもしれない"] };
    const preset = { ...presets.legenda, languages: { ...languages, ja } };
    expect(found("狼かもしれない動物。", { preset, language: "ja" })).toEqual(["hedge: warning"]);
    expect(fixAltText("雪の中の狼、", { preset, language: "ja" }).text).toBe("雪の中の狼。");
  });

  it("name the known ones where one is unknown", () => {
    const preset = "harward" as PresetName;
    expect(() => checkAltText("A wolf.", { preset })).toThrow(DefinitionError);
    expect(() => checkAltText("A wolf.", { preset })).toThrow(/"harward".*legenda, wcag/);
  });

  it("name rules that exist", () => {
    const ids = new Set<string>(rules.map(({ id }) => id));
    expect(ids.size).toBe(rules.length);
    for (const preset of Object.values(presets)) for (const id of Object.keys(preset.rules)) expect(ids).toContain(id);
  });
});
