import { expect, test } from "vitest";
import { readCaptionsFile } from "../captions-file/index.js";
import { table } from "../sources/table.js";
import { chunked } from "../sources/testing/collect.js";

/** The images and the captions of one table, as a source of images and as a file of captions. */
async function readTwice(content: string | Uint8Array, size: number) {
  const images: [string, string | undefined][] = [];
  for await (const { image, existing } of table(chunked(content, size), { folder: "/data", existing: "alt" })) {
    images.push([image.kind === "file" ? image.path.replace("/data/", "") : "", existing]);
  }
  const captions: [string | undefined, string][] = [];
  for await (const { key, text } of readCaptionsFile(chunked(content, size), { format: "csv" })) captions.push([key, text]);
  return { images, captions };
}

test.each([
  ["commas", "file,alt\na.jpg,A bag\n"],
  ["semicolons and a byte order mark", "\ufefffile;alt\r\na.jpg;A bag\r\n"],
  ["tabs, and no line end", "file\talt\na.jpg\tA bag"],
  ["vertical bars, and carriage returns", "file|alt\ra.jpg|A bag\r"],
  ["a line that names the delimiter", "sep=#\r\nfile#alt\r\na.jpg#A bag\r\n"],
  ["a line that names a delimiter which is not the most frequent one", 'sep=|\n"x,y,z"|file|alt\n1|a.jpg|A bag\n'],
  ["quotes around delimiters in the header", '"a,b,c,""d""";file;alt\n1;a.jpg;A bag\n'],
  ["a header with doubled quotes", `"${'""'.repeat(2_000)};;;",file,alt\n1,a.jpg,A bag\n`],
  ["a header with a line break", '"a\nb,,,,";"file";alt\n1;a.jpg;A bag\n'],
  ["blank lines", "\n\r\nfile,alt\n\na.jpg,A bag\n\n"],
  ["UTF-16", Buffer.from("\ufefffile\talt\r\na.jpg\tA bag\r\n", "utf16le")],
  ["UTF-16, big-endian", Buffer.from("\ufefffile\talt\r\na.jpg\tA bag\r\n", "utf16le").swap16()],
  ["UTF-16 without a mark", Buffer.from("file\talt\r\na.jpg\tA bag\r\n", "utf16le")],
])("a table is read alike as images and as captions: %s", async (_, content) => {
  for (const size of [1, 3, 1000]) {
    expect(await readTwice(content, size)).toEqual({ images: [["a.jpg", "A bag"]], captions: [["a.jpg", "A bag"]] });
  }
});

test.each([
  ...["image", "image_url", "Image URL", "IMG", "url", "src", "file", "filename", "file_name", "path", "photo", "picture"],
  ...["Image Src", "image link", "imageUrl", " Image ", "file path", "Product Image", "image uri", "ＦＩＬＥ"],
])("the column of the images is found by its name: %s", async (name) => {
  const content = `sku,${name},alt\n1,a.jpg,A bag\n`;
  expect(await readTwice(content, 1000)).toEqual({ images: [["a.jpg", "A bag"]], captions: [["a.jpg", "A bag"]] });
});

test.each(["name", "id", "key", "link", "source"])(
  "a column names the captions of images, but holds no images: %s",
  async (name) => {
    const content = `${name},file,alt\n1,a.jpg,A bag\n`;
    expect(await readTwice(content, 1000)).toEqual({ images: [["a.jpg", "A bag"]], captions: [["a.jpg", "A bag"]] });
    await expect(readTwice(`${name},alt\n1,A bag\n`, 1000)).rejects.toThrow(
      "None of the columns of The table is known to hold images",
    );
  },
);

test("a table with an unknown delimiter says how to name it", async () => {
  const content = "file¦alt\na.jpg¦A bag\n";
  await expect(readTwice(content, 1000)).rejects.toThrow(
    'Its columns: "file¦alt". If another character separates columns, begin',
  );
  expect(await readTwice(`sep=¦\n${content}`, 1000)).toEqual({ images: [["a.jpg", "A bag"]], captions: [["a.jpg", "A bag"]] });
});
