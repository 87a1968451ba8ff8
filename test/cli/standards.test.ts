import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAtomFeed } from 'feedsmith';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ledger, openLedger } from '../../src/ledger-node.ts';
import { fromWebAnnotation } from '../../src/present/web-annotation-back.ts';
import { hearsay, type Run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-standards-'));
const db = join(folder, 'ledger.db');
const ledger = (...args: readonly string[]): Promise<Run> => hearsay([...args, '--db', db]);
const FILES = ['kestrel-1', 'lowland-tribune-1', 'daily-lantern-1'].map((f) => `examples/bundle/${f}.html`);
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  await ledger('add', ...FILES, '--jobs', '1', '--engine', 'rules');
}, 900_000);

const opened = async <T>(step: (ledger: Ledger) => Promise<T>): Promise<T> => {
  const own = await openLedger({ path: db });
  const made = await step(own);
  await own.close();
  return made;
};

test('an article is read in a form of others, and comes back from it', async () => {
  const [annotated, plain] = await Promise.all(
    ['web-annotation', 'json'].map((form) => hearsay(['read', FILES[0]!, '--engine', 'rules', '--format', form])),
  );
  expect([annotated!.code, annotated!.err]).toEqual([0, '']);
  expect(fromWebAnnotation(annotated!.out)).toEqual(JSON.parse(plain!.out));
  const undated = await hearsay(['read', '-', '--engine', 'rules', '--format', 'atom'], {
    stdin: 'Rain fell, Ana Reyes said.',
  });
  expect(undated).toEqual({
    code: 1,
    out: '',
    err: 'hearsay: a feed needs a date, and none is known\n  give it with --published, or take another --format\n',
  });
}, 900_000);

test('parts of the ledger, each in the forms that hold it', async () => {
  const json = async (part: string, form: string): Promise<unknown[]> => {
    const { code, out, err } = await ledger('export', part, '--format', form);
    expect([part, form, code, err]).toEqual([part, form, 0, '']);
    return JSON.parse(out) as unknown[];
  };
  expect(await json('articles', 'web-annotation')).toHaveLength(3);
  expect(await json('publications', 'csl-json')).toHaveLength(3);
  const claims = await opened(async ({ store }) => (await store.stats()).statements);
  const graphs = await json('claims', 'prov');
  expect(graphs.length).toBeGreaterThan(10);
  expect(graphs.length).toBeLessThanOrEqual(claims);
  expect(await json('decisions', 'web-annotation')).toEqual([]);
  for (const part of ['publications', 'claims']) {
    const { out } = await ledger('export', part, '--format', 'atom');
    const { entries, updated } = parseAtomFeed(out);
    expect(entries!.length).toBeGreaterThanOrEqual(3);
    const latest = entries!.map((e) => Date.parse(e.updated!)).sort((a, b) => b - a)[0];
    expect(Date.parse(updated!)).toBe(latest);
  }
  expect((await ledger('export', 'publications', '--format', 'bibtex')).out.match(/^@article\{/gm) ?? []).toHaveLength(
    3,
  );
  expect(await ledger('export', 'claims', '--format', 'bibtex')).toEqual({
    code: 2,
    out: '',
    err: 'hearsay: claims have no bibtex; give --format web-annotation or prov or schema-org or atom\n  see hearsay export --help\n',
  });
}, 900_000);

test('a story in each form, and all of them', async () => {
  const [story] = await opened(async ({ store }) => (await store.stories()).items);
  for (const [form, holds] of [
    ['web-annotation', '"TextQuoteSelector"'],
    ['prov', '"prov:Collection"'],
    ['schema-org', '"NewsArticle"'],
    ['csl-json', '"article-newspaper"'],
    ['bibtex', '@article{'],
    ['atom', '<feed '],
  ] as const) {
    const { code, out, err } = await ledger('story', story!.id, '--format', form);
    expect([form, code, err]).toEqual([form, 0, '']);
    expect(out).toContain(holds);
    if (form !== 'atom') expect(out).toContain('.example/');
  }
  expect((await ledger('story', story!.id, '--beside', ...story!.outlets.slice(0, 2), '--format', 'atom')).err).toBe(
    'hearsay: --beside has no atom\n  use --format text, json or jsonl\n',
  );
  const { out: lines } = await ledger('export', 'stories');
  const records = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; publications: object[] });
  expect(records.map((r) => r.id)).toContain(story!.id);
  expect(records.find((r) => r.id === story!.id)!.publications).toHaveLength(story!.articles);
  for (const form of ['web-annotation', 'prov', 'schema-org']) {
    const { code, out, err } = await ledger('export', 'stories', '--format', form);
    expect([form, code, err]).toEqual([form, 0, '']);
    expect(JSON.parse(out)).toHaveLength(records.length);
  }
  const { entries } = parseAtomFeed((await ledger('export', 'stories', '--format', 'atom')).out);
  expect(entries!.map((e) => e.id)).toEqual(records.map((r) => `urn:hearsay:${r.id}`));
}, 900_000);

test('a claim in each form, and what a person said about it with an annotation', async () => {
  const { id, statements } = await opened(
    async ({ store }) => (await store.claims({ articles: 1, all: true })).items[0]!,
  );
  for (const form of ['bibtex', 'atom']) {
    const { code, out, err } = await ledger('claim', id, '--format', form);
    expect([form, code, err]).toEqual([form, 0, '']);
    expect(out).toContain('.example/');
  }
  const [first] = statements;
  const file = join(folder, 'mine.jsonld');
  const { quote } = await opened(async ({ store }) => {
    const text = (await store.article(first!.article))!.read.article.text;
    return { quote: text.slice(first!.content[0]![0], first!.content.at(-1)![1]) };
  });
  const mine = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    creator: { type: 'Person', name: 'Ada Holm' },
    created: '2026-04-01T00:00:00Z',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: 'hide' },
      { type: 'TextualBody', purpose: 'commenting', value: 'not for the board' },
    ],
    target: { source: `urn:hearsay:${first!.article}`, selector: { type: 'TextQuoteSelector', exact: quote } },
  };
  const bad = { ...mine, target: 'https://nowhere.example/' };
  writeFileSync(file, JSON.stringify([mine, bad]));
  const refused = await ledger('decide', '--import', file);
  expect([refused.code, refused.err.split('\n')[0]]).toEqual([
    1,
    `hearsay: annotation 2 of ${file}: no words selected in https://nowhere.example/`,
  ]);
  expect((await ledger('export', 'decisions')).out).toBe('');
  writeFileSync(file, JSON.stringify(mine));
  expect(await ledger('decide', '--import', file)).toEqual({
    code: 0,
    out: '',
    err: 'hearsay: 1 decisions taken over\n',
  });
  expect((await ledger('claim', id, '--format', 'schema-org')).out).toContain('"reviewBody": "not for the board"');
  // Out and in again: the same decision.
  const out = join(folder, 'ours.jsonld');
  await ledger('export', 'decisions', '--format', 'web-annotation', '--out', out);
  expect(readFileSync(out, 'utf8')).toContain('"created":"2026-04-01T00:00:00Z"');
  expect((await ledger('decide', '--import', out)).err).toBe('hearsay: 0 decisions taken over\n');
}, 900_000);
