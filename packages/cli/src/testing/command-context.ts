import { PassThrough, Writable } from "node:stream";
import type { CommandContext } from "../command-context.js";
import { environmentOf } from "../environment/environment.js";

/** A context that keeps what is written. */
export interface TestContext extends CommandContext {
  readonly written: { readonly stdout: string; readonly stderr: string };
}

export function testContext(changes: Partial<CommandContext> = {}): TestContext {
  const written = { stdout: "", stderr: "" };
  const keep = (name: keyof typeof written) =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += String(chunk);
        done();
      },
    });
  const environment = changes.environment ?? environmentOf(changes.env ?? {});
  const { signal } = new AbortController();
  return {
    ...{ stdin: new PassThrough(), stdout: keep("stdout"), stderr: keep("stderr"), cwd: process.cwd(), command: ["legenda"] },
    ...{ platform: process.platform, isInteractive: false, stopping: signal, signal, written },
    ...changes,
    environment,
    env: environment.values,
  };
}
