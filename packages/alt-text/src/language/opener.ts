/** A medium that a text may open with: "Map of …", "Screenshot of …". */
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

/** How texts open by saying that there is an image. */
export interface OpenerData {
  /** The nouns of each medium. */
  readonly media: Readonly<Partial<Record<OpenerKind, readonly string[]>>>;
  readonly determiners: readonly string[];
  /** What may stand before the determiner: "this is". */
  readonly leads: readonly string[];
  /** Adjectives that tell nothing of the medium; others ("aerial") are information, and no opener has them. */
  readonly emptyAdjectives: readonly string[];
  /** What makes a sentence of the noun: "shows". */
  readonly verbs: readonly string[];
  /** What makes a longer noun of it: "of", "showing". */
  readonly links: readonly string[];
  /** Nouns for more than one, and articles that point: "photos of", "this photo of" may be what a sentence is about. */
  readonly plurals: readonly string[];
  readonly pointers: readonly string[];
  /** How an image is put up inside another: "hangs", "printed". Then it is what is shown, and no opener. */
  readonly displays: readonly string[];
  /** "in", as in "In this image, …". */
  readonly inside: readonly string[];
  /** What follows "in this image": "we can see". */
  readonly sights: readonly string[];
  /** Whether the rest stands by itself once the opener is gone; false where its case depends on the opener. */
  readonly removable: boolean;
  /** Words that cannot begin the rest, so that the opener must stay for a person to rewrite: "that", "how". */
  readonly clauses: readonly string[];
}
