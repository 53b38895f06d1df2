import { safeLine } from "../terminal/safe-text.js";

/** Characters without a meaning in any shell. A leading `=` or `~` is expanded by some. */
const plain = /^(?![=~])[\w@%+=:,./~-]+$/;

/**
 * An argument as it is typed at a prompt, in quotes where it needs them: for bash and zsh, or PowerShell on Windows.
 * Characters that a terminal obeys are written as codes, which those shells decode.
 */
export function shellQuote(argument: string, platform: NodeJS.Platform): string {
  if (plain.test(argument)) return argument;
  return platform === "win32" ? powerShell(argument) : posix(argument);
}

function posix(argument: string): string {
  if (safeLine(argument) === argument) return `'${argument.replaceAll("'", "'\\''")}'`;
  const escaped = argument.replace(/['\\]/g, "\\$&");
  const coded = Array.from(escaped, (character) => {
    if (safeLine(character) === character) return character;
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
  return `$'${coded.join("")}'`;
}

function powerShell(argument: string): string {
  // Windows allows no control characters in names, but marks that change the reading direction.
  const coded = Array.from(argument.replaceAll("'", "''"), (character) => {
    if (safeLine(character) === character) return character;
    return `'+[char]0x${(character.codePointAt(0) ?? 0).toString(16)}+'`;
  }).join("");
  return coded.includes("'+[char]") ? `('${coded}')` : `'${coded}'`;
}
