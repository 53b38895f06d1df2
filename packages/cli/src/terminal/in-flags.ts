/** What the packages advise to whoever writes a program, and what the same is on a command line. */
const phrases: readonly (readonly [said: RegExp, inFlags: string])[] = [
  [/\bSet \w+ \((--[a-z-]+)\)/, "Add $1"],
  [/: image \((--image-column)\)/, ": $1"],
  [/\((?:image|key|existing), (--[a-z]+-column)\)/, "($1)"],
  [/(--[a-z]+-column) \([a-zA-Z]+Column\)/, "$1"],
  [/; fitted\(model\) of @legenda\/images makes images smaller/, "; --max-edge 1024 sends smaller images"],
  [
    / fitted\(model\) of @legenda\/images makes them smaller, and several calls share them out\./,
    " --max-edge 1024 makes them smaller.",
  ],
  [/ fitted\(model\) of @legenda\/images makes it smaller\./, " --max-edge 1024 makes it smaller."],
  [/ fitted\(model\) of @legenda\/images converts it\./, " --format jpeg converts it."],
  [/ Raise maxPause of pace, or ask another model\./, " Try again later, or name another model with --fallback."],
  [/\bRaise params\.maxTokens, or ask for less\./, "Raise --max-tokens, or ask for less."],
];

/** Their messages begin with the name of the function, and a run has only one. */
const named = /^(Refused|Response|Stream)Error\b/;

/**
 * An error's message for a person at a command line: where it names an option of the packages, the flag stands instead.
 *
 * @param name the error's class
 * @example
 * inFlags("call: openai:gpt-5.4-nano refused to answer.", "RefusedError"); // "openai:gpt-5.4-nano refused to answer."
 */
export function inFlags(message: string, name: string): string {
  const told = phrases.reduce((text, [said, flags]) => text.replace(said, flags), message);
  return named.test(name) ? told.replace(/^[\w$.]{1,100}: /, "") : told;
}
