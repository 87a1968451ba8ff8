import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { listsIn } from '../../scripts/word-lists.ts';

/*
 * Knowledge of English is data and lies in `src/rules/`. What still stands elsewhere is counted here, file by file, and can only become
 * less: `RATCHET=write npx vitest run test/house/words-outside.test.ts` writes lower numbers down, and never a higher one.
 */
const SRC = resolve(import.meta.dirname, '../../src');
const RATCHET = resolve(import.meta.dirname, 'words-outside.json');
/** How many lists of words each file outside of `rules/` has; files without are left out. */
function found(): Readonly<Record<string, number>> {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts') && !f.startsWith('rules/'))
    .sort();
  return Object.fromEntries(files.map((f) => [f, listsIn(readFileSync(join(SRC, f), 'utf8'))]).filter(([, n]) => n));
}

test('no list of English words is added outside of src/rules/', () => {
  const known = JSON.parse(readFileSync(RATCHET, 'utf8')) as Readonly<Record<string, number>>;
  const now = found();
  const more = Object.entries(now).filter(([file, n]) => n > (known[file] ?? 0));
  const told = more.map(([file, n]) => `${file}: ${n} lists of words, ${known[file] ?? 0} before`);
  expect(told, 'words of the language belong in src/rules/, under a name').toEqual([]);
  if (process.env.RATCHET === 'write') writeFileSync(RATCHET, `${JSON.stringify(now, null, 2)}\n`);
  else expect(known, 'it has become less: RATCHET=write keeps it so').toEqual(now);
});

test('what counts as a list of words', () => {
  expect(
    [
      "const X = new Set(['said', 'told', 'wrote', 'added']);",
      "const X = ['said', 'told', 'wrote'];",
      "const X = ['said', 'told', 'wrote', 'added'] as const;",
      "const X = { y: ['said', 'told', 'wrote', 'added'] } as const;",
      "const X = { y: ['said', 'told', 'wrote', 'added'] };",
      "const X = 'said told wrote added'.split(' ');",
      "const x = 'The mayor said so.';",
      'const X = /\\b(?:said|told|wrote|add(?:s|ed))\\b/;',
      'const X = /\\b(?:said|told)\\b/;',
      'const X = /^said|^told|^wrote|^added/;',
      'const X = /[a-z]|\\d|\\s|\\p{L}/u;',
    ].map(listsIn),
  ).toEqual([1, 0, 0, 0, 1, 1, 0, 1, 0, 1, 0]);
});
