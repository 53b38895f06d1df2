/**
 * Writes the public surface of each package to etc/api, or checks that what is committed there is up to date and that no
 * package has more public names than `ceilings.ts` allows.
 *
 *   npm run api [-- --check]
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { apiReport, type PackageApi, packageApis } from "./api-report.ts";
import { ceilings } from "./ceilings.ts";

const folder = join("etc", "api");
const packages = packageApis(publicPackages());
const reports = new Map(packages.map((api) => [join(folder, `${api.name.replace("@legenda/", "")}.md`), apiReport(api)]));

if (process.argv.includes("--check")) {
  const faults = [...staleReports(), ...packages.flatMap(excess)];
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} else {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, report] of reports) writeFileSync(file, report);
  for (const { entries } of packages)
    console.log(entries.map(({ specifier, names }) => `${specifier}: ${names.size}`).join(", "));
}

function publicPackages(): string[] {
  return globSync("packages/*/package.json")
    .sort()
    .filter((file) => !(JSON.parse(readFileSync(file, "utf8")) as { readonly private?: boolean }).private)
    .map(dirname);
}

function staleReports(): string[] {
  const way = "If the change is meant, run `npm run api` and commit the report.";
  const changed = [...reports]
    .filter(([file, report]) => !existsSync(file) || readFileSync(file, "utf8") !== report)
    .map(([file]) => `The public surface differs from ${file}. ${way}`);
  const removed = globSync(join(folder, "*.md")).filter((file) => !reports.has(file));
  return [...changed, ...removed.map((file) => `${file} is of a package that does not exist. ${way}`)];
}

function excess({ name, entries }: PackageApi): string[] {
  const ceiling = ceilings[name] ?? Number.POSITIVE_INFINITY;
  const count = entries.find(({ specifier }) => specifier === name)?.names.size ?? 0;
  return count > ceiling
    ? [`${name} has ${count} public names, and at most ${ceiling} are allowed: see scripts/api/ceilings.ts.`]
    : [];
}
