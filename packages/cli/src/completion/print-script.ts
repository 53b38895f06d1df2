import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { Shell } from "./shells.js";

/**
 * Prints the script with which a shell runs `legenda complete --` whenever Tab is pressed. The library itself writes it to
 * standard output.
 */
export async function printScript(shell: Shell, { stdout }: CommandContext): Promise<number> {
  const { script } = await import("@bomb.sh/tab");
  script(shell, "legenda", "legenda");
  if (shell === "bash") stdout.write(bashEnd);
  return exitCodes.ok;
}

/**
 * What the library's script for bash lacks: it works without the package bash-completion, a model's name keeps the part
 * before its colon (which bash takes for a word of its own), and files are offered if nothing else is.
 */
const bashEnd = `
if ! declare -F _get_comp_words_by_ref >/dev/null; then
  _get_comp_words_by_ref() {
    read -ra words <<<"\${COMP_LINE:0:COMP_POINT}"
    [[ \${COMP_LINE:0:COMP_POINT} == *[[:space:]] ]] && words+=("")
    cword=$((\${#words[@]} - 1)) cur=\${words[cword]} prev=\${words[cword - 1]}
  }
fi
__legenda_complete_all() {
  __legenda_complete "$@"
  local line=\${COMP_LINE:0:COMP_POINT}
  local word=\${line##*[[:space:]]}
  [[ $word == *:* ]] && COMPREPLY=("\${COMPREPLY[@]#"\${word%"\${word##*:}"}"}")
  return 0
}
complete -o default -F __legenda_complete_all legenda
`;
