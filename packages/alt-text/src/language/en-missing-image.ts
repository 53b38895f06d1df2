/** Combines alternatives to phrases: one of each list, in order. An empty alternative is left out. */
function phrases(...parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (starts, part) => starts.flatMap((start) => part.map((word) => [start, word].filter(Boolean).join(" "))),
    [""],
  );
}

const nouns = ["image", "images", "picture", "pictures", "photo", "photos", "attachment"];
const articles = ["the", "your", "an", "a", "any"];

/** How a model says that it received no image, or cannot see one. */
export const missingImage: readonly string[] = [
  ...phrases(
    ["no"],
    nouns,
    ["", "was", "is", "were", "has been"],
    ["provided", "attached", "visible", "included", "given", "here"],
  ),
  ...phrases(
    ["i cannot", "i can not", "i can't", "i do not", "i don't", "i am unable to", "i'm unable to", "not able to"],
    ["", "actually", "directly", "currently"],
    ["see", "view", "access", "look at", "perceive", "process"],
  ),
  ...phrases(["cannot", "can not", "can't", "unable to"], ["view", "access", "process"]),
  ...phrases(["cannot", "can not", "can't", "unable to"], ["see", "look at", "perceive"], ["", ...articles], nouns),
  ...phrases(["please"], ["provide", "share", "upload", "attach", "send", "describe"], articles, nouns),
  ...phrases(["please"], ["provide", "share", "upload", "attach", "send"], ["me", "it"]),
  ...phrases(["text-based"], ["ai", "model", "assistant", "language model"]),
];
