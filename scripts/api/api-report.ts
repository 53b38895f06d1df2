import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-6";

export interface PackageApi {
  readonly name: string;
  readonly entries: readonly EntryApi[];
}

export interface EntryApi {
  /** What a user imports: `@legenda/core/node`. */
  readonly specifier: string;
  /** Every exported name with its declarations, in the order of the names. */
  readonly names: ReadonlyMap<string, string>;
}

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, { readonly types?: string } | string>>;
}

/** Reads the public names of built packages from the declarations of their entries. Packages without entries are left out. */
export function packageApis(folders: readonly string[]): PackageApi[] {
  const packages = folders.map(entriesOf).filter(({ entries }) => entries.length > 0);
  const program = ts.createProgram(
    packages.flatMap(({ entries }) => entries.map(({ file }) => file)),
    // Names and texts are read, nothing is checked: neither the standard library nor other packages' types are needed.
    { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, noLib: true, types: [] },
  );
  return packages.map(({ name, entries }) => ({
    name,
    entries: entries.map(({ specifier, file }) => ({ specifier, names: namesOf(program, file) })),
  }));
}

function entriesOf(folder: string): {
  readonly name: string;
  readonly entries: readonly { readonly specifier: string; readonly file: string }[];
} {
  const { name, exports = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const entries = Object.entries(exports).flatMap(([path, entry]) =>
    typeof entry === "object" && entry.types ? [{ specifier: name + path.slice(1), file: join(folder, entry.types) }] : [],
  );
  return { name, entries };
}

/** The report that is committed: one heading for each entry, one line or more for each name. */
export function apiReport({ name, entries }: PackageApi): string {
  const sections = entries.map(
    ({ specifier, names }) => `## \`${specifier}\`: ${names.size} names\n\n\`\`\`ts\n${[...names.values()].join("\n")}\n\`\`\`\n`,
  );
  return `# The public surface of ${name}\n\nWritten by \`npm run api\`. Do not edit.\n\n${sections.join("\n")}`;
}

function namesOf(program: ts.Program, file: string): ReadonlyMap<string, string> {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is not a module with declarations. Build the packages first.`);
  const names = checker.getExportsOfModule(module).sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(names.map((symbol) => [symbol.name, declarationText(symbol, checker)]));
}

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

function declarationText(exported: ts.Symbol, checker: ts.TypeChecker): string {
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
  const declarations = symbol.declarations ?? [];
  if (declarations.length === 0) return `export ${exported.name}; // not resolved`;
  const renamed = symbol.name === exported.name ? "" : ` // exported as ${exported.name}`;
  return declarations.map((declaration) => printed(declaration) + renamed).join("\n");
}

/** A declaration as it stands in its file, without comments; of a variable, its whole statement. */
function printed(declaration: ts.Declaration): string {
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const text = ts.isSourceFile(node) ? `namespace ${node.fileName.split("/").at(-1)}` : print(node);
  return text.replace(/^export declare |^export |^declare /, "");
}

function print(node: ts.Node): string {
  return printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
}
