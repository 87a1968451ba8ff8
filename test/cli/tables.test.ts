import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger-node.ts';
import { TABLES, TABLES_VERSION, tablesText } from '../../src/present/tables/all.ts';
import type { Claim } from '../../src/records/claim.ts';
import { VERSION } from '../../src/version.ts';
import { hearsay, type Run } from './run.ts';

type Row = Readonly<Record<string, unknown>>;

const folder = mkdtempSync(join(tmpdir(), 'hearsay-tables-'));
const db = join(folder, 'ledger.db');
const out = join(folder, 'tables');
const ledger = (...args: readonly string[]): Promise<Run> => hearsay([...args, '--db', db]);
const bytesOf = (name: string, at = out): ArrayBuffer => {
  const b = readFileSync(join(at, `${name}.parquet`));
  return b.buffer.slice(b.byteOffset, b.byteOffset + b.length);
};
const rowsOf = async (name: string): Promise<Row[]> => parquetReadObjects({ file: bytesOf(name) });

beforeAll(async () => {
  const files = ['kestrel-1', 'lowland-tribune-1', 'vpa-1', 'veskian-observer-1'].map(
    (f) => `examples/bundle/${f}.html`,
  );
  const bare = join(folder, 'bare.md');
  writeFileSync(bare, '# A note\n\nThe bridge “stays 🌉 open”, mayor Ana Reyes of Brell said.\n');
  await ledger('add', ...files, bare, '--jobs', '1', '--engine', 'rules');
  const { out: found } = await ledger('claims', '--all', '--limit', '1', '--format', 'jsonl');
  await ledger('decide', 'hide', (JSON.parse(found.split('\n')[0]!) as Claim).id, '--by', 'desk');
  const run = await ledger('export', '--format', 'parquet', '--out', out);
  expect([run.code, run.out]).toEqual([0, '']);
  expect(run.err).toMatch(/^hearsay: [\d,]+ rows in 19 tables\n$/);
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('one file a table, with the columns and types that are documented', () => {
  expect(readdirSync(out).sort()).toEqual(TABLES.map((t) => `${t.name}.parquet`).sort());
  const types = (schema: readonly SchemaElement[]) =>
    schema
      .slice(1)
      .filter((c) => c.name !== 'list' && c.name !== 'element')
      .map((c) => {
        const type = c.converted_type === 'UTF8' ? 'STRING' : (c.converted_type ?? c.type);
        return [c.name, type, c.repetition_type === 'REQUIRED'];
      });
  for (const { name, columns } of TABLES) {
    const { schema, key_value_metadata } = parquetMetadata(bytesOf(name));
    expect(types(schema), name).toEqual(columns.map((c) => [c.name, c.type, c.required]));
    expect(key_value_metadata).toEqual([
      { key: 'hearsay', value: VERSION },
      { key: 'tables', value: String(TABLES_VERSION) },
    ]);
  }
  const page = readFileSync(new URL('../../docs/tables.md', import.meta.url), 'utf8');
  expect(page.slice(page.indexOf('## The tables\n')), 'npx tsx scripts/table-pages.ts').toBe(
    `## The tables\n\n${tablesText()}`,
  );
  for (const { name, columns } of TABLES) {
    expect(new Set(columns.map((c) => c.name)).size, name).toBe(columns.length);
    for (const c of columns) expect([c.name, c.help, c.unit].join(), name).not.toContain('|');
  }
});

test('all that the ledger holds, each thing once, in the same words', async () => {
  const { store } = await openLedger({ path: db, readOnly: true });
  const stats = await store.stats();
  const tables = new Map<string, Row[]>();
  for (const { name } of TABLES) tables.set(name, await rowsOf(name));
  const size = (name: string): number => tables.get(name)!.length;
  for (const name of ['articles', 'publications', 'statements', 'sources', 'figures', 'decisions'] as const)
    expect([name, size(name)]).toEqual([name, stats[name]]);
  expect(size('statements')).toBe(size('members'));
  const claims = new Map(tables.get('claims')!.map((c) => [c.claim, c]));
  let count = 0;
  for await (const claim of store.allClaims()) {
    count++;
    const { title, text, disputed, hidden = false } = claim;
    expect(claims.get(claim.id)).toMatchObject({ title, text, disputed, hidden, statements: claim.statements.length });
  }
  expect(size('claims')).toBe(count);
  expect([...claims.values()].filter((c) => c.hidden)).toHaveLength(1);
  for (const { article, text, title } of tables.get('articles')!) {
    const found = await store.article(String(article));
    expect([text, title]).toEqual([found!.read.article.text, found!.read.article.title]);
    const spans = tables.get('spans')!.filter((s) => s.article === article && s.part === 'cue');
    for (const { attribution, start, end } of spans) {
      const a = tables.get('attributions')!.find((x) => x.article === article && x.attribution === attribution)!;
      const cue = String(text).slice(Number(start), Number(end));
      expect(a.cue).toBe(cue.replace(/\s+/g, ' ').trim());
    }
  }
  await store.close();
  const dated = tables.get('publications')!.filter((p) => p.published !== null);
  expect(dated.length).toBeGreaterThan(0);
  for (const { published, published_day: day } of dated)
    expect((day as Date).toISOString().slice(0, 10)).toBe(String(published).slice(0, 10));
});

test('what points at another table is there', async () => {
  const ids = async (table: string, column: string) => new Set((await rowsOf(table)).map((r) => r[column]));
  for (const [table, column, other, key] of [
    ['publications', 'article', 'articles', 'article'],
    ['publications', 'outlet', 'outlets', 'outlet'],
    ['attributions', 'article', 'articles', 'article'],
    ['mentions', 'source', 'sources', 'source'],
    ['statements', 'claim', 'claims', 'claim'],
    ['statements', 'source', 'sources', 'source'],
    ['members', 'statement', 'statements', 'statement'],
    ['members', 'claim', 'claims', 'claim'],
    ['positions', 'claim', 'claims', 'claim'],
    ['relations', 'other', 'claims', 'claim'],
    ['drift', 'later', 'statements', 'statement'],
    ['aliases', 'source', 'sources', 'source'],
    ['figures', 'article', 'articles', 'article'],
    ['decided', 'decision', 'decisions', 'decision'],
    ['stories', 'article', 'articles', 'article'],
  ] as const) {
    const there = await ids(other, key);
    const lost = (await rowsOf(table)).filter((r) => r[column] !== null && !there.has(r[column]));
    expect([table, column, lost]).toEqual([table, column, []]);
  }
  const origins = await ids('origins', 'claim');
  expect((await rowsOf('members')).filter((m) => m.origin !== null && !origins.has(m.claim))).toEqual([]);
});

test('the same ledger gives the same bytes, also after a run that was cut short', async () => {
  const again = join(folder, 'again');
  mkdirSync(`${again}.new`);
  writeFileSync(join(`${again}.new`, 'claims.parquet.new'), 'half');
  mkdirSync(again);
  expect((await ledger('export', '--format', 'parquet', '--out', `${again}/`)).code).toBe(0);
  for (const { name } of TABLES)
    expect(Buffer.from(bytesOf(name, again)).equals(Buffer.from(bytesOf(name)))).toBe(true);
  expect(existsSync(`${again}.new`)).toBe(false);
}, 900_000);

test('what cannot be right is one line, and nothing is lost', async () => {
  const full = join(folder, 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'note.txt'), 'mine');
  const { code, err } = await ledger('export', '--format', 'parquet', '--out', full);
  expect([code, err]).toEqual([
    1,
    `hearsay: not an empty folder: ${full}\n  give another --out, or remove what is in it\n`,
  ]);
  expect([readdirSync(full), existsSync(`${full}.new`)]).toEqual([['note.txt'], false]);
  const said = async (...args: readonly string[]) => {
    const run = await ledger('export', ...args);
    return [run.code, run.err.split('\n')[0]];
  };
  expect(await said('--format', 'parquet')).toEqual([1, 'hearsay: Parquet tables cannot go to standard output']);
  expect(await said('--format', 'parquet', '--out', join(full, 'note.txt'))).toEqual([
    1,
    `hearsay: cannot write ${join(full, 'note.txt')}: it is a file`,
  ]);
  expect(await said('--format', 'parquet', '--out', join(folder, 'none/tables'))).toEqual([
    1,
    `hearsay: cannot write ${join(folder, 'none/tables')}: its folder does not exist`,
  ]);
  expect(await said('claims', '--format', 'parquet', '--out', full)).toEqual([
    2,
    'hearsay: claims have no parquet alone; leave the part out',
  ]);
  expect(await said()).toEqual([
    2,
    'hearsay: no part named; give one of articles, publications, stories, claims, sources, figures, decisions, or --format parquet',
  ]);
}, 900_000);
