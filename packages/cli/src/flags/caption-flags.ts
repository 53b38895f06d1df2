import { type ColumnText, columnText } from "./column-text.js";
import { defineFlags } from "./define-flags.js";
import { wholeNumber } from "./readers/numbers.js";
import { choice, language, names, text } from "./readers/texts.js";

/** The ready caption functions, by their names on the command line. */
export const captionKinds = [
  "caption",
  "alt-text",
  "tags",
  "caption-and-tags",
  "product-copy",
  "social-preview",
  "dataset-caption",
  "moderate",
] as const;

export type CaptionKind = (typeof captionKinds)[number];

/** What to write. */
export const styleFlags = defineFlags("What to write:", {
  kind: {
    short: "-k",
    value: "<kind>",
    read: choice(captionKinds),
    default: "caption",
    help: `choose what to write: ${captionKinds.join(", ")}`,
    affectsAnswers: true,
  },
  length: {
    value: "<length>",
    read: choice(["short", "normal", "long"]),
    help: "set the length of a caption: short, normal or long",
    otherwise: "normal",
    affectsAnswers: true,
  },
  words: {
    value: "<number>",
    read: wholeNumber({ from: 1, to: 2000, unit: "words" }),
    help: "aim at this many words",
    affectsAnswers: true,
  },
  maxLength: {
    value: "<number>",
    read: wholeNumber({ from: 10, to: 2000, unit: "characters" }),
    help: "limit alt text to this many characters",
    otherwise: "120",
    affectsAnswers: true,
  },
  language: {
    value: "<tag>",
    read: language,
    help: "write in this language: de, en-GB, pt-BR",
    otherwise: "English",
    affectsAnswers: true,
  },
  tone: { value: "<words>", read: text, help: 'set the tone, such as dry, friendly or "for children"', affectsAnswers: true },
  prompt: {
    value: "<text>",
    read: text,
    help: "use your own prompt; {Title} inserts a table column, {photo:image} the image",
  },
  promptFile: { value: "<file>", read: text, help: "read your own prompt from a file" },
  vocabulary: {
    value: "<file>",
    read: text,
    help: "allow only the tags in this file, one on each line",
    affectsAnswers: true,
  },
  count: {
    value: "<number>",
    read: wholeNumber({ from: 1, to: 200, unit: "tags" }),
    help: "write at most this many tags",
    affectsAnswers: true,
  },
  categories: {
    value: "<file>",
    read: text,
    help: "choose the category of product-copy from this file: one on each line, or a JSON tree",
    affectsAnswers: true,
  },
  attributes: {
    value: "<names>",
    read: names,
    help: "fill in these attributes for product-copy: colour,material",
    affectsAnswers: true,
  },
  trigger: {
    value: "<word>",
    read: text,
    help: "put the trigger word of the trained model first (dataset-caption)",
    affectsAnswers: true,
  },
  prefix: {
    value: "<text>",
    read: text,
    help: "put this text before the model's own words (dataset-caption)",
    affectsAnswers: true,
  },
  require: { value: "<words>", read: names, help: "require these words: bag,leather (dataset-caption)", affectsAnswers: true },
  forbid: { value: "<words>", read: names, help: "forbid these words (dataset-caption)", affectsAnswers: true },
});

export const imageRoles = ["informative", "functional", "decorative", "complex", "text"] as const;

const withColumns = (value: string): ColumnText => columnText(text(value));

/** What is known of an image besides its pixels. */
export const contextFlags = defineFlags("What you know about the images. Write {Title} to insert a table column:", {
  productName: {
    value: "<text>",
    read: withColumns,
    help: 'name the product: "Weekender", or "{Title}" for the column Title',
    affectsAnswers: true,
  },
  pageTitle: {
    value: "<text>",
    read: withColumns,
    help: "set the title of the page that shows the image",
    affectsAnswers: true,
  },
  nearbyText: { value: "<text>", read: withColumns, help: "set the text around the image", affectsAnswers: true },
  shownCaption: { value: "<text>", read: withColumns, help: "set the caption shown with the image", affectsAnswers: true },
  linkTarget: { value: "<text>", read: withColumns, help: "say where the image's link leads", affectsAnswers: true },
  people: {
    value: "<names>",
    read: withColumns,
    help: "name the people in the image, separated by commas; nobody is named otherwise",
    affectsAnswers: true,
  },
  role: {
    value: "<role>",
    read: choice(imageRoles),
    help: "say what the image is for: informative, functional, decorative, complex (a chart) or text",
    affectsAnswers: true,
  },
});

/** The presets of the alt-text rules. Their own table is loaded only with them; a test holds the two together. */
export const presetNames = [
  "legenda",
  "wcag",
  "axe",
  "github",
  "double-great",
  "jsx-a11y",
  "wordpress",
  "harvard",
  "iowa",
  "minnesota",
  "cerritos",
  "inference.net",
  "alt-text-llm",
] as const;

/** The alt-text rules, checked against what is written. */
export const ruleFlags = defineFlags("Rules:", {
  check: {
    value: "<preset>",
    read: choice(presetNames),
    help: `check the answers against the alt-text rules: ${presetNames.join(", ")}; "legenda" is our own selection`,
    affectsAnswers: true,
  },
  onError: {
    value: "<action>",
    read: choice(["retry", "fix", "report"]),
    default: "retry",
    help: "handle an answer that breaks a rule: ask the model again (retry), repair it (fix) or only report it (report)",
    affectsAnswers: true,
  },
});
