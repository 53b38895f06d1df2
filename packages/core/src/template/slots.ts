import { TemplateError, type TemplatePlace } from "../errors/template-error.js";
import type { ImageDetail } from "../message.js";
import { nearest } from "../text/nearest.js";
import { cacheControl, details, writtenKinds } from "./kinds.js";
import type { ContentKind, Segment } from "./parsed-template.js";

/** A part of a slot, without the blanks around it. */
interface Piece {
  readonly text: string;
  readonly offset: number;
}

/** Throws an error with the position of a piece. */
type Fail = (at: Piece, message: string) => never;

const name = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Advice in case the brace was not meant as a slot. */
const literalBrace = ' For a literal brace write "{{".';

/** Reads the slot at `place`, `{name.path? : kind(option=value, …)}`; a length of 1 is a brace that is not closed. */
export function readSlot(place: TemplatePlace, allowThis: boolean): Segment {
  const fail: Fail = (at, message) => {
    throw new TemplateError(message, { place: { ...place, offset: at.offset, length: at.text.length } });
  };
  if (place.length === 1) fail({ text: "{", offset: place.offset }, `This slot is not closed on its line.${literalBrace}`);
  const inside = place.template.slice(place.offset + 1, place.offset + place.length - 1);
  const [head, tail, more] = split({ text: inside, offset: place.offset + 1 }, ":");
  if (more) fail(more, `A slot has only one colon.${literalBrace}`);
  const { kind, detail } = tail ? readKind(tail, fail) : { kind: "none" as const };
  if (kind === cacheControl) {
    if (head.text) fail(head, `A cache mark has no name: write {:${cacheControl}}.`);
    return { type: "cache" };
  }
  const optional = head.text.endsWith("?");
  const path = readPath(optional ? { ...head, text: head.text.slice(0, -1).trim() } : head, allowThis, fail);
  const [first = ""] = path;
  return { type: "slot", slot: { name: first, path, kind, optional, ...(detail && { detail }), place } };
}

function readPath(head: Piece, allowThis: boolean, fail: Fail): string[] {
  if (!head.text) fail(head, `This slot has no name.${literalBrace}`);
  const path = split(head, ".").map((piece, index) => {
    const { text } = piece;
    if (/^(__proto__|constructor|prototype)$/.test(text)) fail(piece, `"${text}" is not allowed in a path.`);
    if (name.test(text) || (index > 0 && /^\d+$/.test(text))) return text;
    return fail(
      piece,
      text.includes("?")
        ? 'The "?" belongs after the whole path: write {name.path?}.'
        : `"${text}" is not a name.${literalBrace}`,
    );
  });
  if (path[0] === "this") {
    if (!allowThis) fail(head, "{this.name} reads the instance of a decorated method. Here, pass the value as an argument.");
    if (path.length === 1) fail(head, "{this} is not a value: write {this.name}.");
  }
  return path;
}

function readKind(tail: Piece, fail: Fail): { kind: ContentKind | typeof cacheControl; detail?: ImageDetail | undefined } {
  const [word, options, more] = split(tail, "(");
  if (word.text.endsWith("?")) fail(word, 'The "?" belongs before the kind: write {name?:kind}.');
  // The written kinds are all kinds of content except "none", and the mark.
  const kind = oneOf(word, "kind", writtenKinds, fail, literalBrace) as ContentKind | typeof cacheControl;
  if (!options) return { kind };
  if (!/^images?$/.test(kind)) fail(options, `:${kind} has no options.`);
  if (more || !options.text.endsWith(")")) fail(options, 'Options end with ")", and nothing may follow it.');
  const list = { ...options, text: options.text.slice(0, -1) };
  let detail: ImageDetail | undefined;
  for (const option of list.text.trim() ? split(list, ",") : []) {
    const [key, value] = split(option, "=");
    oneOf(key, "option", ["detail"], fail);
    if (detail) fail(key, "detail is set twice.");
    detail = oneOf(value ?? key, "detail", details, fail);
  }
  return { kind, detail };
}

/** Returns the word if it is one of `words`; otherwise throws an error with a suggestion. */
function oneOf<Word extends string>(piece: Piece, what: string, words: readonly Word[], fail: Fail, advice = ""): Word {
  const match = words.find((word) => word === piece.text);
  if (match !== undefined) return match;
  const suggestion = nearest(piece.text, words);
  const correction = suggestion === undefined ? `Choose one of ${words.join(", ")}.` : `Did you mean "${suggestion}"?`;
  return fail(piece, `There is no ${what} "${piece.text}". ${correction}${advice}`);
}

/** The pieces between separators; at least one. */
function split({ text, offset }: Piece, separator: string): [Piece, ...Piece[]] {
  let next = offset;
  return text.split(separator).map((part) => {
    const piece = { text: part.trim(), offset: next + part.length - part.trimStart().length };
    next += part.length + 1;
    return piece;
  }) as [Piece, ...Piece[]];
}
