import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import ts from 'typescript';
import { expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { placeOf, ROOT, snippetsIn } from './snippets.ts';

/** Programs of the documentation: their types hold against the published ones, and they run. */
const ALL = snippetsIn('ts');
const RUN = ALL.filter((s) => s.noRun === null);

/** What the compiler says against programs, as `file: message`. The published types are those of `dist`. */
function faultsIn(programs: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
    strict: true,
    noUnusedLocals: false,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const [get, has, read] = [host.getSourceFile, host.fileExists, host.readFile].map((f) => f.bind(host)) as [
    ts.CompilerHost['getSourceFile'],
    ts.CompilerHost['fileExists'],
    ts.CompilerHost['readFile'],
  ];
  host.fileExists = (file) => programs.has(file) || has(file);
  host.readFile = (file) => programs.get(file) ?? read(file);
  host.getSourceFile = (file, version, ...more) => {
    const own = programs.get(file);
    return own === undefined ? get(file, version, ...more) : ts.createSourceFile(file, own, version);
  };
  const program = ts.createProgram([...programs.keys()], options, host);
  return [...programs.keys()].flatMap((file) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      (d) => `${file}: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}`,
    );
  });
}

export function libraryCases(desk: () => Desk): void {
  test('types hold', { timeout: 900_000 }, () => {
    expect(ALL.length).toBeGreaterThan(3);
    // Beside the package's own files, where `hearsay` is the package itself.
    const programs = new Map(ALL.map((s) => [join(ROOT, `${placeOf(s).replace(/[/:.]/g, '-')}.mts`), s.code]));
    expect(faultsIn(programs)).toEqual([]);
    const wrong = new Map([[join(ROOT, 'wrong.mts'), `import { analyze } from 'hearsay';\n`]]);
    expect(faultsIn(wrong)).toEqual([expect.stringContaining('analyze')]);
  });

  test.each(RUN.map((s) => [placeOf(s), s.code] as const))('%s runs', { timeout: 900_000 }, async (place, code) => {
    const file = `${place.replace(/[/:.]/g, '-')}.mjs`;
    writeFileSync(join(desk().folder, file), transformSync(code, { loader: 'ts', format: 'esm' }).code);
    const { code: ended, out, err } = await desk().run(`node ${file}`);
    expect([ended, err]).toEqual([0, '']);
    expect(out.trim()).not.toBe('');
  });
}
