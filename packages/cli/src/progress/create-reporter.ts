import { BarReporter } from "./bar-reporter.js";
import { JsonReporter } from "./json-reporter.js";
import { LinesReporter } from "./lines-reporter.js";
import type { ProgressReporter, ReporterOptions } from "./progress-reporter.js";
import { QuietReporter } from "./quiet-reporter.js";

/**
 * Creates what shows a run to a person, as a bar or in plain lines, or to a program.
 *
 * @example
 * using reporter = createReporter({ mode: chooseMode({ stream, env }), stream });
 * for await (const result of run) {
 *   reporter.result(result);
 *   reporter.update(run.progress);
 * }
 * reporter.finish(run.progress, { outputs: ["captions.csv"] });
 */
export function createReporter(options: ReporterOptions): ProgressReporter {
  switch (options.mode) {
    case "bar":
      return new BarReporter(options);
    case "lines":
      return new LinesReporter(options);
    case "json":
      return new JsonReporter(options);
    case "quiet":
      return new QuietReporter(options);
    default:
      throw new TypeError(`There is no progress mode "${options.mode satisfies never}".`);
  }
}
