/** A medium that a text may begin with: "Map of …", "Screenshot of …". */
export type OpenerKind =
  | "image"
  | "picture"
  | "photo"
  | "photograph"
  | "graphic"
  | "illustration"
  | "drawing"
  | "painting"
  | "cartoon"
  | "screenshot"
  | "diagram"
  | "map"
  | "chart"
  | "logo"
  | "icon";

/** How texts of a language announce an image. */
export interface OpenerData {
  /** The nouns of each medium. */
  readonly media: Readonly<Partial<Record<OpenerKind, readonly string[]>>>;
  /** "a", "the", "this". */
  readonly determiners: readonly string[];
  /** Words before the determiner: "this is". */
  readonly leads: readonly string[];
  /** Adjectives that add no information: "stock". An opening with any other ("aerial") is not reported. */
  readonly emptyAdjectives: readonly string[];
  /** Verbs after the noun: "shows". */
  readonly verbs: readonly string[];
  /** Words that link the noun to the rest: "of", "showing". */
  readonly links: readonly string[];
  /** Plural nouns: "photos of …" may be the subject of a sentence. */
  readonly plurals: readonly string[];
  /** Articles that point to an image: "this photo of …" may be the subject of a sentence. */
  readonly pointers: readonly string[];
  /** How one image appears in another: "hangs", "printed". The text then describes an image of an image. */
  readonly displays: readonly string[];
  /** "in", as in "In this image, …". */
  readonly inside: readonly string[];
  /** Words after "in this image": "we can see". */
  readonly sights: readonly string[];
  /** Whether the rest is complete without the opening. `false` if its grammatical case depends on the opening. */
  readonly removable: boolean;
  /** Words that cannot begin a text, so that the opening is not removed before them: "that", "how". */
  readonly clauses: readonly string[];
}
