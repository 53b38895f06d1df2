/**
 * Draws new scenes, asks the embedded model about each of them through decorated functions, and
 * prints how many answers were exactly right.
 *
 *   npm run eval:scenes -- [--count 500] [--seed 20261120] [--json] [--show]
 */
import { parseArgs } from "node:util";
import { ResponseError } from "@legenda/core";
import { scenes } from "@legenda/local";
import { captionsWith } from "./captions.js";
import { drawScene } from "./draw.js";
import { prompts } from "./prompts.js";
import { Random } from "./random.js";
import { names, readObjects, tagsOf } from "./read-answer.js";
import { makeScene, type Scene } from "./scene.js";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "500" },
    seed: { type: "string", default: "20261120" },
    json: { type: "boolean", default: false },
    show: { type: "boolean", default: false },
  },
});
const count = Number(values.count);
const random = new Random(Number(values.seed));

const model = scenes();
const captions = captionsWith(model);

type Outcome = Readonly<Record<string, boolean>>;
const outcomes: Outcome[] = [];
const startedAt = performance.now();
for (let index = 0; index < count; index++) {
  const scene = makeScene(random);
  const photo = await drawScene(scene, random.pick(["png", "jpeg", "webp"] as const));
  outcomes.push(await judge(scene, photo, index));
  if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${count} scenes`);
}
if (process.stderr.isTTY) process.stderr.write("\n");
const seconds = (performance.now() - startedAt) / 1000;
await model.close();

const figures = Object.keys(outcomes[0] ?? {}).map((name) => {
  const right = outcomes.filter((outcome) => outcome[name]).length;
  return { name, right, of: outcomes.length, percent: Number(((100 * right) / outcomes.length).toFixed(1)) };
});
if (values.json) console.log(JSON.stringify({ seed: Number(values.seed), seconds, figures }));
else
  for (const { name, right, of, percent } of figures)
    console.log(`${name.padEnd(44)} ${`${right}/${of}`.padStart(9)}  ${percent.toFixed(1)} %`);

async function judge(scene: Scene, photo: Uint8Array, index: number): Promise<Outcome> {
  const asked = (task: keyof typeof prompts) => prompts[task][index % prompts[task].length] as string;
  const text = async (task: keyof typeof prompts) => captions.text({ instruction: asked(task), photo });
  const [caption, detailed, alt, tags] = [
    await text("caption"),
    await text("detailed"),
    await text("altText"),
    await text("tags"),
  ];
  const typed = await valid(captions.altText({ instruction: asked("typed"), photo }));
  const described = await valid(captions.scene({ instruction: asked("typed"), photo }));
  const listed = described?.objects.map(({ color, ...object }) => ({ colour: color, ...object })) ?? [];
  const outcome = {
    "caption: objects, colours, shapes": names(scene, readObjects(caption), ["colour", "shape"]),
    "detailed: objects, colours, shapes": names(scene, readObjects(detailed), ["colour", "shape"]),
    "detailed: positions and sizes": names(scene, readObjects(detailed), ["colour", "shape", "size", "position"]),
    "alt text: objects and positions": names(scene, readObjects(alt), ["colour", "shape", "position"]),
    "alt text: at most 120 characters": alt.length <= 120,
    "tags: each object, once": tagsRight(scene, tags.split(",")),
    "typed alt text and tags: valid": typed !== undefined,
    "typed alt text and tags: right":
      typed !== undefined && names(scene, readObjects(typed.alt), ["colour", "shape"]) && tagsRight(scene, typed.tags),
    "typed list of objects: valid": described !== undefined,
    "typed list of objects: right":
      described?.count === scene.objects.length && names(scene, listed, ["colour", "shape", "size", "position"]),
  };
  if (values.show && Object.values(outcome).includes(false)) {
    const wrong = Object.keys(outcome).filter((name) => !outcome[name as keyof typeof outcome]);
    console.error(JSON.stringify({ index, wrong, scene, answers: { caption, detailed, alt, tags, typed, described } }));
  }
  return outcome;
}

function tagsRight(scene: Scene, tags: readonly string[]): boolean {
  const given = tags.flatMap((tag) => readObjects(tag).map(({ colour, shape }) => `${colour} ${shape}`)).sort();
  return given.join() === tagsOf(scene).join();
}

/** The value, or nothing where the answer is not valid JSON for the schema. Any other error is a fault of the run. */
async function valid<T>(call: PromiseLike<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ResponseError) return undefined;
    throw error;
  }
}
