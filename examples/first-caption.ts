/**
 * Captions image files with a decorated class and the embedded model: no key, no network.
 *
 *   npm run demo                          the drawn scenes under examples/images
 *   npm run demo -- picture.png other.jpg your own files
 */
import { readdir } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { type Answer, answer, call, ImageError, type ImageInput, image, LegendaError, promptTemplate } from "@legenda/core";
import { scenes } from "@legenda/local";
import { z } from "zod";

const AltText = z.object({ alt: z.string().max(120), tags: z.array(z.string()) });
type AltText = z.infer<typeof AltText>;

const model = scenes();

class Captions {
  @call(model)
  @promptTemplate("Generate a short, descriptive caption for this image: {photo:image}")
  caption(_photo: ImageInput): Answer<string> {
    return answer();
  }

  @call(model, { response: AltText })
  @promptTemplate(`
    SYSTEM: You write alt text for a shop.
    USER: Write alt text and tags for this image: {photo:image}
  `)
  altText(_photo: ImageInput): Answer<AltText> {
    return answer();
  }
}

const captions = new Captions();
const samples = fileURLToPath(new URL("../images/", import.meta.url));

/** The files asked for, or the samples. Paths are those of the folder the user stands in. */
async function imageFiles(): Promise<string[]> {
  const asked = process.argv.slice(2);
  if (asked.length > 0) return asked.map((path) => resolve(process.env.INIT_CWD ?? ".", path));
  return (await readdir(samples))
    .filter((name) => !name.endsWith(".md"))
    .sort()
    .map((name) => samples + name);
}

/** What a model or a file name says may hold control characters, which a terminal would obey. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{Cc}+/gu, " ");
}

async function captionFile(path: string): Promise<void> {
  const startedAt = performance.now();
  const photo = image.file(path);
  let named = false;
  for await (const chunk of captions.caption(photo).stream()) {
    if (!named) process.stdout.write(`${plain(basename(path))}\n  caption   `);
    named = true;
    process.stdout.write(plain(chunk));
  }
  const { alt, tags } = await captions.altText(photo);
  console.log(`\n  alt text  ${plain(alt)}`);
  console.log(`  tags      ${tags.map(plain).join(", ")}`);
  console.log(`  time      ${Math.round(performance.now() - startedAt)} ms\n`);
}

console.log("Model: scenes, embedded. It knows drawn scenes of one to three simple shapes, and no photographs.\n");
let failed = 0;
for (const path of await imageFiles()) {
  try {
    await captionFile(path);
  } catch (error) {
    if (!(error instanceof LegendaError)) throw error;
    failed++;
    const [line] = plain(error.message.split("\n")[0] ?? "").split("\n");
    console.error(error instanceof ImageError ? `${line}\n` : `${plain(path)}: ${line}\n`);
  }
}
await model.close();
if (failed > 0) {
  console.error(`${failed} of the files could not be captioned.`);
  process.exitCode = 1;
}
