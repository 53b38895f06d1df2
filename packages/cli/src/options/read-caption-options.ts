import { UsageError } from "../usage-error.js";
import type { CaptionKind, CaptionOptions, CaptionWishes } from "./caption-options.js";
import type { RawCaption } from "./raw-options.js";
import { readRunOptions } from "./read-run-options.js";

const texts: readonly CaptionKind[] = ["caption", "caption-and-tags", "dataset-caption"];
const tags: readonly CaptionKind[] = ["tags", "caption-and-tags"];
const checked: readonly CaptionKind[] = ["caption", "alt-text", "caption-and-tags", "social-preview"];

/** The flags that not every kind has a use for: one that would have none is an error, never dropped. */
const kindsOf: Readonly<Partial<Record<keyof RawCaption, { readonly flag: string; readonly kinds: readonly CaptionKind[] }>>> = {
  length: { flag: "--length", kinds: texts },
  maxLength: { flag: "--max-length", kinds: ["alt-text", "social-preview"] },
  vocabulary: { flag: "--vocabulary", kinds: tags },
  count: { flag: "--count", kinds: tags },
  categories: { flag: "--categories", kinds: ["product-copy"] },
  attributes: { flag: "--attributes", kinds: ["product-copy"] },
  trigger: { flag: "--trigger", kinds: ["dataset-caption"] },
  prefix: { flag: "--prefix", kinds: ["dataset-caption"] },
  require: { flag: "--require", kinds: ["dataset-caption"] },
  forbid: { flag: "--forbid", kinds: ["dataset-caption"] },
  check: { flag: "--check", kinds: checked },
};

/**
 * What the flags of `legenda caption` come to.
 *
 * @throws {UsageError} for a flag that the kind has no use for, or flags that contradict each other
 */
export function readCaptionOptions(raw: RawCaption): CaptionOptions {
  const { kind = "caption" } = raw;
  for (const [name, rule] of Object.entries(kindsOf)) {
    if (raw[name as keyof RawCaption] === undefined || rule.kinds.includes(kind)) continue;
    const hint = name === "maxLength" ? " The length of a caption is set by --length or --words." : "";
    throw new UsageError(`${rule.flag} has no use for --kind ${kind}. It goes with --kind ${rule.kinds.join(", ")}.${hint}`);
  }
  if (raw.onError !== undefined && raw.check === undefined)
    throw new UsageError("--on-error goes with --check: --check legenda.");
  const ownPrompt = raw.prompt !== undefined || raw.promptFile !== undefined;
  if ((raw.set || raw.map) && !ownPrompt) {
    throw new UsageError(
      "--set and --map fill the slots of a prompt of your own: give --prompt or --prompt-file too. What you know of the images goes into --product-name, --page-title and their like.",
    );
  }
  if (ownPrompt) refuseWishes(raw);
  return { ...readRunOptions(raw), wishes: wishesOf(raw, kind) };
}

/** What the ready prompts are told; a prompt of one's own says it itself. */
const wishFlags: Readonly<Partial<Record<keyof RawCaption, string>>> = {
  kind: "--kind",
  length: "--length",
  words: "--words",
  tone: "--tone",
  language: "--language",
  role: "--role",
  productName: "--product-name",
  pageTitle: "--page-title",
  nearbyText: "--nearby-text",
  shownCaption: "--shown-caption",
  linkTarget: "--link-target",
  people: "--people",
};

function refuseWishes(raw: RawCaption): void {
  const [given] = Object.entries(wishFlags).filter(([name]) => raw[name as keyof RawCaption] !== undefined);
  if (!given) return;
  const [, flag] = given;
  throw new UsageError(
    `${flag} goes into the ready prompts, and --prompt takes their place: say it in your prompt, where {Title} stands for a column and {slot} for what --set gives. It is answered with a text.`,
  );
}

function wishesOf(raw: RawCaption, kind: CaptionKind): CaptionWishes {
  const { productName, pageTitle, nearbyText, linkTarget, shownCaption: caption, people } = raw;
  return {
    kind,
    length: raw.length,
    language: raw.language,
    tone: raw.tone,
    words: raw.words,
    maxLength: raw.maxLength,
    context: {
      ...(productName && { productName }),
      ...(pageTitle && { pageTitle }),
      ...(nearbyText && { nearbyText }),
      ...(linkTarget && { linkTarget }),
      ...(caption && { caption }),
      ...(people && { people }),
    },
    role: raw.role,
    prompt: raw.prompt !== undefined ? { text: raw.prompt } : raw.promptFile !== undefined ? { file: raw.promptFile } : undefined,
    vocabulary: raw.vocabulary,
    count: raw.count,
    categories: raw.categories,
    attributes: raw.attributes,
    trigger: raw.trigger,
    prefix: raw.prefix,
    require: raw.require ?? [],
    forbid: raw.forbid ?? [],
    check: raw.check && { preset: raw.check, onError: raw.onError ?? "retry" },
  };
}
