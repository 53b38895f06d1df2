import type { RuleDefinition } from "./rule.js";

/** Beside text that says it already, an image of text or inside a link may be silent. */
const silentRoles = ["functional", "text"];

export const missing: RuleDefinition = {
  id: "missing",
  severity: "error",
  finds: "nothing to read although the image has a meaning, or nothing but white space",
  source: "WCAG 1.1.1 F65; ACT 23a2a8; axe image-alt, alt-space-value",
  stage: "blank",
  check({ text, blank, context: { role, nearbyText = "" } }) {
    if (!blank) return [];
    if (text === "" && (role === undefined || (silentRoles.includes(role) && nearbyText.trim() !== ""))) return [];
    const message =
      role === "functional"
        ? "There is no text for this link or button: write where it leads or what it does."
        : 'There is no text for this image: describe it, or use alt="" and the role "decorative" if it means nothing.';
    return [{ message }];
  },
};

export const emptyUnexplained: RuleDefinition = {
  id: "empty-unexplained",
  severity: "warning",
  finds: "an empty text where nothing says that the image is decorative",
  source: "WCAG 1.1.1 F38; W3C alt decision tree",
  stage: "blank",
  check({ text, context }) {
    if (text !== "" || context.role !== undefined) return [];
    return [
      {
        message: 'An empty text hides the image from screen readers: say role "decorative" if it may be hidden, or describe it.',
      },
    ];
  },
};

export const decorativeText: RuleDefinition = {
  id: "decorative-text",
  severity: "error",
  finds: "text for an image that is said to be decorative",
  fixes:
    "white space alone becomes the empty text; words stay, for either they or the role are wrong, and only a person knows which",
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
        message: 'A decorative image has an empty text: use alt="", or give the image another role if this is worth hearing.',
        ...span,
      },
    ];
  },
};
