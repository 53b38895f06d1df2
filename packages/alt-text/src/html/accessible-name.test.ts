import { describe, expect, test } from "vitest";
import { accessibleName } from "./accessible-name.js";
import { graphicsOf } from "./graphics-of.js";
import { PageTexts } from "./page-texts.js";
import { readPage } from "./read-page.js";

async function nameOf(markup: string): Promise<[text: string, from: string | undefined]> {
  const page = await readPage(pieces(`<!doctype html><title>Names</title><body>${markup}`));
  const [graphic] = graphicsOf(page);
  if (!graphic) throw new Error("The page has no image.");
  const { text, from } = accessibleName(graphic.element, graphic.kind, new PageTexts(page));
  return [text, from];
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const labels = "<p id=one>first <b>wolf</b></p><p id=two>second</p><p id=hidden hidden>hidden</p>";

/** In the order of the steps of the computation: each name takes precedence over those of later steps. */
describe("the accessible name of an image", () => {
  test.each([
    [
      "aria-labelledby before aria-label, alt and title",
      "<img aria-labelledby=one aria-label=l alt=a title=t>",
      "first wolf",
      "aria-labelledby",
    ],
    [
      "several ids, with spaces between, in their order",
      '<img aria-labelledby="two one" alt=a>',
      "second first wolf",
      "aria-labelledby",
    ],
    ["ids that do not exist are ignored", '<img aria-labelledby="none two" alt=a>', "second", "aria-labelledby"],
    [
      "an image that labels itself",
      '<img id=self aria-labelledby="self one" aria-label=l alt=a>',
      "l first wolf",
      "aria-labelledby",
    ],
    ["an image that is a label", '<svg aria-labelledby=icon></svg><img id=icon alt="a wolf">', "a wolf", "aria-labelledby"],
    ["a hidden label", "<img aria-labelledby=hidden alt=a>", "hidden", "aria-labelledby"],
    ["no id that exists: aria-label", "<img aria-labelledby=none aria-label=l alt=a>", "l", "aria-label"],
    ["aria-label before an empty alt", '<img aria-label=l alt="">', "l", "aria-label"],
    ["aria-label of white space is ignored", '<img aria-label=" " alt=a>', "a", "alt"],
    ["alt before title", "<img alt=a title=t>", "a", "alt"],
    ["an empty alt says that there is no name", '<img alt="">', "", "alt"],
    ["title where there is no alt", "<img title=t>", "t", "title"],
    ["nothing", "<img>", "", undefined],
    ["the alt of a button", '<input type=image alt="search" value=v title=t>', "search", "alt"],
    ["the title of a button without an alt", "<input type=image title=t>", "t", "title"],
    ["the alt of an area", "<map><area href=/ alt=north title=t></map>", "north", "alt"],
    ["the title element of a drawing", "<svg><title>a wolf</title><desc>d</desc></svg>", "a wolf", "svg-title"],
    ["only the title that is its child", "<svg><g><title>part</title></g></svg>", "", undefined],
    ["aria-label of a drawing before its title", "<svg aria-label=l><title>t</title></svg>", "l", "aria-label"],
    ["the content of an object", "<object type=image/png data=a.png>a <b>wolf</b></object>", "a wolf", "content"],
    ["the images in the content of an object", "<object type=image/png data=a.png><img alt=wolf></object>", "wolf", "content"],
    ["role=img has no name from its content", "<span role=img>★</span>", "", undefined],
    ["role=img with aria-label", '<span role=img aria-label="five stars">★</span>', "five stars", "aria-label"],
  ])("%s", async (_, markup, text, from) => {
    expect(await nameOf(markup + labels)).toEqual([text, from]);
  });
});
