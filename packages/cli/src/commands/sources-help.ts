/** What may stand as a source. */
export const sourcesHelp =
  "folders, images, globs ('photos/**/*.jpg'), addresses (https://…), a list (.txt, one image on each line), a table (.csv, .tsv, .jsonl), or - for a list on standard input";
