import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, snippetsOf } from './snippets.ts';

/** A change of one file, as the page "How to add" shows it. */
interface Change {
  readonly file: string;
  readonly isNew: boolean;
  /** Lines that have to be there, one behind another: those around a change, and those that go. */
  readonly olds: readonly string[];
}

const changes: readonly Change[] = snippetsOf('docs/how-to-add.md')
  .filter((s) => s.language === 'diff')
  .flatMap(({ code }) => code.split(/^(?=--- )/m).map(changeOf));

function changeOf(patch: string): Change {
  const [, from, to] = /^--- (\S+)\n\+\+\+ b\/(\S+)\n/.exec(patch) ?? [];
  if (from === undefined || to === undefined) throw new Error(`no change of a file: ${patch.slice(0, 60)}`);
  const hunks = patch.split(/^@@ .*@@\n/m).slice(1);
  const old = (hunk: string): string =>
    hunk
      .split('\n')
      .filter((l) => /^[ -]/.test(l))
      .map((l) => `${l.slice(1)}\n`)
      .join('');
  return { file: to, isNew: from === '/dev/null', olds: hunks.map(old).filter((o) => o !== '') };
}

describe('the changes of docs/how-to-add.md fit the source', () => {
  test('there is one for each kind of thing', () => {
    const files = changes.map((c) => c.file);
    for (const folder of ['rules/en', 'attribute/rules', 'lint/rules', 'present', 'server/routes', 'store'])
      expect(
        files.some((f) => f.startsWith(`src/${folder}/`)),
        folder,
      ).toBe(true);
  });

  test.each(changes)('$file', ({ file, isNew, olds }) => {
    const path = resolve(ROOT, file);
    expect(existsSync(path), file).toBe(!isNew);
    if (isNew) return;
    const text = readFileSync(path, 'utf8');
    for (const old of olds) expect(text).toContain(old);
  });
});
