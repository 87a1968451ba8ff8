import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Failed } from '../../src/bulk/failed.ts';
import { rounds } from '../counts.ts';
import { articleFolder } from './articles.ts';
import { type Built, built } from './built.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-killers-'));
let bulk: Built;
beforeAll(async () => {
  bulk = await built();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  bulk.remove();
});

const KINDS = ['endless', 'memory', 'crash', 'exit', 'memory'] as const;
const CODES = { endless: 'timeout', memory: 'out-of-memory', crash: 'crash', exit: 'crash' } as const;
/** Every so many articles one is a killer; of the killers there is each kind. */
const EVERY = rounds({ few: 40, full: 100 });
const KILLERS = rounds({ few: 5, full: 20 });
const ARTICLES = KILLERS * EVERY;
const isKiller = (i: number): boolean => i % EVERY === EVERY / 2;
const kindOf = (i: number): (typeof KINDS)[number] => KINDS[Math.floor(i / EVERY) % KINDS.length]!;

test(`${KILLERS} killers among ${ARTICLES} cost themselves only`, { timeout: 600_000 }, async () => {
  const dir = articleFolder(join(folder, 'articles'), ARTICLES, {
    words: 30,
    instead: (i) => (isKiller(i) ? `KILLER ${kindOf(i)}` : null),
  });
  const out = join(folder, 'out.jsonl');
  const failures = join(folder, 'failed.jsonl');
  const analyser = `file://${bulk.program('killers')}`;
  const summary = await bulk.extract({
    paths: [dir],
    engine: 'rules',
    out,
    failures,
    jobs: 2,
    memory: 64,
    timeLimit: 4,
    analyser,
  });
  expect([summary.read, summary.failed]).toEqual([ARTICLES - KILLERS, KILLERS]);
  const parsed = (path: string): readonly unknown[] =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  const all = Array.from({ length: ARTICLES }, (_, i) => i);
  const name = (i: number): string => join(dir, `${String(i).padStart(5, '0')}.txt`);
  const failed = parsed(failures) as readonly Failed[];
  expect(failed.map((f) => [f.input, f.stage, f.code])).toEqual(
    all.filter(isKiller).map((i) => [name(i), 'analyse', CODES[kindOf(i)]]),
  );
  expect(failed.every((f) => f.reason !== '' && f.hint !== null)).toBe(true);
  const read = parsed(out) as readonly { readonly article: { readonly file: string } }[];
  expect(read.map((r) => r.article.file)).toEqual(all.filter((i) => !isKiller(i)).map(name));
});

test('an article that never ends is ended, and those behind it are read', { timeout: 60_000 }, async () => {
  const dir = articleFolder(join(folder, 'endless'), 4, {
    words: 30,
    instead: (i) => (i === 1 ? 'KILLER endless' : null),
  });
  const failures = join(folder, 'endless-failed.jsonl');
  const summary = await bulk.extract({
    paths: [dir],
    engine: 'rules',
    out: join(folder, 'endless.jsonl'),
    failures,
    jobs: 1,
    timeLimit: 2,
    analyser: `file://${bulk.program('killers')}`,
  });
  expect([summary.read, summary.failed]).toEqual([3, 1]);
  expect(JSON.parse(readFileSync(failures, 'utf8'))).toMatchObject({ input: join(dir, '00001.txt'), code: 'timeout' });
});

test('memory outside the heap is bounded too', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [bulk.program('greedy'), String(process.pid), String(400e6), 'memory']);
  expect(await once(child, 'exit')).toEqual([null, 'SIGUSR2']);
});

test('an engine that cannot be loaded ends the run with its reason', async () => {
  const dir = articleFolder(join(folder, 'one'), 3);
  const run = bulk.extract({ paths: [dir], engine: 'model', out: join(folder, 'none.jsonl'), jobs: 2 });
  // The built program lies where no model is.
  await expect(run).rejects.toMatchObject({ name: 'Failure' });
});
