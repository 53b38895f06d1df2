import { expect, it } from "vitest";
import { done } from "../testing/results.js";
import { cleanText, withinBytes } from "./clean-text.js";
import { isCameraText } from "./is-camera-text.js";
import { textsOf } from "./texts-of.js";

it("takes the texts of the usual answers", () => {
  const of = (value: unknown) => Object.fromEntries(Object.entries(textsOf(done("a.jpg", value))).filter(([, text]) => text));
  expect(of("A boat")).toEqual({ alt: "A boat", description: "A boat" });
  expect(of(["sea", "sea", " red  boat "])).toEqual({ tags: ["sea", "red boat"] });
  expect(of({ alt: "A boat", decorative: false })).toEqual({ alt: "A boat", description: "A boat" });
  expect(of({ alt: "", decorative: true })).toEqual({});
  expect(of({ caption: "A boat", tags: ["sea"] })).toEqual({ alt: "A boat", description: "A boat", tags: ["sea"] });
  expect(of({ title: "Boat", description: "A red boat", attributes: { colour: "red" } })).toEqual({
    title: "Boat",
    description: "A red boat",
  });
  expect(of({ title: "Boats", description: "All boats", alt: "A boat" })).toEqual({
    title: "Boats",
    description: "All boats",
    alt: "A boat",
  });
  expect(of({ alt_text: "A boat" })).toEqual({ alt: "A boat", description: "A boat" });
  for (const nothing of [undefined, null, 7, "", " \n", {}, [], { alt: 3n }, Object.create({ alt: "inherited" })]) {
    expect(of(nothing)).toEqual({});
  }
});

it("cleans texts", () => {
  expect(cleanText(" a\r\nb\rc\u0085d\ve\u0000\u009ff\ud83d ")).toBe("a\nb\nc\nd\nef\ufffd");
});

it("cuts texts between characters", () => {
  expect(withinBytes("abc", 3)).toBe("abc");
  expect(withinBytes("abcd", 3)).toBe("abc");
  expect(withinBytes("aé", 2)).toBe("a");
  expect(withinBytes("a 👩‍👩‍👧", 12)).toBe("a");
  expect(withinBytes("e\u0301e\u0301", 4)).toBe("e\u0301");
});

it("knows what cameras write", () => {
  const cameras = [
    "OLYMPUS DIGITAL CAMERA",
    "SONY DSC",
    "DCIM\\100MEDIA\\DJI_0001.JPG",
    "<KENOX S860>",
    "cof_vivid",
    "IMG_1234.jpg",
  ];
  for (const text of cameras) expect(isCameraText(text), text).toBe(true);
  for (const text of ["A digital clock", "Default settings of the press", "Boat", "Jpeg compression chart"]) {
    expect(isCameraText(text), text).toBe(false);
  }
});
