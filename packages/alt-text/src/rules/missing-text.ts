import type { RuleDefinition } from "./rule.js";

/** Next to text that says the same, an image of text or an image in a link may have an empty text. */
const silentRoles = ["functional", "text"];

export const missing: RuleDefinition = {
  id: "missing",
  severity: "error",
  finds: "no text, or only white space, for an image that is not decorative",
  source: "WCAG 1.1.1 F65; ACT 23a2a8; axe image-alt, alt-space-value",
  stage: "blank",
  check({ text, blank, context: { role, nearbyText = "" } }) {
    if (!blank) return [];
    if (text === "" && (role === undefined || (silentRoles.includes(role) && nearbyText.trim() !== ""))) return [];
    const message =
      role === "functional"
        ? "This link or button has no text: write where it leads or what it does."
        : 'This image has no text: describe it, or use alt="" and the role "decorative" if it adds nothing.';
    return [{ message }];
  },
};

export const emptyUnexplained: RuleDefinition = {
  id: "empty-unexplained",
  severity: "warning",
  finds: "an empty text without a role that says that the image is decorative",
  source: "WCAG 1.1.1 F38; W3C alt decision tree",
  stage: "blank",
  check({ text, context }) {
    if (text !== "" || context.role !== undefined) return [];
    return [
      {
        message:
          'An empty text hides the image from screen readers: set the role "decorative" if that is intended, or describe the image.',
      },
    ];
  },
};

export const decorativeText: RuleDefinition = {
  id: "decorative-text",
  severity: "error",
  finds: "text for an image whose role is decorative",
  fixes:
    "white space alone becomes the empty text; words stay, because only a person can tell whether they or the role are wrong",
  source: "WCAG 1.1.1 F39; W3C alt decision tree",
  roles: ["decorative"],
  stage: "blank",
  check({ text, blank }) {
    if (text === "") return [];
    const span = { start: 0, end: text.length };
    if (blank)
      return [
        { message: "White space is not an empty text: leave nothing between the quotes.", ...span, edit: { ...span, text: "" } },
      ];
    return [
      {
        message: 'A decorative image has an empty text: use alt="", or change the role if the text is worth hearing.',
        ...span,
      },
    ];
  },
};
