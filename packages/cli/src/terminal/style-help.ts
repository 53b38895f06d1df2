import { styleText } from "node:util";
import type { HelpConfiguration } from "commander";

/** The parser removes the colours if the output has none. */
const bold = (text: string): string => styleText("bold", text, { validateStream: false });
const cyan = (text: string): string => styleText("cyan", text, { validateStream: false });

export const styleHelp: HelpConfiguration = {
  styleTitle: bold,
  styleOptionTerm: cyan,
  styleSubcommandTerm: cyan,
  styleArgumentTerm: cyan,
};
