/** The most public names that the main entry of a package may have, values and types together. Say why beside every raise. */
export const ceilings: Readonly<Record<string, number>> = {
  // 100 is the aim: what providers and wrappers need is to move to entries of its own.
  "@legenda/core": 137,
  "@legenda/batch": 40,
  "@legenda/captions": 60,
};
