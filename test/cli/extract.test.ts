import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { progressText, summaryText } from '../../src/cli/bulk-progress.ts';
import { fromJson } from '../../src/records/json.ts';
import { articleFolder, articleLines } from '../bulk/articles.ts';
import { hearsay } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-cli-extract-'));
afterAll(() => rmSync(folder, { recursive: true }));

const counts = { read: 0, attributions: 0, failed: 0, skipped: 0, codes: {} };

test('reads what it is given in order, goes on after a bad input, and says so', { timeout: 120_000 }, async () => {
  const dir = articleFolder(join(folder, 'many'), 3);
  mkdirSync(join(folder, 'empty'));
  const missing = join(folder, 'missing.txt');
  const out = join(folder, 'many.jsonl');
  const paths = [dir, missing, join(folder, 'empty'), join(dir, '00000.txt')];
  const run = await hearsay(['extract', ...paths, '--engine', 'rules', '--out', out, '--jobs', '2', '--resume']);
  expect(run.code).toBe(1);
  expect(run.out).toBe('');
  expect(run.err.replace(/; (\d+ s|under a second), [\d.]+ a second$/m, '; TIME')).toBe(
    [
      `hearsay: no such file: ${missing}`,
      `hearsay: no files in folder: ${join(folder, 'empty')}`,
      'hearsay: 4 read, 2 failed (1 missing, 1 no-articles); TIME',
      '',
    ].join('\n'),
  );
  const read = readFileSync(out, 'utf8').trimEnd().split('\n').map(fromJson);
  const names = ['00000', '00001', '00002', '00000'].map((n) => join(dir, `${n}.txt`));
  expect(read.map((r) => r.article.file)).toEqual(names);

  // The same once more: there is nothing left to do, and the exit code is the same.
  const again = await hearsay(['extract', ...paths, '--engine', 'rules', '--out', out, '--jobs', '1', '--resume']);
  expect([again.code, again.out]).toEqual([1, '']);
  expect(again.err).toMatch(/^hearsay: 4 read, 2 failed \(1 missing, 1 no-articles\), 6 of them before; [^,]*\n$/);
});

test('from standard input to standard output', { timeout: 120_000 }, async () => {
  const failures = join(folder, 'failed.jsonl');
  const stdin = `${articleLines(2)}no JSON\n`;
  const args = ['extract', '-', '--engine', 'rules', '--failures', failures];
  const { code, out, err } = await hearsay(args, { stdin });
  expect(code).toBe(1);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((l) => fromJson(l).article.title),
  ).toEqual(['Article 0', 'Article 1']);
  expect(err).toContain(`1 failed (1 bad-json; see ${failures})`);
  expect(JSON.parse(readFileSync(failures, 'utf8'))).toMatchObject({ code: 'bad-json', stage: 'unpack' });
});

test('what is no use is refused in one line', { timeout: 120_000 }, async () => {
  const [path = ''] = [join(articleFolder(join(folder, 'bad'), 1), '00000.txt')];
  for (const [args, code, line] of [
    [['--jobs', '0'], 2, "option '-j, --jobs <n>' argument '0' is invalid. Give a number from 1 to 512."],
    [
      ['--format', 'csv'],
      2,
      "option '-f, --format <name>' argument 'csv' is invalid. Allowed choices are jsonl, parquet, articles.",
    ],
    [['--format', 'parquet'], 1, 'a Parquet file cannot go to standard output'],
    [['--resume'], 1, 'cannot resume without an output file'],
    [['--out', path], 1, `output is an input too: ${path}`],
    [['--out', join(folder, 'no/x')], 1, `cannot write ${join(folder, 'no/x')}: its folder does not exist`],
  ] as const) {
    const run = await hearsay(['extract', path, '--engine', 'rules', ...args]);
    expect([run.code, run.err.split('\n')[0]]).toEqual([code, `hearsay: ${line}`]);
  }
  expect(existsSync(path)).toBe(true);
});

test('progress and summary in words', () => {
  const at = (read: number, failed: number, bytes: number) => ({ ...counts, read, failed, bytes, input: 'x' });
  expect(progressText(at(1_200, 3, 610e6), at(0, 0, 0), 1e9, 8_000)).toBe(
    '1,200 read, 3 failed, 61% of 1.0 GB, 150 a second, 5 s left',
  );
  // What an earlier run did says nothing about the rate.
  expect(progressText(at(1_200, 0, 500e6), at(1_180, 0, 490e6), 1e9, 10_000)).toBe(
    '1,200 read, 50% of 1.0 GB, 2.0 a second, 8 min 20 s left',
  );
  expect(progressText(at(5, 0, 100), at(1, 0, 0), null, 4_000)).toBe('5 read, 1.0 a second');
  const codes = { crash: 2, timeout: 14, empty: 2 };
  expect(summaryText({ ...counts, read: 1_982, failed: 18, skipped: 3, codes, before: 0 }, 'f.jsonl', 123_000)).toBe(
    '1,982 read, 18 failed (14 timeout, 2 crash, 2 empty; see f.jsonl), 3 skipped, no articles; 2 min 3 s, 16 a second',
  );
  expect(summaryText({ ...counts, read: 7, before: 7 }, null, 400)).toBe('7 read, 7 of them before; under a second');
});
