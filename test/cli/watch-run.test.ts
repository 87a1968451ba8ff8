import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hearsay } from './run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-watch-run-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('watch add, add, watch run: told once, kept in a feed, listed and removed', async () => {
  const db = ['--db', join(folder, 'ledger.db')];
  const article = async (day: number, outlet: string, text: string): Promise<void> => {
    const file = join(folder, `${day}.txt`);
    writeFileSync(file, text);
    const given = ['--outlet', outlet, '--published', `2026-03-0${day}`, '--engine', 'rules', '--jobs', '1'];
    expect((await hearsay(['add', file, ...given, ...db])).code).toBe(0);
  };
  await article(5, 'The Harbour Post', 'Mayor Ana Reyes said the Nara bridge would open in May.');
  const feed = join(folder, 'bridge.xml');
  const added = await hearsay(['watch', 'add', '--source', 'Ana Reyes', '--feed', feed, ...db]);
  expect([added.code, added.err]).toEqual([0, 'hearsay: watching the source Ana Reyes\n']);
  await article(8, 'Quist Journal', 'Engineer Ida Moss denied that the Nara bridge would open in May.');
  const run = await hearsay(['watch', 'run', '--format', 'jsonl', ...db]);
  expect([run.code, run.err]).toEqual([0, '']);
  const event = JSON.parse(run.out) as { id: string; kind: string; text: string };
  expect(event.kind).toBe('disputed');
  expect(readFileSync(feed, 'utf8')).toContain(event.id);
  expect((await hearsay(['watch', 'run', '--format', 'jsonl', ...db])).out).toBe('');
  const shown = await hearsay(['watch', 'events', added.out.trim(), ...db]);
  expect(shown.out.replace(/\s+/g, ' ')).toContain(event.text);
  expect((await hearsay(['watch', 'list', ...db])).out).toContain('source: Ana Reyes');
  expect((await hearsay(['watch', 'remove', added.out.trim(), ...db])).code).toBe(0);
  expect((await hearsay(['watch', 'list', ...db])).out).toBe('WATCHES\n  none\n');
  expect(existsSync(feed)).toBe(true);
}, 240_000);

test('bad input is one line with what to do', async () => {
  const db = ['--db', join(folder, 'other.db')];
  const none = await hearsay(['watch', 'add', ...db]);
  expect([none.code, none.err]).toEqual([
    2,
    'hearsay: give one of --story, --claim, --source, --outlet and --words\n  see hearsay watch add --help\n',
  ]);
  const unknown = await hearsay(['watch', 'add', '--claim', 'c:00', ...db]);
  expect([unknown.code, unknown.err]).toEqual([1, 'hearsay: no claim c:00\n  look it up with `hearsay claims`\n']);
});
