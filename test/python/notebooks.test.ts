import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hearsay } from '../cli/run.ts';
import { CHROMIUM, faults } from '../web/harness.ts';
import { pythonWith, ROOT, ran } from './python.ts';

const NOTEBOOKS = resolve(ROOT, 'examples/notebooks');
const data = pythonWith('duckdb', 'pandas', 'pyarrow');
const browses = CHROMIUM !== undefined || process.env.CI === 'true';
const folder = mkdtempSync(join(tmpdir(), 'hearsay-notebooks-'));
const tables = join(folder, 'tables');

beforeAll(async () => {
  const db = ['--db', join(folder, 'bundle.db')];
  await hearsay(['add', 'examples/bundle', '--engine', 'rules', '--jobs', '1', ...db]);
  expect((await hearsay(['export', '--format', 'parquet', '--out', tables, ...db])).code).toBe(0);
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true }));

const rowsOf = (name: string): Promise<Record<string, unknown>[]> => {
  const b = readFileSync(join(tables, `${name}.parquet`));
  return parquetReadObjects({ file: b.buffer.slice(b.byteOffset, b.byteOffset + b.length) });
};

describe.skipIf(data === null)('in Python', () => {
  test('every cell of the notebook runs and finds something', { timeout: 900_000 }, async () => {
    const runner = resolve(import.meta.dirname, 'run-notebook.py');
    const { code, told } = await ran(data!, [runner, 'ledger.ipynb'], {
      cwd: NOTEBOOKS,
      env: { HEARSAY_TABLES: tables },
    });
    expect([code, told]).toEqual([0, expect.stringMatching(/^cell 2: 10 rows$/m)]);
    const rows = [...told.matchAll(/^cell \d+: (\d+) rows$/gm)].map((m) => Number(m[1]));
    expect([rows.length, Math.min(...rows) > 0, told]).toEqual([
      6,
      true,
      expect.stringContaining('Kestrel News Agency'),
    ]);
  });

  test('DuckDB and pandas read the same rows as we wrote', { timeout: 900_000 }, async () => {
    const code = [
      'import duckdb, json, pandas as pd, pathlib, pyarrow.parquet as pq, sys',
      'out = {}',
      'for f in sorted(pathlib.Path(sys.argv[1]).glob("*.parquet")):',
      '    t = pq.read_table(f)',
      '    n = duckdb.sql(f"select count(*) from \'{f}\'").fetchall()[0][0]',
      '    assert t.num_rows == n == len(pd.read_parquet(f)), f',
      '    out[f.stem] = [n, t.column_names, [str(c.type) for c in t.schema]]',
      't = pq.read_table(pathlib.Path(sys.argv[1]) / "statements.parquet").to_pylist()',
      'print(json.dumps([out, [[r["statement"], r["words"]] for r in t]]))',
    ].join('\n');
    const run = await ran(data!, ['-c', code, tables]);
    expect(run.code, run.told).toBe(0);
    const [seen, statements] = JSON.parse(run.told) as [Record<string, [number, string[], string[]]>, string[][]];
    for (const [name, [count, columns]] of Object.entries(seen)) {
      const rows = await rowsOf(name);
      expect([name, count]).toEqual([name, rows.length]);
      if (rows[0]) expect(columns).toEqual(Object.keys(rows[0]));
    }
    expect(statements).toEqual((await rowsOf('statements')).map((r) => [r.statement, r.words]));
    const { publications } = seen;
    const type = (column: string) => publications![2][publications![1].indexOf(column)];
    expect([type('published_day'), type('title')]).toEqual(['date32[day]', 'string']);
    expect(type('authors')).toMatch(/^list<element: string/);
  });
});

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Any web host: files of a folder and nothing else. */
async function hosted(site: string): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((ask, answer) => {
    const file = join(site, new URL(ask.url ?? '/', 'http://here').pathname);
    if (!existsSync(file)) answer.writeHead(404).end();
    else
      answer
        .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
        .end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe.skipIf(!browses)('in the browser', () => {
  test('the page shows the tables from a static folder, and follows its input', { timeout: 900_000 }, async () => {
    const site = join(folder, 'site');
    cpSync(tables, join(site, 'tables'), { recursive: true });
    cpSync(resolve(ROOT, 'node_modules/hyparquet/src'), join(site, 'hyparquet'), { recursive: true });
    copyFileSync(join(NOTEBOOKS, 'ledger.html'), join(site, 'ledger.html'));
    const { server, url } = await hosted(site);
    const browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--headless', '--no-sandbox'] });
    const page = await browser.newPage();
    page.setDefaultTimeout(300_000);
    const odd: string[] = [];
    page.on('console', (m) => odd.push(m.text()));
    page.on('pageerror', (e) => odd.push(String(e)));
    page.on('request', (r) => {
      if (!r.url().startsWith(url) && !r.url().startsWith('data:')) odd.push(r.url());
    });
    await page.goto(`${url}/ledger.html`);
    await page.locator('#killed tr').nth(1).waitFor();
    const disputed = (await rowsOf('claims')).filter((c) => c.disputed || c.possibly_disputed);
    expect(await page.locator('#disputed tbody tr td:first-child').allTextContents()).toEqual(
      disputed.map((c) => c.title),
    );
    const outlets = [...new Set((await rowsOf('publications')).map((p) => String(p.outlet)))].sort();
    expect(await page.locator('#grades .outlet > text').allTextContents()).toEqual(outlets);
    await page.locator('#outlet').selectOption('Radio Ebrin');
    await page.waitForFunction(() => document.querySelectorAll('#grades .outlet').length === 1);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('#killed tbody tr')].every((r) => r.children[1]!.textContent === 'Radio Ebrin'),
    );
    expect(await page.locator('#killed tbody tr').count()).toBeGreaterThan(0);
    expect([odd, await faults(page)]).toEqual([[], []]);
    await browser.close();
    server.close();
  });
});
