import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { articleFolder } from '../bulk/articles.ts';
import { hearsay } from '../cli/run.ts';
import { filledUp, smallDisk } from '../promises/full-disk.ts';

test.each(Array.from({ length: 20 }, (_, i) => [1_500 + 177 * i, 1 + (i % 7)]))(
  'a disk of %d kB, filled %d articles at a time',
  async (kilobytes, batch) => {
    const disk = smallDisk(kilobytes)!;
    try {
      expect(await filledUp(disk, { batch })).toEqual([]);
    } finally {
      disk.remove();
    }
  },
);

test('the command says so in one line, and the same command goes on when there is room', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-articles-'));
  const disk = smallDisk(3_000)!;
  try {
    const [path, roomy] = [join(disk.path, 'ledger.db'), join(folder, 'roomy.db')];
    const articles = articleFolder(join(folder, 'articles'), 150, { words: 150 });
    const command = (db: string) => hearsay(['add', articles, '--db', db, '--engine', 'rules', '--jobs', '1']);
    const full = await command(path);
    expect([full.code, full.err.split('\n').filter((l) => l.includes('full'))]).toEqual([
      1,
      [`hearsay: ${path}: the disk is full`],
    ]);
    expect(full.err).not.toContain('fault in hearsay');
    disk.grow(64_000);
    expect((await command(path)).code).toBe(0);
    expect((await command(roomy)).code).toBe(0);
    const held = [];
    for (const db of [path, roomy]) {
      const { store } = await openLedger({ path: db });
      expect(await store.check()).toEqual([]);
      const { articles, statements } = await store.stats();
      held.push({ articles, statements });
      await store.close();
    }
    expect(held[0]).toEqual(held[1]);
    expect(held[0]?.articles).toBe(150);
  } finally {
    disk.remove();
    rmSync(folder, { recursive: true });
  }
});
