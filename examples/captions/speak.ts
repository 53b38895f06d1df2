/**
 * Reads an image aloud on this machine, by espeak-ng (Debian: apt install espeak-ng).
 *
 *   node examples/dist/captions/speak.js examples/images/balloons.png
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { captionsFor, plainPrompts, spokenText } from "@legenda/captions";
import { image } from "@legenda/core";
import { scenes } from "@legenda/local";

/** The text goes in by standard input, never as an argument or through a shell: what a model says is nobody's command. */
async function speak(text: string, voice: string): Promise<void> {
  const program = spawn("espeak-ng", ["--stdin", "-b", "1", "-v", voice], { stdio: ["pipe", "inherit", "inherit"] });
  program.stdin.on("error", () => {}); // Its end is told by "close".
  program.stdin.end(text);
  const [code] = await once(program, "close").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new Error("espeak-ng was not found: install it, or put it on the PATH.");
    throw error;
  });
  if (code !== 0) throw new Error(`espeak-ng ended with ${code}.`);
}

const model = scenes();
const captions = captionsFor(model, { prompts: plainPrompts });
const photo = image.file(process.argv[2] ?? "examples/images/balloons.png");

const text = spokenText(await captions.altText(photo));
await model.close();
console.log(text || "(decorative: nothing to say)");
if (text) await speak(text, "en");
