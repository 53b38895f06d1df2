import { columnText } from "./column-text.js";
import { defineFlags } from "./define-flags.js";
import { decimalNumber, dollars, prices, wholeNumber } from "./readers/numbers.js";
import { assignments, choice, many, text, webAddress } from "./readers/texts.js";

/**
 * The file of keys. It is not `--env-file`: Node interprets that flag wherever it is, reads the file into the process before
 * this program runs, and fails with its own error if there is none. That flag is accepted as well, since it does no harm.
 */
const dotenv = {
  dotenv: {
    value: "<file>",
    read: text,
    help: "read keys from this file",
    otherwise: "the .env of this folder or its project",
  },
  envFile: { value: "<file>", read: text, help: "read keys from this file", hidden: true },
} as const;

/** The file of keys, for commands without other model flags. */
export const dotenvFlags = defineFlags("", dotenv);

/** Which model to ask, and how. Keys are not flags: they would stay in the shell's history and show in the list of processes. */
export const modelFlags = defineFlags("Model:", {
  model: {
    short: "-m",
    value: "<name>",
    read: text,
    help: "name the model, such as openai:gpt-5.4-nano, anthropic:claude-haiku-5-5, ollama:llava, local, http://localhost:8000/v1#llava, or @scope/package:model for the provider of a package; legenda models lists them",
    otherwise: "LEGENDA_MODEL, else the first provider whose key is set",
  },
  fallback: { value: "<name>", collect: many(text), help: "ask this model if the first fails; may be repeated" },
  baseUrl: {
    value: "<url>",
    read: webAddress,
    help: "send requests to this server: with a plain model name any OpenAI-compatible server, with openai:… or anthropic:… a gateway to it",
    affectsAnswers: true,
  },
  temperature: {
    value: "<number>",
    read: decimalNumber({ from: 0, to: 2 }),
    help: "set the sampling temperature, 0 for the most consistent answers; some models do not accept one",
    affectsAnswers: true,
  },
  maxTokens: {
    value: "<number>",
    read: wholeNumber({ from: 1, unit: "tokens" }),
    help: "limit each answer to this many tokens",
    affectsAnswers: true,
  },
  ...dotenv,
});

/** What a run may cost. */
export const moneyFlags = defineFlags("Money:", {
  estimate: { help: "estimate images, tokens and dollars without sending anything" },
  budget: { value: "<dollars>", read: dollars, help: "stop before the run costs more than this: 5.00" },
  price: {
    value: "<input,output>",
    read: prices,
    help: "set the price in US dollars per million tokens, if it is unknown or yours differs: 0.15,0.60",
  },
  sample: {
    value: "<number>",
    read: wholeNumber({ from: 1, unit: "images" }),
    help: "caption only this many images, spread over all of them: try 20 first",
  },
  yes: { short: "-y", help: "do not ask for confirmation" },
});

/** How images are made smaller before they are sent. */
export const imageFlags = defineFlags("Images as they are sent (your files are not changed):", {
  maxEdge: {
    value: "<pixels>",
    read: wholeNumber({ from: 16, to: 65_535, unit: "pixels" }),
    help: "resize so that the longer edge is at most this many pixels (256 is cheap; 1024 keeps small text legible)",
    otherwise: "the largest that the model sees",
    affectsAnswers: true,
  },
  quality: {
    value: "<1-100>",
    read: wholeNumber({ from: 1, to: 100 }),
    help: "set the JPEG quality",
    otherwise: "85",
    affectsAnswers: true,
  },
  format: {
    value: "<format>",
    read: choice(["auto", "jpeg", "png", "webp"]),
    help: "convert images: auto, jpeg, png or webp",
    otherwise: "auto",
    affectsAnswers: true,
  },
});

/** How fast requests are sent. */
export const pacingFlags = defineFlags("Rate limits (learned from the provider by default):", {
  rpm: { value: "<number>", read: wholeNumber({ from: 1, unit: "requests" }), help: "send at most this many requests a minute" },
  tpm: { value: "<number>", read: wholeNumber({ from: 1, unit: "tokens" }), help: "use at most this many tokens a minute" },
  concurrency: {
    value: "<number>",
    read: wholeNumber({ from: 1, to: 1000, unit: "requests" }),
    help: "send at most this many requests at once",
    otherwise: "8, or 2 for a model inside this program",
  },
  // A long run meets more trouble than one call: six attempts wait about a minute in all.
  retries: {
    value: "<number>",
    read: wholeNumber({ from: 0, to: 100 }),
    default: 5,
    help: "send a failed request again up to this many times",
  },
  timeout: {
    value: "<seconds>",
    read: wholeNumber({ from: 1, to: 3600, unit: "seconds" }),
    default: 120,
    help: "give up on a request after this many seconds",
  },
});

/** Values for the slots of a template: of the user's own function, or of `--prompt`. */
export const slotFlags = defineFlags("Template slots:", {
  set: {
    value: "<slot=value>",
    collect: assignments("tone=dry", columnText),
    help: 'set a slot for all images: --set tone=dry --set "product.name={Brand} {Title}"; may be repeated',
    affectsAnswers: true,
  },
  map: {
    value: "<slot=column>",
    collect: assignments("title=Name", (column) => column),
    help: 'fill a slot from a column: --map "title=SEO Title"; may be repeated. A column with the slot\'s own name is used without a flag',
    affectsAnswers: true,
  },
});

/** The slot of `legenda run` that takes each image. */
export const imageSlotFlags = defineFlags("Template slots:", {
  imageSlot: {
    value: "<name>",
    read: text,
    help: "name the slot that takes each image, if the template has several",
    affectsAnswers: true,
  },
});
