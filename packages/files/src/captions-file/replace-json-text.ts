/** What gives JSON its structure, and its texts; numbers and the rest hold none of these signs. */
const TOKEN = /[{}[\],]|"[^"\\]*(?:\\.[^"\\]*)*"/gsu;

/**
 * JSON with the text at the end of a path of properties replaced, and every other byte as it was: numbers keep their
 * digits, and objects their order and indentation. The JSON must be valid; where there is no such text, it stays.
 *
 * @example
 * replaceJsonText('{"n": 1.0, "alt": "A bag"}', ["alt"], "A bag."); // {"n": 1.0, "alt": "A bag."}
 */
export function replaceJsonText(json: string, path: readonly string[], text: string): string {
  const open: { readonly object: boolean; name: string | undefined }[] = [];
  let found: { start: number; end: number } | undefined;
  for (const { 0: token, index: start } of json.matchAll(TOKEN)) {
    const inside = open.at(-1);
    if (token === "{" || token === "[") open.push({ object: token === "{", name: undefined });
    else if (token === "}" || token === "]") open.pop();
    else if (token === ",") {
      if (inside) inside.name = undefined;
    } else if (inside?.object && inside.name === undefined) inside.name = JSON.parse(token) as string;
    else if (open.length === path.length && open.every(({ name }, depth) => name === path[depth])) {
      // Of two properties of one name JSON takes the last.
      found = { start, end: start + token.length };
    }
  }
  return found ? json.slice(0, found.start) + JSON.stringify(text) + json.slice(found.end) : json;
}
