/**
 * What `legenda --help` says, as data: it is shown without loading the parser of arguments, which takes as long as Node
 * itself to start.
 *
 * @module
 */

/** The commands, in the order in which they are listed. */
export const summaries = {
  caption: "caption a folder, files, a list or a table of images",
  run: "run a caption function of your own over them",
  check: "hold the alt-text rules against a file of captions, or HTML pages",
  models: "list models, and which keys are set",
  doctor: "try a model with a known picture, and say what is wrong",
  status: "tell how far a run is, and what it has cost",
  export: "write the results of a run again, in any format",
  completion: "print a script that completes commands at the press of Tab",
  help: "explain a command: legenda help caption",
} as const;

export type CommandName = keyof typeof summaries;

const list = Object.entries(summaries)
  .map(([name, summary]) => `  ${name.padEnd(12)}${summary}`)
  .join("\n");

export const overview = `Usage: legenda <command> [options]

Captions, alt text, tags and product copy for images, by the vision-language
model of your choice.

Commands:
${list}

Options:
  -V, --version  print the version
  -h, --help     print this, or the help of a command: legenda caption --help

To begin:
  1. Write a key into a file named .env, such as OPENAI_API_KEY=…
     (or none, with a model on this machine: --model ollama:llava)
  2. legenda doctor                      does the model see?
  3. legenda caption photos --sample 5   five captions, in captions.csv
  4. legenda caption photos              all of them

Exit codes: 0 all is done; 1 some images failed, or a check found something;
2 the command could not begin; 130 stopped by Ctrl-C; what was done is saved.
`;
