import { ownWordsRoles } from "./own-words-roles.js";
import type { RuleDefinition } from "./rule.js";

/** After "Ã" it is half of an "é" that was decoded wrongly. */
const copyrightSign = /(?<![ÃÂ])©|\(c\)(?= ?\d{4})/iu;

export const credit: RuleDefinition = {
  id: "credit",
  severity: "warning",
  finds: "who made or owns the image, which belongs in a caption for everyone",
  source: "double-great contains-unhelpful-word (photo:, photographer:)",
  roles: ownWordsRoles,
  check(subject) {
    const { text, words } = subject;
    const sign = copyrightSign.exec(text);
    const signs = sign ? [{ start: sign.index, end: sign.index + sign[0].length }] : [];
    const labels = subject.find(words.creditLabels).filter(({ end }) => /^ ?[:：]/u.test(text.slice(end, end + 2)));
    return [...signs, ...labels, ...subject.find(words.credits)].map(({ start, end }) => {
      return { message: "A credit is for everyone: put it in the caption.", start, end };
    });
  },
};
