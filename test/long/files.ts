import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Every test that asks `counts.ts` how many rounds it takes, itself or through what it imports of `test/`, by its path below the root. */
export function counting(): readonly string[] {
  const files = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts'))
    .map((f) => join(ROOT, 'test', f));
  const found = new Set([join(ROOT, 'test/counts.ts')]);
  const imports = new Map(
    files.map((f) => [
      f,
      [...readFileSync(f, 'utf8').matchAll(/from '(\.[^']+)'/g)].map((m) => resolve(f, '..', m[1]!)),
    ]),
  );
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const [file, theirs] of imports) if (theirs.some((f) => found.has(f))) found.add(file);
  }
  return [...found].map((f) => relative(ROOT, f)).filter((f) => f.endsWith('.test.ts') && !f.startsWith('test/long/'));
}
