/**
 * The text of `legenda --help`, as data: it is printed without loading the parser of arguments, which takes as long to load
 * as Node takes to start.
 *
 * @module
 */

/** The commands, in the order in which they are listed. */
export const summaries = {
  caption: "caption a folder, files, a list or a table of images",
  run: "run your own caption function over them",
  check: "check captions or HTML pages against the alt-text rules",
  models: "list models, and which keys are set",
  doctor: "check whether a model works, with a known picture",
  status: "show a run's progress and cost",
  export: "write the results of a run again, in any format",
  completion: "print a script that completes commands with the Tab key",
  help: "explain a command: legenda help caption",
} as const;

export type CommandName = keyof typeof summaries;

const list = Object.entries(summaries)
  .map(([name, summary]) => `  ${name.padEnd(12)}${summary}`)
  .join("\n");

export const overview = `Usage: legenda <command> [options]

Captions, alt text, tags and product copy for images, with the vision-language
model of your choice.

Commands:
${list}

Options:
  -V, --version  print the version
  -h, --help     print this, or the help of a command: legenda caption --help

Getting started:
  1. Write a key into a file named .env, such as OPENAI_API_KEY=…
     (or none, with a model on this machine: --model ollama:llava)
  2. legenda doctor                      does the model see?
  3. legenda caption photos --sample 5   five captions, in captions.csv
  4. legenda caption photos              all of them

Exit codes: 0 success; 1 some images failed, or a check found errors; 2 the
command could not start; 130 stopped by Ctrl-C, finished images are saved.
`;
