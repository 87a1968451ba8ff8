import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENTRY_COLUMNS } from '../../src/bulk/entry-rows.ts';
import { ParquetFile } from '../../src/bulk/parquet-writer.ts';
import { openLedger } from '../../src/ledger-node.ts';
import { TABLES } from '../../src/present/tables/all.ts';
import { hearsay, type Run } from './run.ts';

const BUNDLE = ['kestrel-1', 'lowland-tribune-1', 'vpa-1', 'veskian-observer-1'].map(
  (f) => `examples/bundle/${f}.html`,
);

const folder = mkdtempSync(join(tmpdir(), 'hearsay-link-'));
const archive = join(folder, 'archive');
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  mkdirSync(archive);
  for (const [i, files] of [BUNDLE.slice(0, 3), BUNDLE.slice(3)].entries()) {
    const out = join(archive, `part-${i}.parquet`);
    const run = await hearsay([
      'extract',
      ...files,
      '--engine',
      'rules',
      '--jobs',
      '1',
      '--format',
      'articles',
      '--out',
      out,
    ]);
    expect([run.code, run.out]).toEqual([0, '']);
  }
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Rows of a table in an order of their own. */
async function rowsOf(name: string): Promise<string[]> {
  const bytes = readFileSync(name);
  const rows = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  });
  return rows
    .map((row) => JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
    .sort();
}

test('an archive becomes the ledger and the tables that adding and relinking give', { timeout: 900_000 }, async () => {
  await hearsay(['add', ...BUNDLE, '--engine', 'rules', '--jobs', '1', '--db', at('added.db')]);
  await hearsay(['relink', '--db', at('added.db')]);
  await hearsay(['export', '--format', 'parquet', '--db', at('added.db'), '--out', at('wanted')]);
  const ledger = await openLedger({ path: at('added.db'), readOnly: true });
  const digest = await ledger.store.digest();
  const { articles, statements } = await ledger.store.stats();
  await ledger.close();
  const run = await hearsay(['link', '--parquet', archive, '--out', at('tables'), '--load', at('loaded.db')]);
  expect([run.code, run.out]).toEqual([0, '']);
  expect(run.err.replace(/[\d.,]+ s, [\d,]+ articles a second/, 'T')).toBe(
    `hearsay: ${articles} articles with ${statements} statements linked in T\n` +
      `hearsay: ${articles} articles put into ${at('loaded.db')}; digest ${digest}\n` +
      `${/hearsay: [\d,]+ rows in 19 tables\n/.exec(run.err)?.[0]}`,
  );
  for (const { name } of TABLES)
    expect([name, await rowsOf(at(`tables/${name}.parquet`))]).toEqual([
      name,
      await rowsOf(at(`wanted/${name}.parquet`)),
    ]);
  // Nothing of what was needed meanwhile is left.
  expect(readdirSync(folder).sort()).toEqual(['added.db', 'archive', 'loaded.db', 'tables', 'wanted']);
});

/** A table of articles with other values in its first columns. */
async function tampered(name: string, change: (row: Record<string, unknown>) => void): Promise<string> {
  mkdirSync(at(name));
  const bytes = readFileSync(join(archive, 'part-1.parquet'));
  const rows = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  });
  const file = await ParquetFile.open(at(`${name}/x.parquet`), ENTRY_COLUMNS);
  for (const row of rows) {
    change(row);
    await file.add(ENTRY_COLUMNS.map((c) => row[c.name] as string | number | null));
  }
  await file.close();
  return at(name);
}

test('what cannot be linked is one line with what to do', { timeout: 900_000 }, async () => {
  const link = (...args: readonly string[]): Promise<Run> =>
    hearsay(['link', '--out', at('no-tables'), '--parquet', ...args]);
  mkdirSync(at('empty'));
  mkdirSync(at('rows'));
  mkdirSync(at('text'));
  writeFileSync(at('text/notes.parquet'), 'no table at all');
  await hearsay(['extract', BUNDLE[0]!, '--engine', 'rules', '--format', 'parquet', '--out', at('rows/rows.parquet')]);
  const newer = await tampered('newer', (row) => {
    row.entry_version = 2;
  });
  const others = await tampered('others', (row) => {
    row.maker = String(row.maker).replace('rules', 'model');
  });
  writeFileSync(join(others, 'y.parquet'), readFileSync(join(archive, 'part-0.parquet')));
  const again = '\n  write it with `hearsay extract ... --format articles`';
  const refused: readonly (readonly [string, string])[] = [
    [at('missing'), `${at('missing')}: is not there\n  name the folder that holds the Parquet files`],
    [at('empty'), `${at('empty')}: no file that ends in .parquet${again}`],
    [at('text'), `${at('text/notes.parquet')}: not a Parquet file, or damaged${again}`],
    [at('rows'), `${at('rows/rows.parquet')}: no column entry_version; these are not articles for linking${again}`],
    [newer, `${newer}/x.parquet: articles of version 2, this Hearsay links version 1${again} of this version`],
    [
      others,
      `${others}/x.parquet and ${others}/y.parquet: read by different versions or engines\n  extract all of it with one`,
    ],
  ];
  for (const [dir, said] of refused) expect(await link(dir)).toEqual({ code: 1, out: '', err: `hearsay: ${said}\n` });
  expect(await hearsay(['link', '--parquet', archive])).toEqual({
    code: 2,
    out: '',
    err: 'hearsay: nothing to write; give --out, --load or both\n  see hearsay link --help\n',
  });
  writeFileSync(at('empty/held'), '');
  expect((await hearsay(['link', '--parquet', archive, '--out', at('empty')])).err).toBe(
    `hearsay: not an empty folder: ${at('empty')}\n  give another --out, or remove what is in it\n`,
  );
});

test('without DuckDB one line says how to install it', { timeout: 120_000 }, async () => {
  const hook = at('without.mjs');
  writeFileSync(
    hook,
    `import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(\`export async function resolve(name, context, next) {
  if (name !== '@duckdb/node-api') return next(name, context);
  throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
}\`));
`,
  );
  const run = await hearsay(['link', '--parquet', archive, '--out', at('none')], {
    env: { NODE_OPTIONS: `--import ${hook}` },
  });
  expect(run).toEqual({
    code: 1,
    out: '',
    err: 'hearsay: linking an archive needs DuckDB, which is not installed\n  install it beside hearsay: npm install @duckdb/node-api (with -g where hearsay was)\n',
  });
});
