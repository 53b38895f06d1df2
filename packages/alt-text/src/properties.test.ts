import { seededRandom } from "@legenda/test-kit";
import { describe, expect, it } from "vitest";
import { type AltTextOptions, checkAltText, fixAltText, type PresetName, presets, type RuleId, rules } from "./index.js";

// biome-ignore format: pieces
const pieces = ["a wolf", "A wolf howls.", "Image of ", "this photo shows ", "In this picture, we can see ", "Alt text: ", "Sure! Here is a caption: ", "The ", " of the", "**", "*", "_", "`", "~~", "# ", "- ", "[", "](", ")", "![", "<b>", "</b>", "<br>", "<!--", "-->", "&amp;", "&#38;", "lt;", "&lt;b&gt;", "&#0;", "\"", "“", "”", "'", "«", "»", "「", "」", "(", "🐺", "👩‍👩‍👧", "🇩🇪", "🇩", "❤️", "1️⃣", "\u200d", "\ufe0f", "™", "\ud83d", "\ude00", "\0", "\u0085", "\u00ad", "\u202e", "\u{e0067}", "\ufffd", "Ã©", "\u0301", "é", "狼。", "。", "ذئب", "؟", "नमस्ते", "ß", "ŉ", "İ", "  ", " ", "\n", "\t", "\u00a0", "\u3000", "\u2028", ".", ",", "…", "...", "!", ":", "=", "https://x.y/z.png", "wolf.jpg", "IMG_1", "12", "TODO", "photo", "appears to be ", "beautiful", "MAN", "Dr. King", "James Brown", "buy", "shoes, ", "|", "©", "NO PARKING ANY TIME", "how ", "the", "iPhone", "I'm sorry", "elderly man", "Asian man", "happy", "wolf image", "wolf, wolf den, wolf pack, wolf howl"];
const presetNames = Object.keys(presets) as PresetName[];
const roles = [undefined, "informative", "functional", "decorative", "complex", "text"] as const;
const languageTags = [undefined, "en", "de", "ja", "ar-EG", "pt_BR", "not a tag", ""];

/** Texts of pieces that rules look for, in any order, under any options. */
function samples(count: number): { text: string; options: AltTextOptions }[] {
  const random = seededRandom(20_261_120);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, () => {
    const joined = Array.from({ length: Math.floor(random() * 14) }, () => one(pieces)).join(one(["", " "]));
    const text = random() < 0.1 ? `"${joined}"` : joined;
    const role = one(roles);
    const language = one(languageTags);
    const context = { ...(role && { role }), nearbyText: one(["", text, "A wolf howls."]), caption: one(["", text]) };
    const options = {
      preset: one(presetNames),
      context,
      others: [one([text, "A wolf howls."])],
      filename: one(["", "wolf.jpg"]),
      truncated: random() < 0.2,
    };
    return { text, options: { ...options, ...(language !== undefined && { language }) } };
  });
}

describe("for any text and any options", () => {
  const all = samples(4000);

  it("a fixed text has nothing left to fix, and fixing it again changes nothing", () => {
    for (const { text, options } of all) {
      const once = fixAltText(text, options);
      expect(
        once.findings.filter(({ fixable }) => fixable),
        JSON.stringify({ text, options }),
      ).toEqual([]);
      expect(fixAltText(once.text, options)).toEqual({ text: once.text, fixed: [], findings: once.findings });
    }
  });

  it("something is fixed exactly when something was fixable", () => {
    for (const { text, options } of all) {
      const fixable = checkAltText(text, options).some((finding) => finding.fixable);
      const { fixed, text: after } = fixAltText(text, options);
      expect(fixed.length > 0, JSON.stringify({ text, options })).toBe(fixable);
      if (!fixable) expect(after).toBe(text);
    }
  });

  it("no fix takes the last word", () => {
    for (const { text, options } of all) {
      if (/[\p{L}\p{N}]/u.test(text)) expect(fixAltText(text, options).text, JSON.stringify(text)).toMatch(/[\p{L}\p{N}]/u);
    }
  });

  it("findings lie within the text, and have the source and the severity of their rule and preset", () => {
    const known = new Map(rules.map((rule) => [rule.id, rule]));
    for (const { text, options } of all) {
      for (const { rule, start, end, severity, source, message } of checkAltText(text, options)) {
        if (start !== undefined || end !== undefined) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start ?? Infinity);
          expect(end, JSON.stringify({ rule, text })).toBeLessThanOrEqual(text.length);
        }
        const preset = presets[options.preset as PresetName];
        expect(severity).toBe(preset.rules[rule] ?? known.get(rule)?.severity);
        expect(source).toBe(known.get(rule)?.source);
        expect(message).toMatch(/[.!?]$/);
        expect(message.isWellFormed(), JSON.stringify({ rule, text })).toBe(true);
      }
    }
  });

  it("each rule is met", () => {
    const met = new Set<RuleId>(all.flatMap(({ text, options }) => checkAltText(text, options).map(({ rule }) => rule)));
    expect(rules.filter(({ id }) => !met.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe("random UTF-16", () => {
  it("never throws", () => {
    const random = seededRandom(7);
    for (let round = 0; round < 2000; round++) {
      const units = Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 0x10000));
      const text = String.fromCharCode(...units);
      const { text: fixed } = fixAltText(text);
      expect(fixAltText(fixed).text).toBe(fixed);
    }
  });
});
