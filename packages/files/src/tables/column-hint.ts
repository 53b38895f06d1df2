import type { ErrorHint } from "@legenda/core";

/** What to do where a column is not found: name it by an option. */
export const columnHint = (option: string): ErrorHint => ({ option, advice: `Name the column with the option "${option}".` });
