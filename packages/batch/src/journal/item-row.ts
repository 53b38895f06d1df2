/** What became of an image, as it stands in the journal. */
export type ItemState = "pending" | "done" | "failed" | "kept";

/** A row of `items`. */
export interface ItemRow {
  readonly id: number;
  readonly key: string;
  readonly position: number;
  /** The last run that has met it. */
  readonly run: number;
  readonly state: ItemState;
  /** How the image is to be had: a file, a URL, or bytes that only their own process has. */
  readonly kind: "file" | "url" | "memory";
  readonly place: string | null;
  readonly fields: string;
  readonly existing: string | null;
  /** Size and time of the file that was answered: as long as they stay, it is the same picture. */
  readonly stamp: string | null;
  /** What was asked, as a hash over the messages with the picture by its bytes. */
  readonly asked: string | null;
  /** The same without the pictures. */
  readonly words: string | null;
  /** The picture's perceptual hash. */
  readonly look: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly reply: number | null;
  readonly duplicate_of: number | null;
  readonly error: string | null;
}

/** A row of `items` with the reply that answers it, and the name of the image whose answer it shares. */
export interface AnsweredRow extends ItemRow {
  readonly value: string | null;
  readonly call: string | null;
  readonly original: string | null;
}
