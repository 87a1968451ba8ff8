import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pythonWith, ran } from '../python/python.ts';
import type { Desk } from './desk.ts';
import { placeOf, type Snippet, snippetsIn } from './snippets.ts';

const bare = pythonWith();
const typed = pythonWith('mypy');
const PYTHON = snippetsIn('python');

export function pythonCases(desk: () => Desk): void {
  describe.skipIf(bare === null)('Python', () => {
    beforeAll(() => {
      for (const s of PYTHON) writeFileSync(join(desk().folder, nameOf(s)), s.code);
    });

    test('compiles', async () => {
      expect(PYTHON.length).toBeGreaterThan(3);
      const { told } = await ran(bare!, ['-m', 'py_compile', ...PYTHON.map(nameOf)], { cwd: desk().folder });
      expect(told).toBe('');
    });

    test.skipIf(typed === null)('its types hold', { timeout: 900_000 }, async () => {
      // Blocks of one text follow one another: what one makes the next uses.
      const files = [...new Set(PYTHON.map((s) => s.file))].filter((f) => f.endsWith('python.md'));
      for (const file of files)
        writeFileSync(
          join(desk().folder, 'whole.py'),
          PYTHON.filter((s) => s.file === file)
            .map((s) => s.code)
            .join('\n'),
        );
      const { code, told } = await ran(typed!, ['-m', 'mypy', '--cache-dir', join(desk().folder, 'mypy'), 'whole.py'], {
        cwd: desk().folder,
        env: { MYPYPATH: join(import.meta.dirname, '../../python/src') },
      });
      expect([code, told]).toEqual([0, expect.stringContaining('no issues found')]);
    });

    const complete = PYTHON.filter((s) => s.noRun === null && s.code.startsWith('import hearsay'));
    test.each(complete.map((s) => [placeOf(s), nameOf(s)]))('%s runs', { timeout: 900_000 }, async (_, name) => {
      const bin = join(desk().folder, '.bin/hearsay');
      const { code, told } = await ran(bare!, [name], { cwd: desk().folder, env: { HEARSAY_BIN: bin } });
      expect([code, told]).toEqual([0, expect.stringContaining('asserts')]);
    });
  });
}

const nameOf = (s: Snippet): string => `${placeOf(s).replace(/[^a-z0-9]/gi, '_')}.py`;
