/**
 * What is sent to a model, as plain data.
 *
 * @module
 */

/** The author of a message. */
export type Role = "system" | "user" | "assistant";

/** One turn of a conversation. */
export interface Message {
  readonly role: Role;
  readonly content: readonly Part[];
}

/** A piece of a message. A provider throws for a kind of part that it does not know; no part is ever dropped. */
export type Part = TextPart | ImagePart;

export interface TextPart {
  readonly type: "text";
  readonly text: string;
  /** A prompt-cache mark: the provider may cache the prompt up to and including this part. */
  readonly cache?: true;
}

export interface ImagePart {
  readonly type: "image";
  readonly image: ImageSource;
  /** The level of detail at which the model reads the image, for models that offer a choice. */
  readonly detail?: ImageDetail;
  /** A prompt-cache mark: the provider may cache the prompt up to and including this part. */
  readonly cache?: true;
}

export type ImageDetail = "low" | "high" | "auto" | "original";

/** The source of an image. Files and blobs are read when the call is sent, not before. */
export type ImageSource =
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly mediaType: string }
  | { readonly kind: "blob"; readonly blob: Blob }
  | { readonly kind: "file"; readonly path: string };

/**
 * What an image slot accepts. A plain string is a URL or a data URI and nothing else; a path is passed as
 * `image.file(path)`, so that no text from a user can open a local file.
 */
export type ImageInput = string | URL | Uint8Array | ArrayBuffer | Blob | ImageSource;
