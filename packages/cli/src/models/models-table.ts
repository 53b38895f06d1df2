import { styleText } from "node:util";
import type { OutputStream } from "../command-context.js";
import { wrap } from "../terminal/wrap.js";
import type { ModelDescription, ProviderDescription } from "./describe-provider.js";

interface Usual {
  readonly model: string;
  readonly because: string | undefined;
}

/** What `legenda models` prints: a paragraph for each provider. */
export function modelsTable(providers: readonly ProviderDescription[], usual: Usual | undefined, stream: OutputStream): string {
  const strong = (text: string) => styleText("bold", text, { stream: stream as NodeJS.WritableStream });
  const faint = (text: string) => styleText("dim", text, { stream: stream as NodeJS.WritableStream });
  const blocks = providers.map((provider) => {
    const models =
      provider.models.length > 0
        ? [
            faint(`  ${row(["", "$ in", "$ out", "tokens", "$ / 1000"])}`),
            ...provider.models.map((model) => `  ${modelRow(model)}`),
          ]
        : [];
    const about = [`${strong(provider.name)}  ${provider.title}`, `  ${keyLine(provider)}`, ...whatElse(provider)];
    return [...about.map((line) => wrap(line, stream, 4)), ...models].join("\n");
  });
  const note =
    "$ in and $ out: US dollars for a million tokens. tokens, $ / 1000: an image of 1024 x 1024, and a thousand of them, the answers not counted.";
  const dated = providers.flatMap(({ models }) => models.flatMap(({ pricedAt }) => pricedAt ?? [])).sort();
  const prices =
    dated.length > 0
      ? [faint(wrap(`${note} Prices as of ${dated[0]}${dated.at(-1) === dated[0] ? "" : ` to ${dated.at(-1)}`}.`, stream))]
      : [];
  const chosen = usual
    ? `Without --model: ${strong(usual.model)}, because ${usual.because}.`
    : "Without --model: none. Set a key, or LEGENDA_MODEL.";
  return `${[...blocks, ...prices, wrap(chosen, stream)].join("\n\n")}\n`;
}

function keyLine({ key, keyVariable, keyFrom, address, installed }: ProviderDescription): string {
  if (!installed) return "not installed: npm install @legenda/local";
  if (key === "not needed") return address ? `no key; ${address}` : "no key";
  return key === "set" ? `key: ${keyVariable}, from ${keyFrom}` : `key: none; set ${keyVariable}`;
}

function whatElse({ models, name, usualModel }: ProviderDescription): readonly string[] {
  if (models.length > 0) return [];
  if (usualModel === name) return [`  ${name === "local" ? "local, or local:<owner/name on the hub>, or local:./folder" : name}`];
  return [`  ${name}:<model>, as it names it${usualModel ? `, such as ${usualModel}` : ""}`];
}

function modelRow({ name, input, output, tokensPerImage, dollarsPerThousandImages }: ModelDescription): string {
  return row([
    name,
    figure(input),
    figure(output),
    tokensPerImage === null ? "?" : String(tokensPerImage),
    figure(dollarsPerThousandImages),
  ]);
}

const figure = (dollars: number | null): string => (dollars === null ? "?" : dollars.toFixed(dollars < 1 ? 3 : 2));

const row = ([name = "", ...cells]: readonly string[]): string =>
  [name.padEnd(34), ...cells.map((cell) => cell.padStart(9))].join("").trimEnd();
