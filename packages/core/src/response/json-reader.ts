import type { Shape } from "./shape.js";

type State = "value" | "key" | "colon" | "comma" | "string" | "token";

/** An array or object that is still open. It holds closed children only, so that a closed one never changes again. */
interface Frame {
  readonly container: unknown[] | Record<string, unknown>;
  readonly shape: Shape | undefined;
  /** The key that waits for its value, or whose value is still open. */
  key: string | undefined;
  size: number;
}

/** Engines copy a wide object that much slower than an array. */
const propertyCost = 8;

/** Deeper than any answer; it keeps recursive schemas from overflowing the stack on a hostile one. */
export const maxDepth = 256;

const literals = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads one JSON value from text that comes in pieces, each character once, and knows at any time
 * what is there so far.
 *
 * JSON, and two faults that models make and that can mean nothing else: a comma before a closing
 * bracket, and a raw line break or other control character in a string.
 */
export class JsonReader {
  /** The value is whole, and in `value`. */
  done = false;
  /** The text is not JSON. */
  failed = false;
  value: unknown;
  /** Where in the text of the last `read` the newest string began; -1 if none did. */
  stringStart = -1;
  /** What a copy of the open arrays and objects costs: 1 for an element, `propertyCost` for a property. */
  width = 0;

  readonly #frames: Frame[] = [];
  readonly #shape: Shape | undefined;
  #state: State = "value";
  /** The open string or token. */
  #text = "";
  /** The first half of a surrogate pair, kept back until the second comes. */
  #half = "";
  #escape = "";
  #settled = 0;

  /** Nulls that by the shape only fill the place of an optional property are left out. */
  constructor(shape?: Shape) {
    this.#shape = shape;
  }

  /** Grows with each thing that becomes visible in `snapshot`. */
  get progress(): number {
    return this.#settled + (this.#inVisibleString() ? 1 + this.#text.length : 0);
  }

  /** What a snapshot costs, in copied elements. */
  get snapshotCost(): number {
    return this.done ? 0 : this.width + this.#frames.length;
  }

  /** How many brackets are open. */
  get depth(): number {
    return this.#frames.length;
  }

  /** The key at the root whose value is open. */
  get rootKey(): string | undefined {
    return this.#frames[0]?.key;
  }

  /** Whether what came was JSON and not a bracket in prose: a member is there, or a key with its colon. */
  get hasBegun(): boolean {
    const top = this.#state === "colon" ? this.#frames.at(-1) : undefined;
    return this.width > 0 || this.#frames.some((frame) => frame.key !== undefined && frame !== top);
  }

  get inString(): boolean {
    return this.#state === "string";
  }

