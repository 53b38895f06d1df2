import { normalize } from "../text/normalize.js";
import { fold, tokensOf } from "../text/tokens.js";
import type { RuleDefinition } from "./rule.js";
import type { Subject } from "./subject.js";

const imageExtension = /[\p{L}\p{N}_)\]-]\.(?:png|jpe?g|jfif|gif|svg|webp|avif|bmp|ico|tiff?|hei[cf]|psd|raw|cr2|nef|dng)$/iu;
const address = /^(?:https?:\/\/|www\.|data:image\/|file:|[a-z]:\\|\/)\S+$/iu;
/** What cameras, telephones and programs call their files: "DSC_0123", "IMG-20240501-WA0003", "Screenshot 2024-05-01". */
const cameraName =
  /^(?:dsc[nf]?|imgp?|pxl|pict?|sam|gopr|dji|mvimg|fb_img|cimg|hpim|sdc|kimg|vlcsnap|whatsapp image|screen ?shot|screenshot|scan|photo|image|untitled|p)[ _-]?\(?\d{3,}(?:[\d ().:_x-]|at|am|pm|wa|edited|copy|final|hdr|burst|scaled|cropped)*$/iu;
const hexHash = /^(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f-]{12,}$/iu;
const randomName = /^(?=\D*\d\D*\d)(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[A-Za-z0-9]{20,}$/u;
const snakeCase = /^[\p{L}\p{N}-]+(?:_[\p{L}\p{N}-]+)+$/u;
const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+){2,}$/u;

/** No file system allows a longer name. */
const maxLength = 1024;

export const filename: RuleDefinition = {
  id: "filename",
  severity: "error",
  finds: "a file name, an address, a hash or a bare number instead of a description",
  source: "WCAG 1.1.1 F30; ACT 9eb3f6; github filename-alt-text; double-great should-not-end-with",
  stage: "whole",
  check(subject) {
    const text = subject.text.trim();
    if (text.length > maxLength) return [];
    const what = kindOf(text.replace(/[.!?]$/u, ""), subject);
    if (!what) return [];
    const start = subject.text.length - subject.text.trimStart().length;
    const message = `This is ${what}, not a description: say what the image shows.`;
    return [{ message, start, end: start + text.length }];
  },
};

function kindOf(text: string, subject: Subject): string | undefined {
  const { filename = "" } = subject.options;
  if (address.test(text)) return "an address";
  if (imageExtension.test(text) && !mentionsFile(subject)) return "a file name";
  if (isNameOf(text, filename)) return "the image's file name";
  const { role } = subject.context;
  if (role === "text") return undefined;
  if (cameraName.test(text) || snakeCase.test(text) || (kebabCase.test(text) && /\d/.test(text))) return "a file name";
  if (hexHash.test(text) || randomName.test(text)) return "a hash";
  if (/^[\d\s.,_-]*\d[\d\s.,_-]*$/.test(text) && role !== "functional") return "only a number";
  return undefined;
}

/** "red-fox" of "red-fox.jpg". A single plain word may well be a description too ("wolf" of "wolf.jpg"). */
function isNameOf(text: string, filename: string): boolean {
  const name = fold(filename.split(/[/\\]/).at(-1) ?? "");
  if (name === "") return false;
  const stem = name.replace(/\.[a-z0-9]{2,5}$/, "");
  const folded = fold(text);
  return (folded === name && stem !== name) || (folded === stem && /[_\d-]/.test(stem) && !/\s/.test(stem));
}

/** Whether the name is part of what the image shows: "Text editor with the file notes.png". */
function mentionsFile({ text, words, tokens }: Subject): boolean {
  const nearEnd = tokens.slice(-4);
  const announced = nearEnd.some(({ word }, at) => (at > 0 || tokens.length < 4 ? words.fileMentions?.includes(word) : false));
  return announced && tokensOf(normalize(text)).length > 2;
}
