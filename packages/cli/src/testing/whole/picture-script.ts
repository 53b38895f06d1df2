import { createHash } from "node:crypto";
import { type Said, say, type VendorServer } from "@legenda/conformance/server";
import type { Fault } from "./fault.js";

/** What a server was asked for. */
export interface PictureRecord {
  /** How often each picture's own caption was sent. */
  readonly answers: ReadonlyMap<number, number>;
  /** How often each fault was met, by its name. */
  readonly faults: ReadonlyMap<string, number>;
}

export interface PictureAnswers {
  /** What a model answers with where it is to be more than a text. */
  readonly textFor?: ((caption: string) => string) | undefined;
  /** How long an answer takes, and its tokens. */
  readonly said?: Omit<Said, "kind" | "text">;
}

/** A caption that belongs to one picture and to no other. */
export const captionOf = (number: number): string => `Picture ${number}.`;

/** Makes a server of any vendor caption PNG pictures by their bytes, with the faults that are planned for each. */
export function scriptPictures(
  server: VendorServer,
  pictures: readonly Uint8Array[],
  plan: ReadonlyMap<number, readonly Fault[]>,
  { textFor = (caption) => caption, said = {} }: PictureAnswers = {},
): PictureRecord {
  const numbers = new Map(pictures.map((bytes, number) => [digest(Buffer.from(bytes)), number]));
  const answers = new Map<number, number>();
  const faults = new Map<string, number>();
  const met = new Map<number, number>();
  server.script(({ text }) => {
    const number = numbers.get(digest(pngIn(text)));
    if (number === undefined) throw new TypeError("The request holds none of the pictures.");
    const count = met.get(number) ?? 0;
    met.set(number, count + 1);
    const fault = plan.get(number)?.[count];
    if (fault) faults.set(fault.name, (faults.get(fault.name) ?? 0) + 1);
    if (fault && fault.leads !== "cut") return typeof fault.scenario === "function" ? fault.scenario() : fault.scenario;
    answers.set(number, (answers.get(number) ?? 0) + 1);
    return say(textFor(captionOf(number)), fault ? { ...said, finish: "length" } : said);
  });
  return { answers, faults };
}

/** The first PNG of a request, whatever the vendor's field for it: its base64 always begins alike. */
function pngIn(text: string): Buffer {
  const [base64 = ""] = /iVBORw0KGgo[A-Za-z0-9+/]*={0,2}/.exec(text) ?? [];
  return Buffer.from(base64, "base64");
}

const digest = (bytes: Buffer): string => createHash("sha1").update(bytes).digest("hex");
