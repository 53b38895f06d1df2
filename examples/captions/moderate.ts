/**
 * Whether uploads are appropriate, by your own categories and thresholds. Needs OPENAI_API_KEY.
 *
 *   node examples/dist/captions/moderate.js upload.jpg
 */
import { captionsFor } from "@legenda/captions";
import { image, RefusedError } from "@legenda/core";
import { openai } from "@legenda/openai";

const captions = captionsFor(openai("gpt-4o-mini"), { params: { temperature: 0 } });

for (const path of process.argv.slice(2)) {
  try {
    const { verdict, flagged, reasons } = await captions.moderate({
      photo: image.file(path),
      categories: {
        violence: "violence, injuries or blood",
        alcohol: { description: "alcoholic drinks, or people drinking them", review: 0.7, inappropriate: 2 },
      },
      thresholds: { review: 0.3, inappropriate: 0.8 },
    });
    console.log(`${path}: ${[verdict, ...flagged].join(" ")}${reasons.length > 0 ? ` (${reasons.join(" ")})` : ""}`);
  } catch (error) {
    // What a provider's own filter will not look at is for a person to see.
    if (!(error instanceof RefusedError)) throw error;
    console.log(`${path}: review (the provider refused it)`);
  }
}
