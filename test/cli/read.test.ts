import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkReferences, fromJson, toJson } from '../../src/records/json.ts';
import { words } from '../../src/records/span.ts';
import { MAIN } from '../compiled/paths.ts';
import { hearsay } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const STORY = `The mayor of Marl said on Monday that the bridge would be closed until the spring, because the river had damaged two of its piers.

"We cannot take the risk," she told the council. The builders denied that their work was to blame.
`;

describe('hearsay demo', () => {
  test('gives the rows of the worked case, with valid spans and ids', async () => {
    const { code, out, err } = await hearsay(['demo', '--engine', 'rules', '--format', 'jsonl']);
    expect([code, err]).toEqual([0, '']);
    const read = fromJson(out);
    checkReferences(read);
    expect(read.article.file).toBe('examples/demo.txt');
    const text = (...spans: (readonly [number, number])[]): string => words(read.article.text, spans);
    const source = new Map(read.sources.map((s) => [s.id, s]));
    const rows = read.attributions.map((a) => [
      text(...a.source),
      text(a.cue),
      text(...a.content),
      a.act,
      a.stance,
      source.get(a.sourceId ?? '')?.grade ?? 'none',
    ]);
    for (const row of [
      [
        'Country A',
        'rejected',
        '"false" claims by Country B that Country C had bought weapons from it',
        'deny',
        'denies',
        'named',
      ],
      ['Country B', 'claims', 'that Country C had bought weapons from it', 'allege', 'asserts', 'named'],
      [
        'Agency T',
        'reports',
        '"The allegations are false," A\'s foreign ministry spokesman Li Wen said at a briefing',
        'say',
        'asserts',
        'named',
      ],
      [
        "A's foreign ministry spokesman Li Wen",
        'said at a briefing',
        '"The allegations are false,"',
        'deny',
        'denies',
        'named',
      ],
      ['Paper P', 'had reported', 'that a B official told it of the sale', 'say', 'asserts', 'named'],
      ['a B official', 'told', 'of the sale', 'say', 'asserts', 'anonymous'],
      ['The official', 'did not say', 'which weapons were sold', 'decline', 'withholds', 'anonymous'],
    ]) {
      expect(rows).toContainEqual(row);
    }
  });

  test('prints for people, in colour only when asked', async () => {
    const plain = await hearsay(['demo', '--engine', 'rules', '--width', '100']);
    expect(plain.code).toBe(0);
    expect(plain.out).toMatch(/^Country A rejects "false" claims/);
    for (const title of ['WHO SAID WHAT', 'SOURCES', 'FIGURES', "IN THE ARTICLE'S OWN VOICE"])
      expect(plain.out).toContain(title);
    expect(plain.out).not.toContain('\u001b');
    expect(
      (await hearsay(['demo', '--engine', 'rules', '--color', 'always'], { env: { NO_COLOR: '1' } })).out,
    ).toContain('\u001b[1m');
  });
});

describe('hearsay read', () => {
  test('reads a file and standard input alike', async () => {
    const path = file('story.txt', STORY);
    const a = await hearsay([
      'read',
      path,
      '--engine',
      'rules',
      '--format',
      'jsonl',
      '--outlet',
      'The Harbour Post',
      '--published',
      '2026-03-16',
    ]);
    const b = await hearsay(
      [
        'read',
        '-',
        '--engine',
        'rules',
        '--format',
        'jsonl',
        '--outlet',
        'The Harbour Post',
        '--published',
        '2026-03-16',
      ],
      { stdin: STORY },
    );
    expect([a.code, a.err, b.code, b.err]).toEqual([0, '', 0, '']);
    const [x, y] = [fromJson(a.out), fromJson(b.out)];
    expect(x.article).toMatchObject({ file: path, outlet: 'The Harbour Post', published: '2026-03-16', text: STORY });
    expect(toJson({ ...x, article: { ...x.article, file: '-' } })).toBe(toJson(y));
    expect(x.attributions.length).toBeGreaterThan(1);
  });

  test('writes to a file, and never over its input', async () => {
    const path = file('input.txt', STORY);
    const out = join(folder, 'out.html');
    expect(await hearsay(['read', path, '--engine', 'rules', '--format', 'html', '--out', out])).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(readFileSync(out, 'utf8')).toMatch(/^<!doctype html>/);
    const over = await hearsay(['read', path, '--engine', 'rules', '--out', path]);
    expect(over).toEqual({ code: 1, out: '', err: `hearsay: output is an input too: ${path}\n  give another --out\n` });
    expect(readFileSync(path, 'utf8')).toBe(STORY);
    const nowhere = await hearsay(['read', path, '--engine', 'rules', '--out', join(folder, 'no/such.txt')]);
    expect(nowhere.err).toBe(
      `hearsay: cannot write ${join(folder, 'no/such.txt')}: its folder does not exist\n  give another --out\n`,
    );
    expect(nowhere.code).toBe(1);
  });

  test('csv and json are what they should be', async () => {
    const path = file('formats.txt', STORY);
    const csv = await hearsay(['read', path, '--engine', 'rules', '--format', 'csv']);
    expect(csv.out).toMatch(/^file,outlet,published,id,.*\r\n/);
    const json = await hearsay(['read', path, '--engine', 'rules', '--format', 'json']);
    const line = await hearsay(['read', path, '--engine', 'rules', '--format', 'jsonl']);
    expect(toJson(fromJson(json.out))).toBe(line.out.trimEnd());
    expect(line.out.split('\n')).toHaveLength(2);
  });

  test('a closed pipe is no failure', async () => {
    const code = await new Promise((done) => {
      const child = spawn(process.execPath, [MAIN, 'demo', '--engine', 'rules', '--format', 'html'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.destroy();
      child.on('close', done);
    });
    expect(code).toBe(0);
  });
});

test('an interrupt ends it without a trace', async () => {
  const child = spawn(process.execPath, [MAIN, 'read', '-'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const closed = new Promise((done) => child.on('close', done));
  await new Promise((done) => setTimeout(done, 2500));
  child.kill('SIGINT');
  expect([await closed, said]).toEqual([130, '']);
});

test('hearsay doctor', async () => {
  const { code, out, err } = await hearsay(['doctor']);
  expect([code, err]).toEqual([0, '']);
  const names = out
    .trimEnd()
    .split('\n')
    .map((l) => l.slice(8).split(' ')[0]);
  expect(names).toEqual(['hearsay', 'node', 'schema', 'rules', 'model', 'runtime', 'sqlite', 'browser', 'engine']);
  expect(out).toMatch(/^ok {6}rules +\S/m);
});
