import type { RuleDefinition } from "./rule.js";

/**
 * Controls other than white space, lone surrogates, soft hyphens, zero-width spaces, byte-order marks, bidirectional
 * embeddings and tags. Joiners and direction marks stay: Persian, Hindi and Hebrew need them.
 */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the rule looks for them
  /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060-\u2064\ufeff\u202a-\u202e\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]+/gu;
/** Flags of England, Scotland and Wales are spelled with tags. */
const taggedEmoji = /\p{Extended_Pictographic}$/u;

export const controlCharacter: RuleDefinition = {
  id: "control-character",
  severity: "error",
  finds: "invisible characters: controls, zero-width spaces, soft hyphens, lone surrogates, hidden tags",
  fixes: "removed; joiners and direction marks stay, because some scripts need them",
  source: "Unicode TR36; W3C Unicode in XML (unsuitable characters)",
  check({ text }) {
    const hits = [];
    for (const { index: start, 0: found } of text.matchAll(invisible)) {
      const end = start + found.length;
      if (/^[\u{e0020}-\u{e007f}]/u.test(found) && taggedEmoji.test(text.slice(Math.max(0, start - 2), start))) continue;
      hits.push({ message: "There is an invisible character here: remove it.", start, end, edit: { start, end, text: "" } });
    }
    return hits;
  },
};

/** The replacement character, and UTF-8 read as Latin-1 or Windows-1252 ("CafÃ©", "itâ€™s"). */
const lost = /\ufffd|[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u00bf™œ˜\u201c\u201d“”¦¢]?/gu;

export const lostCharacter: RuleDefinition = {
  id: "lost-character",
  severity: "error",
  finds: "characters that were lost in decoding: \ufffd, “CafÃ©”",
  source: "Legenda: text read in the wrong encoding",
  check({ text }) {
    return Array.from(text.matchAll(lost), ({ index: start, 0: found }) => ({
      message: "A character was lost when this text was decoded: read the text as UTF-8, or type the word again.",
      start,
      end: start + found.length,
    }));
  },
};
