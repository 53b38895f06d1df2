/**
 * What is sent to a model, as plain data.
 *
 * @module
 */

/** Who speaks. */
export type Role = "system" | "user" | "assistant";

/** One turn of a conversation. */
export interface Message {
  readonly role: Role;
  readonly content: readonly Part[];
}

/** A piece of a message. A part that a provider does not know makes it throw; nothing vanishes. */
export type Part = TextPart | ImagePart;

export interface TextPart {
  readonly type: "text";
  readonly text: string;
  /** A prompt-cache mark: what comes up to and with this part may be cached by the provider. */
  readonly cache?: true;
}

export interface ImagePart {
  readonly type: "image";
  readonly image: ImageSource;
  /** How closely the model looks, where it offers a choice. */
  readonly detail?: ImageDetail;
  /** A prompt-cache mark: what comes up to and with this part may be cached by the provider. */
  readonly cache?: true;
}

export type ImageDetail = "low" | "high" | "auto" | "original";

/** Where an image comes from. Files and blobs are read when the call is sent, not before. */
export type ImageSource =
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly mediaType: string }
  | { readonly kind: "blob"; readonly blob: Blob }
  | { readonly kind: "file"; readonly path: string };

/**
 * What an image slot takes. A bare string is a URL or a data URI and nothing else;
 * a path must say `image.file(path)`, so that no user's text opens a local file.
 */
export type ImageInput = string | URL | Uint8Array | ArrayBuffer | Blob | ImageSource;
