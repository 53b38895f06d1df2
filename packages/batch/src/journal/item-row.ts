/** What became of an image. */
export type ItemState = "pending" | "done" | "failed" | "kept";

/** A row of `items`. */
export interface ItemRow {
  readonly id: number;
  readonly key: string;
  readonly position: number;
  /** The last run that met it. */
  readonly run: number;
  readonly state: ItemState;
  /** How the image can be loaded: a file, a URL, or bytes that only their own process has. */
  readonly kind: "file" | "url" | "memory";
  /** The path or URL. */
  readonly location: string | null;
  /** JSON. */
  readonly fields: string;
  readonly existing: string | null;
  /** Size and time of the file that was captioned: while they stay, it is the same image. */
  readonly signature: string | null;
  /** A hash of the request, images by their bytes. */
  readonly fingerprint: string | null;
  /** A hash of the request without its images. */
  readonly promptHash: string | null;
  readonly width: number | null;
  readonly height: number | null;
  /** JSON. */
  readonly error: string | null;
}

/** A row of `items` with the reply that answers it, and the key of the image whose answer it shares. */
export interface AnsweredRow extends ItemRow {
  /** JSON. */
  readonly value: string | null;
  /** JSON. */
  readonly call: string | null;
  readonly original: string | null;
}

/** Selects each image with its answer, and the key of the one that it shares it with, while that is among the sources. */
export const selectAnsweredRows = `
  SELECT items.id, items.key, items.position, items.run, items.state, items.kind, items.place AS location, items.fields,
    items.existing, items.stamp AS signature, items.asked AS fingerprint, items.words AS promptHash,
    items.width, items.height, items.error, replies.value, replies.call, original.key AS original
  FROM items
  LEFT JOIN items AS original ON original.id = items.duplicate_of AND original.gone = 0
  LEFT JOIN replies ON replies.id = items.reply`;
