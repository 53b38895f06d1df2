import { thrownBy } from "@legenda/test-kit";
import { describe, expect, it } from "vitest";
import { TemplateError } from "../errors/template-error.js";
import { parseTemplate, type TemplateSlot } from "./index.js";

/** The one slot of a template, without its place. */
function slotOf(template: string): Partial<TemplateSlot> {
  const { place: _, ...slot } = parseTemplate(template, { allowThis: true }).slots[0] as TemplateSlot;
  return slot;
}

describe("slots", () => {
  it.each([
    ["{x}", { name: "x", path: ["x"], kind: "none", optional: false }],
    ["{\t x }", { name: "x", path: ["x"], kind: "none", optional: false }],
    ["{x?}", { name: "x", path: ["x"], kind: "none", optional: true }],
    ["{ x ? : image ( detail = original ) }", { name: "x", path: ["x"], kind: "image", optional: true, detail: "original" }],
    ["{_a.$b.c1:json}", { name: "_a", path: ["_a", "$b", "c1"], kind: "json", optional: false }],
    ["{ a . b ?}", { name: "a", path: ["a", "b"], kind: "none", optional: true }],
    [
      "{photos.0:images(detail=auto)}",
      { name: "photos", path: ["photos", "0"], kind: "images", optional: false, detail: "auto" },
    ],
    ["{x:image()}", { name: "x", path: ["x"], kind: "image", optional: false }],
    ["{größe}", { name: "größe", path: ["größe"], kind: "none", optional: false }],
    ["{名前.長さ}", { name: "名前", path: ["名前", "長さ"], kind: "none", optional: false }],
    ["{this.tone}", { name: "this", path: ["this", "tone"], kind: "none", optional: false }],
    ["{x.this}", { name: "x", path: ["x", "this"], kind: "none", optional: false }],
    ["MESSAGES: {h}", { name: "h", path: ["h"], kind: "messages", optional: false }],
  ])("%s", (template, slot) => {
    expect(slotOf(template)).toEqual(slot);
  });

  it("are listed in reading order, each name once", () => {
    const { slots, names } = parseTemplate("SYSTEM: {b} {a.x}\nMESSAGES: {h}\nUSER: {a.y} {b} {this.z}", { allowThis: true });
    expect(slots.map(({ path }) => path.join("."))).toEqual(["b", "a.x", "h", "a.y", "b", "this.z"]);
    expect(names).toEqual(["b", "a", "h"]);
  });

  it.each([
    ["{url:imgae}", /There is no kind "imgae". Did you mean "image"\?/, "imgae"],
    ["{url:Image}", /Did you mean "image"\?/, "Image"],
    ["{url:picture}", /There is no kind "picture". Choose one of json, list, .*cache_control\./, "picture"],
    ["{url:messages}", /There is no kind "messages"/, "messages"],
    ["{url:none}", /There is no kind "none"/, "none"],
    ["{url:}", /There is no kind ""/, ""],
    ["{note: say it}", /For a literal brace write "\{\{"/, "say it"],
    ["{a:b:c}", /one colon/, "c"],
    ["{url:image(quality=low)}", /There is no option "quality". Choose one of detail\./, "quality"],
    ["{url:image(detial=low)}", /Did you mean "detail"\?/, "detial"],
    ["{url:image(detail=tiny)}", /There is no detail "tiny". Choose one of low, high, auto, original\./, "tiny"],
    ["{url:image(detail=hgih)}", /Did you mean "high"\?/, "hgih"],
    ["{url:image(detail)}", /There is no detail "detail"/, "detail"],
    ["{url:image(detail=low, detail=low)}", /twice/, "detail"],
    ["{url:image(detail=low,)}", /There is no option ""/, ""],
    ["{url:image(detail=low}", /Options end with "\)"/, "detail=low"],
    ["{url:image(detail=low) x}", /Options end with "\)"/, "detail=low) x"],
    ["{xs:list(sep=a)}", /:list has no options/, "sep=a)"],
    ["{:cache_control(x)}", /has no options/, "x)"],
    ["{a} {x:cache_control}", /A cache mark has no name: write \{:cache_control\}/, "x"],
    ["{:image}", /no name/, ""],
    ["a {:cache_contrl}", /Did you mean "cache_control"\?/, "cache_contrl"],
    ["{x.}", /"" is not a name/, ""],
    ["{x..y}", /"" is not a name/, ""],
    ["{x.1a}", /"1a" is not a name/, "1a"],
    ["{first name}", /"first name" is not a name. For a literal brace/, "first name"],
    ["{x-y}", /"x-y" is not a name/, "x-y"],
    ["{return x;}", /For a literal brace write "\{\{"/, "return x;"],
    ["{x?.y}", /The "\?" belongs after the whole path/, "x?"],
    ["{x??}", /The "\?" belongs after the whole path/, "x?"],
    ["{x:image?}", /The "\?" belongs before the kind/, "image?"],
    ["{__proto__}", /"__proto__" is not allowed in a path/, "__proto__"],
    ["{constructor}", /"constructor" is not allowed in a path/, "constructor"],
    ["{x.constructor.name}", /"constructor" is not allowed in a path/, "constructor"],
    ["{x.prototype:json}", /"prototype" is not allowed in a path/, "prototype"],
    ["{this.constructor.name}", /"constructor" is not allowed/, "constructor"],
    ["{this}", /write \{this\.name\}/, "this"],
    ["{x", /not closed/, "{"],
    ["{x\n}", /not closed/, "{"],
    ["{x {y}", /not closed/, "{"],
    ["{x:image(", /not closed/, "{"],
  ])("faults: %s", (template, message, shown) => {
    const error = thrownBy(() => parseTemplate(`Line one\n${template}`, { allowThis: true }), TemplateError);
    expect(error.message).toMatch(message);
    expect(error.line).toBe(2);
    expect(caretsOf(error)).toBe(shown || caretsOf(error).slice(0, 1));
  });

  it("read the instance in a decorated method alone", () => {
    const error = thrownBy(() => parseTemplate("A {this.tone} caption"), TemplateError);
    expect(error.message).toMatch(/decorated method/);
    expect(caretsOf(error)).toBe("this.tone");
  });

  it.each([
    ["{x} {x:image}", false],
    ["{x:image} {x}", false],
    ["{x:image} {x:images}", false],
    ["{x:part} {x:image}", false],
    ["{x:parts} {x:json}", false],
    ["{a.b:image} {a.b}", false],
    ["{a.b:image} {a.c}", true],
    ["{x:image} {x:image(detail=low)}", true],
    ["{x?:image} {x:image}", true],
    ["{x:list} {x:json}", true],
    ["{x} {x:text}", true],
  ])("of one name agree on a media kind: %s", (template, fine) => {
    if (fine) expect(parseTemplate(template).slots).toHaveLength(2);
    else expect(() => parseTemplate(template)).toThrow(/has the kind ".+" here and ".+" before/);
  });
});

/** The text above the carets. */
function caretsOf(error: TemplateError): string {
  const [line = "", carets = ""] = error.message.split("\n").slice(-2);
  const start = carets.indexOf("^");
  return line.slice(start, start + carets.trim().length);
}
