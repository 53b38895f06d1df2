import { InvalidArgumentError } from "commander";

/** Takes an `http:` or `https:` address without credentials. */
export function webAddress(value: string): string {
  const text = value.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") {
    throw new InvalidArgumentError("It takes the address of a server, such as http://localhost:11434/v1.");
  }
  // The address is shown, logged and kept in the shell's history.
  if (url.username || url.password) {
    throw new InvalidArgumentError("An address must not hold a user name or password. Put the key into LEGENDA_API_KEY.");
  }
  return text;
}
