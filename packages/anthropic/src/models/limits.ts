/** The limits of the Claude API for all models. Those of Bedrock and Google Cloud are lower. */
export const limits = {
  mediaTypes: ["image/jpeg", "image/png", "image/gif", "image/webp"],
  /** Of one image in base64: 10 MB. */
  imageBase64: 10_000_000,
  /** In pixels. An image with a longer edge is rejected. */
  maxEdge: 8000,
  /** In a request with more than `above` images, edges may have at most `maxEdge` pixels. */
  manyImages: { above: 20, maxEdge: 2000 },
  /** Of a whole request: 32 MB. */
  requestBytes: 32_000_000,
} as const;