  /** Reads on from `text[start]`; gives the place after the value, of the fault, or the text's length. */
  read(text: string, start: number): number {
    this.stringStart = -1;
    let at = start;
    while (at < text.length && !this.done && !this.failed) {
      if (this.#state === "string") at = this.#readString(text, at);
      else if (this.#state === "token") at = this.#readToken(text, at);
      else at = this.#readMark(text, at);
    }
    return at;
  }

  /** All that is known: copies along the open path, which later reading leaves alone, and closed parts shared. */
  snapshot(): unknown {
    if (this.done) return this.value;
    let inner: unknown = this.#inVisibleString() ? this.#text : undefined;
    for (const { container, key = "" } of this.#frames.toReversed()) {
      const copy = Array.isArray(container) ? container.slice() : { ...container };
      if (inner !== undefined) put(copy, key, inner);
      inner = copy;
    }
    return inner;
  }

  #readMark(text: string, at: number): number {
    const char = text.charAt(at);
    if (" \n\r\t".includes(char)) return at + 1;
    const open = this.#frames.at(-1);
    const closing = !open ? "" : Array.isArray(open.container) ? "]" : "}";
    if (char === closing && (this.#state === "comma" || this.#state === (closing === "]" ? "value" : "key"))) {
      this.#close();
      return at + 1;
    }
    if (this.#state === "value" && (char === "{" || char === "[")) return this.#open(char, at);
    if (char === '"' && (this.#state === "value" || this.#state === "key")) {
      this.stringStart = at;
      this.#state = "string";
      return at + 1;
    }
    if (this.#state === "value" && /[-\w]/.test(char)) {
      this.#state = "token";
      return at;
    }
    if (char === ":" && this.#state === "colon") this.#state = "value";
    else if (char === "," && this.#state === "comma") this.#state = closing === "]" ? "value" : "key";
    else this.failed = true;
    return this.failed ? at : at + 1;
  }

  #readString(text: string, start: number): number {
    if (this.#escape) return this.#readEscape(text, start);
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== 34 && code !== 92) continue;
      this.#append(text.slice(start, at));
      if (code === 92) this.#escape = "\\";
      else this.#endString();
      return at + 1;
    }
    this.#append(text.slice(start, at));
    return at;
  }

  #readEscape(text: string, at: number): number {
    const char = text.charAt(at);
    const sequence = this.#escape + char;
    const simple = '"\\/bfnrt'.indexOf(char);
    this.failed = sequence.length > 2 ? !/[\da-fA-F]/.test(char) : char !== "u" && simple < 0;
    if (this.failed) return at;
    this.#escape = sequence;
    if (sequence.length === 2 && char !== "u") this.#endEscape('"\\/\b\f\n\r\t'.charAt(simple));
    if (sequence.length === 6) this.#endEscape(String.fromCharCode(Number.parseInt(sequence.slice(2), 16)));
    return at + 1;
  }

  #endEscape(char: string): void {
    this.#escape = "";
    this.#append(char);
  }

  /** Text is only ever added, so that the engine can join the pieces late; a copy for each piece would be quadratic. */
  #append(piece: string): void {
    const whole = this.#half + piece;
    const last = whole.charCodeAt(whole.length - 1);
    const cut = last >= 0xd800 && last < 0xdc00 ? whole.length - 1 : whole.length;
    this.#text += whole.slice(0, cut);
    this.#half = whole.slice(cut);
  }

  #endString(): void {
    const text = this.#text + this.#half;
    const visible = this.#inVisibleString();
    this.#text = this.#half = "";
    if (visible) {
      this.#settle(text, 1 + text.length);
      return;
    }
    const open = this.#frames.at(-1);
    if (open) open.key = text;
    this.#state = "colon";
  }

  #readToken(text: string, start: number): number {
    let at = start;
    while (at < text.length && /[-+.\w]/.test(text.charAt(at))) at++;
    this.#text += text.slice(start, at);
    if (at === text.length) return at;
    const token = this.#text;
    this.#text = "";
    if (!literals.has(token) && !number.test(token)) {
      this.failed = true;
      return at;
    }
    this.#settle(literals.has(token) ? literals.get(token) : Number(token), 1);
    return at;
  }

  #open(bracket: string, at: number): number {
    this.failed = this.#frames.length === maxDepth;
    if (this.failed) return at;
    const parent = this.#frames.at(-1);
    const shape = parent ? parent.shape?.child(parent.key ?? parent.size) : this.#shape;
    this.#frames.push({ container: bracket === "[" ? [] : {}, shape, key: undefined, size: 0 });
    this.#state = bracket === "[" ? "value" : "key";
    this.#settled++;
    return at + 1;
  }

  #close(): void {
    const closed = this.#frames.pop();
    if (closed) this.width -= widthOf(closed);
    // All of it was visible before.
    this.#settle(closed?.container, 0);
  }

  /** Puts a whole value in its place. */
  #settle(value: unknown, progress: number): void {
    const open = this.#frames.at(-1);
    this.#state = "comma";
    if (!open) {
      this.#settled += progress;
      this.value = value;
      this.done = true;
      return;
    }
    const { key = "" } = open;
    open.key = undefined;
    if (value === null && !Array.isArray(open.container) && open.shape?.isFiller(key)) return;
    this.#settled += progress;
    put(open.container, key, value);
    this.width -= widthOf(open);
    open.size++;
    this.width += widthOf(open);
  }

  /** Whether the open string is a value: a key is not seen before its value is. */
  #inVisibleString(): boolean {
    const open = this.#frames.at(-1);
    return this.#state === "string" && (!open || Array.isArray(open.container) || open.key !== undefined);
  }
}

const widthOf = ({ container, size }: Frame): number => (Array.isArray(container) ? size : size * propertyCost);

/** Assigning to `__proto__` would set the prototype; `JSON.parse` makes an own property, and so does this. */
function put(container: unknown[] | Record<string, unknown>, key: string, value: unknown): void {
  if (Array.isArray(container)) container.push(value);
  else if (key !== "__proto__") container[key] = value;
  else Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}
