import { join } from "node:path";
import { say } from "@legenda/conformance/server";
import { readImageCaption } from "@legenda/files";
import { tinyPicture } from "@legenda/test-kit";
import { describe, expect, test } from "vitest";
import { captionProject } from "./testing/caption-project.js";

describe.concurrent("the images' own metadata", () => {
  test("on copies: the images stay as they are, folders are kept", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    await project.write("photos/bags/1.png", tinyPicture(1));
    // Among the images, and no images of the next run.
    const words = ["caption", "photos", "--metadata", "photos/copies", "--out", "captions.csv"];
    const { code, stderr } = await project.legenda(words);
    expect(stderr).toContain("copies");
    expect(code).toBe(0);
    expect(await readImageCaption(join(project.path, "photos/copies/bags/1.png"))).toBe("Picture 1.");
    expect(await readImageCaption(join(project.path, "photos/bags/1.png"))).toBeUndefined();
    expect(project.rows()).toHaveLength(2);
    await project.legenda(words);
    expect(project.server.requests).toHaveLength(2);
    expect(project.rows()).toHaveLength(2);
  });

  test("in place: a second run asks nothing and doubles nothing; old words stay, or are appended to once", async () => {
    await using project = await captionProject();
    await project.pictures(1);
    const words = ["caption", "photos", "--metadata", "in-place"];
    const caption = () => readImageCaption(join(project.path, "photos/0.png"));
    await project.legenda(words);
    expect(await caption()).toBe("Picture 0.");
    await project.legenda(words);
    expect(project.server.requests).toHaveLength(1);
    expect(await caption()).toBe("Picture 0.");

    project.server.script(say("More words."));
    const append = [...words, "--existing", "append", "--separator", " / ", "--journal", "other.journal"];
    for (let run = 0; run < 2; run++) expect((await project.legenda(append)).code).toBe(0);
    expect(await caption()).toBe("Picture 0. / More words.");
    expect(project.server.requests).toHaveLength(2);
  });
});
