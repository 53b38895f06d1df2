/**
 * Captions an image by its URL with gpt-4o-mini. Needs OPENAI_API_KEY.
 *
 *   node examples/dist/recipes/caption-by-url.js https://example.com/wolf.jpg
 */
import { type Answer, answer, call, type ImageInput, promptTemplate } from "@legenda/core";
import { openai } from "@legenda/openai";

class Captions {
  @call(openai("gpt-4o-mini"))
  @promptTemplate("Generate a short, descriptive caption for this image: {url:image}")
  caption(_url: ImageInput): Answer<string> {
    return answer();
  }
}

const url = process.argv[2] ?? "https://example.com/wolf.jpg";
console.log(await new Captions().caption(url));
