import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { hearsay } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-add-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WORDS = 'Mayor Ana Reyes said the Nara bridge would open in May.';
const fileWith = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const published = async (name: string, ...args: readonly string[]) => {
  const db = join(folder, `${name}.db`);
  const { code, err } = await hearsay(['add', ...args, '--db', db, '--engine', 'rules', '--jobs', '1']);
  expect([err.split('\n')[0], code]).toEqual([expect.stringMatching(/^hearsay: \d+ added; /), 0]);
  const ledger = await openLedger({ path: db, readOnly: true });
  try {
    const { items } = await ledger.store.articles();
    const { items: claims } = await ledger.store.claims({ articles: 1, all: true });
    return { items, outlets: claims.flatMap((c) => c.statements.map((s) => s.outlet)) };
  } finally {
    await ledger.close();
  }
};

test('add is told who published, where and when', async () => {
  const file = fileWith('plain.txt', WORDS);
  const args = ['--outlet', 'The Nara Herald', '--url', 'https://nara.example/a', '--published', '2026-03-05'];
  const { items } = await published('told', file, ...args);
  expect(items).toMatchObject([{ outlet: 'The Nara Herald', url: 'https://nara.example/a', published: '2026-03-05' }]);
}, 120_000);

test('an outlet that nobody names goes by its host, also where many articles are in one file', async () => {
  const lines = [1, 2].map((n) =>
    JSON.stringify({ text: `${WORDS} It rained ${n} days.`, url: `https://www.quist${n}.example/a` }),
  );
  const { items, outlets } = await published('host', fileWith('all.jsonl', lines.join('\n')));
  expect(items.map((p) => p.outlet).sort()).toEqual(['quist1.example', 'quist2.example']);
  expect([...new Set(outlets)].sort()).toEqual(['quist1.example', 'quist2.example']);
}, 120_000);

test('one address is not that of many articles', async () => {
  const { code, err } = await hearsay(['add', folder, '--url', 'https://nara.example/a', '--db', join(folder, 'x.db')]);
  expect([code, err]).toEqual([
    2,
    'hearsay: --url is the address of one article; name one file\n  see hearsay add --help\n',
  ]);
}, 60_000);
