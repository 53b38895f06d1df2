import { shellQuote } from "./shell-quote.js";

const flag = "--retry-failed";

/**
 * The command line that tries again what failed: the one that was given, with `--retry-failed`, and without `--fresh`,
 * which would pay for all the others again.
 */
export function retryCommand(command: readonly string[], platform: NodeJS.Platform): string {
  // After `--` everything is an image. Before it the flag comes last: it would take what follows for its list.
  const operands = command.indexOf("--");
  const end = operands === -1 ? command.length : operands;
  const options = command.slice(0, end).filter((argument) => argument !== "--fresh");
  const retries = options.some((argument) => argument === flag || argument.startsWith(`${flag}=`));
  const whole = [...options, ...(retries ? [] : [flag]), ...command.slice(end)];
  return whole.map((argument) => shellQuote(argument, platform)).join(" ");
}
