/** How a run that stopped goes on, for the person who stopped it: by its own command line. */
export function goesOn(command: readonly string[]): string {
  const operands = command.indexOf("--");
  const options = operands === -1 ? command : command.slice(0, operands);
  // Begun anew, it would pay for all of them again.
  return `The same command${options.includes("--fresh") ? " without --fresh" : ""} goes on where it stopped.`;
}
