import { colours, positions, type Scene, type SceneObject, shapes } from "./scene.js";

/** What a text says of one object; a word that does not stand there is missing. */
export interface Named {
  readonly colour?: string;
  readonly shape?: string;
  readonly size?: string;
  readonly position?: string;
}

const numbers: Readonly<Record<string, number>> = { two: 2, three: 3 };
const colourNames = Object.keys(colours).join("|");
// The longest first: "top left" is not "top".
const positionNames = [...positions].sort((one, other) => other.length - one.length).join("|");
const objectPattern = new RegExp(
  `\\b(?:(two|three)\\s+)?(?:(small|large)\\s+)?(${colourNames})\\s+(${shapes.join("|")})(?:es|s)?\\b(?:\\s+(?:at|in|on|to)\\s+the\\s+(${positionNames}))?`,
  "gi",
);

/** Reads the objects out of a caption in any of the model's wordings. */
export function readObjects(text: string): Named[] {
  return [...text.matchAll(objectPattern)].flatMap(([, count, size, colour, shape, position]) => {
    const named: Named = {
      ...(colour && { colour: colour.toLowerCase() }),
      ...(shape && { shape: shape.toLowerCase() }),
      ...(size && { size: size.toLowerCase() }),
      ...(position && { position: position.toLowerCase() }),
    };
    return Array<Named>(numbers[count?.toLowerCase() ?? ""] ?? 1).fill(named);
  });
}

/** Whether an answer names exactly the scene's objects, each with exactly the given properties right, in any order. */
export function names(scene: Scene, answer: readonly Named[], properties: readonly (keyof Named & keyof SceneObject)[]): boolean {
  const key = (object: Named) => properties.map((property) => object[property] ?? "").join(" ");
  const wanted = scene.objects.map(key).sort();
  const given = answer.map(key).sort();
  return wanted.length === given.length && wanted.every((one, index) => one === given[index]);
}

/** The tags that a scene should have: each kind of object once. */
export function tagsOf(scene: Scene): string[] {
  return [...new Set(scene.objects.map(({ colour, shape }) => `${colour} ${shape}`))].sort();
}
