/**
 * The slots of a literal template as a type. It agrees with the parser on every template that the parser accepts;
 * mistakes are not detected.
 *
 * @module
 */

/**
 * A tree of names whose leaves are kinds, `"{product.name} {photo?:image}"` being
 * `{ product: { name: { ":none": 1 } } } & { photo?: { ":image": 1 } }`. A name is optional if all of its slots are.
 */
export type SlotTree<Template extends string> = Scan<`\n${Template}`>;

// One step per brace, not per character, and in tail position, so that hundreds of slots fit into TypeScript's recursion limit.
type Scan<Rest extends string, Tree = unknown> = Rest extends `${infer Before}{${infer After}`
  ? After extends `{${infer Next}`
    ? Scan<Next, Tree>
    : TrimStart<After> extends `${infer First}${string}`
      ? First extends NoName
        ? Scan<After, Tree>
        : After extends `${infer Body}}${infer Next}`
          ? Scan<Next, Tree & Slot<Body, Before>>
          : Tree
      : Tree
  : Tree;

type Slot<Body extends string, Before extends string> = Body extends `${infer Head}:${infer Kind}`
  ? Path<Trim<Head>, KindName<Kind>>
  : Path<Trim<Body>, OpensMessages<Before> extends true ? "messages" : "none">;

type KindName<Kind extends string> = Kind extends `${infer Name}(${string}` ? Trim<Name> : Trim<Kind>;

type Path<Names extends string, Kind extends string> = Names extends `${infer Required}?`
  ? Partial<Branch<TrimEnd<Required>, Kind, true>>
  : Branch<Names, Kind, false>;

type Branch<Names extends string, Kind extends string, Optional extends boolean> = Names extends `${infer First}.${infer Rest}`
  ? {
      [Name in TrimEnd<First>]: Optional extends true ? Partial<Branch<Trim<Rest>, Kind, true>> : Branch<Trim<Rest>, Kind, false>;
    }
  : { [Name in Names]: { [Leaf in `:${Kind}`]: 1 } };

/** Whether the text before a slot ends with a line that starts a `MESSAGES:` section. */
type OpensMessages<Before extends string> =
  TrimEnd<Before> extends `${infer Start}MESSAGES:` ? (TrimEndBlanks<Start> extends `${string}\n` ? true : false) : false;

type TrimStart<Text extends string> = Text extends `${" " | "\t"}${infer Rest}` ? TrimStart<Rest> : Text;
type TrimEnd<Text extends string> = Text extends `${infer Rest}${" " | "\t" | "\n" | "\r"}` ? TrimEnd<Rest> : Text;
type TrimEndBlanks<Text extends string> = Text extends `${infer Rest}${" " | "\t"}` ? TrimEndBlanks<Rest> : Text;
type Trim<Text extends string> = TrimStart<TrimEnd<Text>>;

/** Characters that do not start a slot after a brace: all of ASCII except letters, `_` and `$`, and the other punctuation of prose. */
type NoName =
  | "\n"
  | "\r"
  | "\v"
  | "\f"
  | "\u00a0"
  | "\u3000"
  | "!"
  | '"'
  | "#"
  | "%"
  | "&"
  | "'"
  | "("
  | ")"
  | "*"
  | "+"
  | ","
  | "-"
  | "."
  | "/"
  | "0"
  | "1"
  | "2"
  | "3"
  | "4"
  | "5"
  | "6"
  | "7"
  | "8"
  | "9"
  | ":"
  | ";"
  | "<"
  | "="
  | ">"
  | "?"
  | "@"
  | "["
  | "\\"
  | "]"
  | "^"
  | "`"
  | "{"
  | "|"
  | "}"
  | "~"
  | "…"
  | "“"
  | "”"
  | "„"
  | "‘"
  | "’"
  | "«"
  | "»"
  | "–"
  | "—"
  | "·"
  | "•"
  | "「"
  | "」"
  | "、"
  | "。";
