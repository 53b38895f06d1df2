import { CaptionsFileError } from "./captions-file-error.js";

/** An item of a JSON array or a member of a JSON object, or what stands between two of them. */
export interface JsonItem {
  readonly raw: string;
  /** On which it begins. */
  readonly line: number;
  readonly kind: "item" | "member" | "between";
}

/** In UTF-16 units. */
const LONGEST_ITEM = 8_000_000;
const STRUCTURE = /["[\]{},]/g;
const IN_TEXT = /["\\]/g;

/**
 * Cuts JSON at the commas of its outermost array or object, so that a long list is read item by item. Each item is left
 * to be parsed; all pieces, one after the other, are the whole text.
 */
export class JsonCutter {
  readonly #name: string;
  /** What is not cut yet, and how far it was looked at. */
  #text = "";
  #at = 0;
  #line = 1;
  #depth = 0;
  #inText = false;
  #kind: "item" | "member" | undefined;
  #count = 0;
  #closed = false;

  constructor(name: string) {
    this.#name = name;
  }

  *push(chunk: string): Generator<JsonItem, void, undefined> {
    this.#text += chunk;
    for (let sign = this.#next(); sign !== undefined; sign = this.#next()) {
      if (this.#closed) throw this.#more();
      if (this.#inText || sign === '"') this.#passText(sign);
      else if (this.#depth === 0) yield this.#open(sign);
      else if (this.#depth > 1 || sign === "[" || sign === "{") this.#passNested(sign);
      else yield* this.#cut(sign);
    }
    if (this.#text.length > LONGEST_ITEM) throw this.#fault("an item is too long", "too-large");
  }

  *end(): Generator<JsonItem, void, undefined> {
    if (this.#kind === undefined) throw this.#notCaptions();
    if (!this.#closed) throw this.#fault("the JSON ends in the middle");
    if (this.#text.trim() !== "") throw this.#more();
    if (this.#text !== "") yield this.#take(this.#text.length, "between");
  }

  /** Moves to the next sign that matters, or to the end. */
  #next(): string | undefined {
    const pattern = this.#inText ? IN_TEXT : STRUCTURE;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    this.#at = found?.index ?? this.#text.length;
    // What is escaped may come with the next chunk.
    return found?.[0] === "\\" && this.#at + 1 >= this.#text.length ? undefined : found?.[0];
  }

  #passText(sign: string): void {
    if (sign === '"') this.#inText = !this.#inText;
    this.#at += sign === '"' ? 1 : 2;
  }

  #passNested(sign: string): void {
    if (sign === "[" || sign === "{") this.#depth++;
    else if (sign !== ",") this.#depth--;
    this.#at++;
  }

  #open(sign: string): JsonItem {
    if ((sign !== "[" && sign !== "{") || this.#text.slice(0, this.#at).trim() !== "") throw this.#notCaptions();
    this.#kind = sign === "[" ? "item" : "member";
    this.#depth = 1;
    return this.#take(this.#at + 1, "between");
  }

  /** At a comma or the end of the outermost array or object. */
  *#cut(sign: string): Generator<JsonItem, void, undefined> {
    const close = this.#kind === "item" ? "]" : "}";
    if (sign !== "," && sign !== close) throw this.#fault("a bracket closes what it did not open");
    const raw = this.#text.slice(0, this.#at);
    const length = raw.trim().length;
    if (length === 0 && (sign === "," || this.#count > 0)) throw this.#fault("an item is missing beside a comma");
    if (length > 0) {
      const before = raw.length - raw.trimStart().length;
      if (before > 0) yield this.#take(before, "between");
      yield this.#take(length, this.#kind ?? "item");
      this.#count++;
    }
    this.#closed = sign === close;
    yield this.#take(this.#at + 1, "between");
  }

  #take(length: number, kind: JsonItem["kind"]): JsonItem {
    const item = { raw: this.#text.slice(0, length), line: this.#line, kind };
    this.#line += breaksIn(item.raw);
    this.#text = this.#text.slice(length);
    this.#at = Math.max(0, this.#at - length);
    return item;
  }

  #more(): CaptionsFileError {
    return this.#fault("there is more after the end of the JSON; for an object a line, use the format jsonl");
  }

  #notCaptions(): CaptionsFileError {
    return this.#fault("an array of objects is expected, or an object of captions by their images' names");
  }

  #fault(why: string, reason: "malformed" | "too-large" = "malformed"): CaptionsFileError {
    const line = this.#line + breaksIn(this.#text.slice(0, this.#at));
    return new CaptionsFileError(`${this.#name}, line ${line}: ${why}.`, { reason, line });
  }
}

function breaksIn(text: string): number {
  return text.split("\n").length - 1;
}
