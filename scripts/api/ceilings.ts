/** The most public names that the main entry of a package may have, values and types together. Say why beside every raise. */
export const ceilings: Readonly<Record<string, number>> = {
  "@legenda/core": 100,
  "@legenda/batch": 40,
  "@legenda/captions": 60,
};
