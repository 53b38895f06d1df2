/** What the Claude API takes, whatever the model. Bedrock and Google Cloud take less. */
export const limits = {
  mediaTypes: ["image/jpeg", "image/png", "image/gif", "image/webp"],
  /** Of one image in base64: 10 MB. */
  imageBase64: 10_000_000,
  /** Pixels of an edge; beyond, an image is refused. */
  maxEdge: 8000,
  /** In a request with more images than `above`, an edge may have `maxEdge` pixels at most. */
  manyImages: { above: 20, maxEdge: 2000 },
  /** Of a whole request: 32 MB. */
  requestBytes: 32_000_000,
} as const;
