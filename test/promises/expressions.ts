import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A regular expression as it stands in the code. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** File and line. */
  readonly where: string;
}

const codeOf = (path: string): string => {
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.svelte')) return text;
  // The markup becomes blank, so that lines keep their numbers.
  const blank = (markup: string): string => markup.replace(/[^\n]/g, ' ');
  return text
    .split(/(<script[^>]*>|<\/script>)/)
    .map((part, i) => (i % 4 === 2 ? part : blank(part)))
    .join('');
};

/** Every literal expression of `src` and of the scripts of the app, each once with its first place. */
export function literalExpressions(): readonly Expression[] {
  const found = new Map<string, Expression>();
  for (const folder of ['src', 'web/src']) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (!/\.(?:ts|svelte)$/.test(name)) continue;
      const file = ts.createSourceFile(
        name,
        codeOf(join(ROOT, folder, name)),
        ts.ScriptTarget.Latest,
        true,
        ts.ScriptKind.TS,
      );
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/');
          const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
          if (!found.has(node.text))
            found.set(node.text, {
              source: node.text.slice(1, end),
              flags: node.text.slice(end + 1),
              where: `${folder}/${name}:${line}`,
            });
        }
        ts.forEachChild(node, visit);
      };
      visit(file);
    }
  }
  return [...found.values()];
}

/** The expressions that the modules at `paths` (from the root) put together from pieces when they are loaded. */
export async function composedExpressions(paths: readonly string[]): Promise<readonly Expression[]> {
  const found: Expression[] = [];
  const { RegExp: Plain } = globalThis;
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, [pattern, flags = '']: [string | RegExp, string?]) {
      if (typeof pattern === 'string') found.push({ source: pattern, flags, where: 'composed' });
      return new target(pattern, flags);
    },
  });
  try {
    for (const path of paths) await import(join(ROOT, path));
  } finally {
    globalThis.RegExp = Plain;
  }
  return found;
}

/** Files in which an expression is put together from pieces. */
export const composingFiles = (): readonly string[] =>
  readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && /\bRegExp\(/.test(readFileSync(join(ROOT, 'src', name), 'utf8')))
    .sort()
    .map((name) => `src/${name}`);
