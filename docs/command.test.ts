/**
 * Gives every command of docs/web-shop.md and docs/command.md as a reader would, and holds what it prints against what the
 * page shows; holds docs/command-reference.md against the command's own definitions.
 *
 * A page shows what was printed at its latest renewal: `npm test -- docs/command.test.ts -u` renews all three.
 */
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barOfRun } from "./testing/bar-of-run.js";
import { commandReference } from "./testing/command-reference.js";
import { pageBlocks } from "./testing/page-blocks.js";
import { pictureSizes } from "./testing/picture-sizes.js";
import { type PageSettings, runPage, shell } from "./testing/run-page.js";
import { type SeeingServer, seeingServer } from "./testing/seeing-server.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const pictures = join(root, "examples", "images");
const renewal = "Look at what has changed, and renew it: npm test -- docs/command.test.ts -u";

/** Blocks of the shell that are not run, with the reason. */
const untested: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "web-shop.md": {
    "npm run build": "it installs and builds this repository, which is done before its tests begin",
    "npm install --global ./packages/cli":
      "it was given before the first page, into a folder of the tests, and made the command that they run",
  },
  "command.md": {
    "npm run build\nnpm install --global ./packages/cli": "as in web-shop.md",
  },
};

let home: string;
let server: SeeingServer;
let env: Record<string, string>;
beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), "legenda-docs-")));
  server = await seeingServer();
  const path = [join(home, "npm", "bin"), dirname(process.execPath), process.env.PATH ?? ""].join(delimiter);
  env = {
    PATH: path,
    HOME: home,
    LANG: "C.UTF-8",
    PICTURES: pictures,
    PRODUCTS: join(root, "examples", "web-shop", "products.csv"),
  };
  // The command as the pages have it installed.
  const npm = { npm_config_prefix: join(home, "npm"), npm_config_offline: "true", npm_config_audit: "false" };
  const { code, output } = await shell("npm install --global ./packages/cli", root, { ...env, ...npm });
  if (code !== 0) throw new Error(output);
}, 120_000);
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

/** A folder with the pictures of the examples, and the packages that a file of the reader's own imports. */
async function readersFolder(): Promise<string> {
  const folder = await mkdtemp(join(home, "shop-"));
  await cp(pictures, join(folder, "photos"), { recursive: true });
  await mkdir(join(folder, "node_modules", "@legenda"), { recursive: true });
  for (const name of ["core", "captions", "openai"]) {
    await symlink(join(root, "packages", name), join(folder, "node_modules", "@legenda", name), "junction");
  }
  await writeFile(join(folder, "bar.txt"), barOfRun());
  await writeFile(join(folder, "sizes.txt"), pictureSizes());
  return folder;
}

test.each(["web-shop.md", "command.md"])("%s shows what its commands print", { timeout: 240_000 }, async (name) => {
  const page = await readFile(join(root, "docs", name), "utf8");
  const settings: PageSettings = {
    folder: await readersFolder(),
    env,
    added: { ".env": `OPENAI_BASE_URL=${server.url}\n` },
    untested: untested[name] ?? {},
  };
  const ran = await runPage(page, settings);
  expect(ran.faults).toEqual([]);
  expect(ran.commands).toBeGreaterThan(10);
  await expect(ran.page, `docs/${name} does not show what its commands print. ${renewal}`).toMatchFileSnapshot(name);
});

test("a page that shows something else, or ends otherwise, is found out", async () => {
  const sh = (command: string) => `\`\`\`sh\n${command}\n\`\`\`\n\n`;
  const text = (shown: string) => `\`\`\`text\n${shown}\n\`\`\`\n\n`;
  const folder = await mkdtemp(join(home, "page-"));
  const page = `${sh("echo one; echo 12 ms")}${text("one\n9 ms")}${sh("echo two; echo three")}${text("…\nthree")}`;
  expect(await runPage(page, { folder, env })).toEqual({ page, faults: [], commands: 2 });

  const wrong = `${sh("echo one")}${text("two")}<!-- exit: 1 -->\n\n${sh("true")}${sh("false; true")}${sh("sudo rm")}`;
  const ran = await runPage(wrong, { folder, env, untested: { "sudo rm": "it is not meant", "npm start": "nobody says so" } });
  expect(ran.page).toBe(wrong.replace("two", "one"));
  expect(ran.faults).toEqual([
    expect.stringMatching(/^Line \d+: it ended with 0 and not with 1/),
    expect.stringMatching(/^Line \d+: it ended with 1 and not with 0/),
    "The page has no command that is left untested: npm start",
  ]);
});

test("command-reference.md is what the command's own definitions say", async () => {
  const outdated = `docs/command-reference.md is not what the command's definitions say. ${renewal}`;
  await expect(commandReference(), outdated).toMatchFileSnapshot("command-reference.md");
});

test("the table of the example is the one that the page shows", async () => {
  const page = await readFile(join(root, "docs", "web-shop.md"), "utf8");
  const shown = pageBlocks(page).find(({ notes }) => notes.file === "products.csv");
  expect(shown?.text).toBe(await readFile(join(root, "examples", "web-shop", "products.csv"), "utf8"));
});
