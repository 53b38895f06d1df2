import { afterEach, describe, expect, it } from "vitest";
import { parseTemplate, renderTemplate } from "./index.js";

function textOf(template: string, args: object, self?: object): string {
  const parsed = parseTemplate(template, { allowThis: true });
  const [part] = renderTemplate(parsed, args as Record<string, unknown>, self)[0]?.content ?? [];
  return part?.type === "text" ? part.text : "";
}

class Shape {
  sides = 4;
  get name(): string {
    return `shape of ${this.sides}`;
  }
  area(): number {
    return 1;
  }
  static kind = "flat";
}

class Square extends Shape {
  #label = "square";
  get label(): string {
    return this.#label;
  }
}

describe("paths", () => {
  it("walk own properties and getters", () => {
    const product = {
      name: "Bag",
      get price() {
        return 3;
      },
      sizes: ["s", "m"],
      maker: Object.assign(Object.create(null), { city: "Rome" }),
    };
    expect(textOf("{p.name} {p.price} {p.sizes.1} {p.sizes.length} {p.maker.city}", { p: product })).toBe("Bag 3 m 2 Rome");
  });

  it("walk class instances and the getters of their classes", () => {
    expect(textOf("{s.sides} {s.name} {s.label}", { s: new Square() })).toBe("4 shape of 4 square");
    expect(textOf("{u.host}", { u: new URL("https://example.com/a") })).toBe("example.com");
    expect(textOf("{c.kind}", { c: Shape })).toBe("flat");
  });

  it("walk through a proxy", () => {
    expect(textOf("{s.name}", { s: new Proxy(new Shape(), {}) })).toBe("shape of 4");
  });

  it.each([
    "{s.area}",
    "{s.toString}",
    "{s.hasOwnProperty}",
    "{s.sides.toFixed}",
    "{text.length}",
    "{text.0}",
    "{none.x}",
    "{inherited.x}",
    "{s.__defineGetter__}",
  ])("reach no method, no inherited data and nothing of a primitive: %s", (template) => {
    const args = { s: new Shape(), text: "abc", none: null, inherited: Object.create({ x: 1 }) };
    expect(() => textOf(template, args)).toThrow("has no value");
  });

  it("let a getter's own error through", () => {
    const broken = {
      get x(): string {
        throw new RangeError("broken");
      },
    };
    expect(() => textOf("{broken.x}", { broken })).toThrow(RangeError);
  });
});

describe("first names", () => {
  afterEach(() => {
    Reflect.deleteProperty(Object.prototype, "polluted");
  });

  it("are own keys of the arguments alone", () => {
    for (const name of ["toString", "valueOf", "hasOwnProperty"]) {
      expect(() => textOf(`{${name}}`, {})).toThrow("has no value");
    }
    expect(() => textOf("{name}", new Shape())).toThrow("has no value");
    expect(() => textOf("{x}", Object.create({ x: 1 }))).toThrow("has no value");
    expect(textOf("{toString}", { toString: "a" })).toBe("a");
    expect(textOf("{x}", Object.assign(Object.create(null), { x: 1 }))).toBe("1");
  });

  it("see nothing of a polluted prototype, nor do paths", () => {
    for (const property of [{ value: "evil" }, { get: () => "evil" }]) {
      Object.defineProperty(Object.prototype, "polluted", { ...property, configurable: true });
      expect(textOf("a{polluted?}{x.polluted?}{s.polluted?}{this.polluted?}", { x: {}, s: new Shape() }, {})).toBe("a");
    }
  });
});

describe("this", () => {
  it("reads the instance", () => {
    expect(textOf("{this.name} {name}", { name: "a" }, new Shape())).toBe("shape of 4 a");
    expect(textOf("{this.name?}b", {}, {})).toBe("b");
  });

  it("is never an argument", () => {
    expect(() => textOf("{this.name}", { this: { name: "a" } }, {})).toThrow(/\{this\.name\}: it has no value/);
    expect(() => textOf("{this.name}", {})).toThrow("has no value");
  });
});
