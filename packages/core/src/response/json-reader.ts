import type { Shape } from "./shape.js";

type State = "value" | "key" | "colon" | "comma" | "string" | "token";

/** An open array or object. It contains closed children only, which never change again. */
interface Frame {
  readonly container: unknown[] | Record<string, unknown>;
  readonly shape: Shape | undefined;
  /** The key whose value is missing or still open. */
  key: string | undefined;
  size: number;
}

/** The cost of copying a property, relative to an array element. */
const propertyCost = 8;

/** The maximum nesting of an answer. It prevents stack overflows on hostile answers. */
export const maxDepth = 256;

const literals = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads one JSON value from text that arrives in pieces. It reads each character once, and has the value so far at any
 * time.
 *
 * Two mistakes of models are accepted, since they are unambiguous: a comma before a closing bracket, and a raw line
 * break or other control character in a string.
 */
export class JsonReader {
  /** The value is complete, and in `value`. */
  done = false;
  /** The text is not JSON. */
  failed = false;
  value: unknown;
  /** The start of the last string in the text of the last `read`; -1 if none started there. */
  stringStart = -1;
  /** The cost of copying the open arrays and objects: 1 per element, `propertyCost` per property. */
  width = 0;

  readonly #frames: Frame[] = [];
  readonly #shape: Shape | undefined;
  #state: State = "value";
  /** The open string or token. */
  #text = "";
  /** The first half of a surrogate pair, held back until the second arrives. */
  #half = "";
  #escape = "";
  #settled = 0;

  /** @param shape nulls that only stand for an absent optional property are left out */
  constructor(shape?: Shape) {
    this.#shape = shape;
  }

  /** Increases with everything that becomes visible in `snapshot`. */
  get progress(): number {
    return this.#settled + (this.#inVisibleString() ? 1 + this.#text.length : 0);
  }

  /** The cost of a snapshot, in copied elements. */
  get snapshotCost(): number {
    return this.done ? 0 : this.width + this.#frames.length;
  }

  /** The number of open brackets. */
  get depth(): number {
    return this.#frames.length;
  }

  /** The key at the root whose value is open. */
  get rootKey(): string | undefined {
    return this.#frames[0]?.key;
  }

  /** Whether the text so far is JSON and not a bracket in prose: it has a member, or a key with its colon. */
  get hasBegun(): boolean {
    const top = this.#state === "colon" ? this.#frames.at(-1) : undefined;
    return this.width > 0 || this.#frames.some((frame) => frame.key !== undefined && frame !== top);
  }

  get inString(): boolean {
    return this.#state === "string";
  }

  /** Continues at `text[start]`. Returns the index after the value, the index of the mistake, or the length of the text. */
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

  /** The value so far: copies along the open path, which later reading does not change, and shared closed parts. */
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

  /** Text is only appended, so that the engine can join the pieces lazily; a copy per piece would take quadratic time. */
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
    // Everything in it was visible before.
    this.#settle(closed?.container, 0);
  }

  /** Stores a complete value. */
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

  /** Whether the open string is a value: a key is not visible before its value is. */
  #inVisibleString(): boolean {
    const open = this.#frames.at(-1);
    return this.#state === "string" && (!open || Array.isArray(open.container) || open.key !== undefined);
  }
}

const widthOf = ({ container, size }: Frame): number => (Array.isArray(container) ? size : size * propertyCost);

/** Assigning to `__proto__` would set the prototype; like `JSON.parse`, this defines an own property. */
function put(container: unknown[] | Record<string, unknown>, key: string, value: unknown): void {
  if (Array.isArray(container)) container.push(value);
  else if (key !== "__proto__") container[key] = value;
  else Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}
