import { JsonReader, maxDepth } from "./json-reader.js";

export type Extracted = { readonly found: true; readonly value: unknown } | { readonly found: false; readonly message: string };

/**
 * Finds the JSON value in a model's text, in this order: the whole text, the content of a code fence around it (closed
 * or not), the first array or object in the prose. Among the latter, one that `fits` precedes one that does not, and one
 * in a code fence precedes others.
 *
 * Two unambiguous mistakes are accepted (see `JsonReader`). A truncated answer is never completed, and a part of a
 * broken one is never taken for the whole.
 *
 * Each character is read a bounded number of times, whatever the text contains.
 *
 * @example
 * extractJson('Sure! {"alt": "A wolf",}', isRecord); // { found: true, value: { alt: "A wolf" } }
 */
export function extractJson(text: string, fits: (value: unknown) => boolean): Extracted {
  const whole = parseWhole(text);
  if (!whole) return search(text.slice(text.lastIndexOf("</think>") + 1), fits);
  // JSON in a JSON string: some servers encode the arguments of a tool twice.
  if (typeof whole.value === "string" && !fits(whole.value)) {
    const inner = extractJson(whole.value, fits);
    if (inner.found) return inner;
  }
  return { found: true, value: whole.value };
}

function parseWhole(text: string): { readonly value: unknown } | undefined {
  let body = text.trim();
  if (body.startsWith("```")) {
    body = body.replace(/^```[\w-]*/, "");
    if (body.endsWith("```")) body = body.slice(0, -3);
  }
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

function search(text: string, fits: (value: unknown) => boolean): Extracted {
  let best: { readonly value: unknown; readonly rank: number } | undefined;
  let problem = "contains no JSON";
  let at = nextOpening(text, 0);
  while (at !== -1 && best?.rank !== 3) {
    const start = at;
    const reader = new JsonReader();
    at = reader.read(text, start);
    if (reader.done) {
      const rank = (fits(reader.value) ? 2 : 0) + (isFenced(text, start) ? 1 : 0);
      if (!best || rank > best.rank) best = { value: reader.value, rank };
    } else if (!reader.failed || reader.depth === maxDepth) {
      // A value inside it may be complete, but it is not the answer.
      problem = reader.failed ? "is nested too deeply" : "contains JSON that is cut off";
      at = text.length;
    } else if (reader.hasBegun) {
      problem = `contains JSON with a mistake near ${JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))}`;
      at = skipOpen(text, at, reader);
    } else if (reader.stringStart > start) {
      // It was not JSON, so its quotes were prose, and what seemed to be a string may contain the start.
      at = reader.stringStart + 1;
    }
    at = nextOpening(text, at);
  }
  return best ? { found: true, value: best.value } : notFound(problem);
}

function nextOpening(text: string, start: number): number {
  for (let at = start; at < text.length; at++) if (text.charAt(at) === "{" || text.charAt(at) === "[") return at;
  return -1;
}

/** The index after a broken value, where its open brackets are closed. */
function skipOpen(text: string, start: number, broken: JsonReader): number {
  let { depth, inString: quoted } = broken;
  let at = start;
  for (; at < text.length && depth > 0; at++) {
    const char = text.charAt(at);
    if (char === '"') quoted = !quoted;
    else if (quoted && char === "\\") at++;
    else if (!quoted && (char === "{" || char === "[")) depth++;
    else if (!quoted && (char === "}" || char === "]")) depth--;
  }
  return at;
}

const isFenced = (text: string, at: number): boolean => /```[\w-]*\s*$/.test(text.slice(Math.max(0, at - 24), at));

const notFound = (problem: string): Extracted => ({ found: false, message: unreadable(problem) });

/** The issue of an answer without a readable value, as it is sent to the model. */
export const unreadable = (problem: string): string => `The answer ${problem}; it must be one JSON value and nothing else.`;
