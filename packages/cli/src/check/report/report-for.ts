import type { CommandContext } from "../../command-context.js";
import type { ReportFormat } from "../../flags/check-flags.js";
import { csvReport } from "./csv-report.js";
import { githubReport } from "./github-report.js";
import { jsonReport } from "./json-report.js";
import type { Report } from "./report.js";
import { sarifReport } from "./sarif-report.js";
import { textReport } from "./text-report.js";

export function reportFor(format: ReportFormat, { env, stdout }: Pick<CommandContext, "env" | "stdout">): Report {
  switch (format) {
    case "text":
      return textReport({ colours: hasColours(env, stdout.isTTY === true), stream: stdout });
    case "json":
      return jsonReport();
    case "sarif":
      return sarifReport();
    case "github":
      return githubReport();
    case "csv":
      return csvReport();
  }
}

/** Whether to use colours, as no-color.org and Node define it: the variables take precedence over the kind of output. */
function hasColours(env: CommandContext["env"], isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0";
  return isTerminal && env.TERM !== "dumb";
}
