import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile as readBytes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article } from '../../bench/texts.ts';
import { ENTRY_COLUMNS } from '../../src/bulk/entry-rows.ts';
import { rowsToParquet } from '../../src/bulk/parquet-file.ts';
import { loadEngine, readFile } from '../../src/node.ts';
import { analyse } from '../../src/pipeline.ts';
import { toJsonLine } from '../../src/present/json.ts';
import { ROW_COLUMNS, toRows } from '../../src/present/rows.ts';
import { WRITTEN } from '../../src/records/formats.ts';
import { RULES_VERSION } from '../../src/rules/en/version.ts';
import { articleFolder, articleLines } from './articles.ts';
import { type Built, built } from './built.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-extract-'));
let bulk: Built;
beforeAll(async () => {
  bulk = await built();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  bulk.remove();
});

const alone = async (path: string) => analyse(await readFile(path), await loadEngine('rules'));
const page = (k: number): string =>
  `<!doctype html><html lang="en"><head><title>Page ${k}</title></head><body><article><h1>Page ${k}</h1>${article(
    k,
    200,
  )
    .split('\n\n')
    .map((p) => `<p>${p}</p>`)
    .join('')}</article></body></html>`;

describe('extract', () => {
  test('the same bytes with one worker, with two, and for each file alone', { timeout: 120_000 }, async () => {
    const dir = articleFolder(join(folder, 'same'), 40, {
      words: 120,
      instead: (i) => (i % 9 === 4 ? page(i) : i === 20 ? '' : null),
    });
    writeFileSync(join(dir, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]));
    const outputs = await Promise.all(
      [1, 2, 3].map(async (jobs) => {
        const out = join(folder, `same-${jobs}.jsonl`);
        const { codes: _, ...counts } = await bulk.extract({ paths: [dir], engine: 'rules', out, jobs });
        expect(counts).toMatchObject({ read: 39, failed: 1, skipped: 1, before: 0 });
        return readFileSync(out, 'utf8');
      }),
    );
    expect(outputs[1]).toBe(outputs[0]);
    expect(outputs[2]).toBe(outputs[0]);
    const names = Array.from({ length: 40 }, (_, i) => i).filter((i) => i !== 20);
    const lines = await Promise.all(
      names.map(async (i) => toJsonLine(await alone(join(dir, `${String(i).padStart(5, '0')}.txt`)))),
    );
    expect(outputs[0]).toBe(lines.join(''));
  });

  test('many kinds of input, failures in their places, the own output left out', { timeout: 60_000 }, async () => {
    const dir = join(folder, 'kinds');
    mkdirSync(dir);
    writeFileSync(join(dir, 'a.jsonl.gz'), gzipSync(`${articleLines(3)}{"no": "article"}\n`));
    writeFileSync(join(dir, 'b.html'), page(1));
    writeFileSync(join(dir, 'c.txt'), ' \n');
    const out = join(dir, 'out.jsonl');
    const failures = join(dir, 'failed.jsonl');
    const told: string[] = [];
    const paths = [dir, join(folder, 'missing.txt')];
    const options = {
      paths,
      engine: 'rules',
      out,
      failures,
      onFailed: (f: { code: string }) => told.push(f.code),
    } as const;
    // Twice: the second time its own files lie in the folder.
    for (const _ of [1, 2]) {
      told.length = 0;
      const summary = await bulk.extract({ ...options, jobs: 2 });
      expect(summary).toMatchObject({ read: 4, failed: 3 });
      const failed = readFileSync(failures, 'utf8')
        .trimEnd()
        .split('\n')
        .map((l) => JSON.parse(l) as unknown);
      expect(failed).toEqual([
        {
          input: join(dir, 'a.jsonl.gz#1487'),
          stage: 'unpack',
          code: 'bad-json',
          reason: expect.any(String),
          hint: expect.any(String),
        },
        {
          input: join(dir, 'c.txt'),
          stage: 'read',
          code: 'empty',
          reason: expect.any(String),
          hint: expect.any(String),
        },
        {
          input: join(folder, 'missing.txt'),
          stage: 'open',
          code: 'missing',
          reason: `no such file: ${join(folder, 'missing.txt')}`,
          hint: 'check the path',
        },
      ]);
      expect(told).toEqual(['bad-json', 'empty', 'missing']);
    }
  });

  test('what cannot be right is refused before anything is written', async () => {
    const [path = ''] = [join(articleFolder(join(folder, 'refused'), 2), '00000.txt')];
    const out = join(folder, 'refused.jsonl');
    const run = (more: object) => bulk.extract({ paths: [path], engine: 'rules', out, ...more });
    await expect(run({ out: path })).rejects.toThrow(`output is an input too: ${path}`);
    await expect(run({ out: null, resume: true })).rejects.toThrow('cannot resume without an output file');
    await expect(run({ out: null, format: 'parquet' })).rejects.toThrow('cannot go to standard output');
    await expect(run({ out: join(folder, 'none/out.jsonl') })).rejects.toThrow('its folder does not exist');
    expect(readFileSync(path, 'utf8')).toBe(article(1, 60));

    await run({});
    const manifest = `${out}.resume.json`;
    const done = readFileSync(manifest, 'utf8');
    await expect(run({ resume: true, failures: join(folder, 'f') })).rejects.toThrow('begun with failures null');
    writeFileSync(manifest, done.replace('"done":true', '"done":false'));
    await expect(run({})).rejects.toThrow(`the run that writes ${out} is not finished`);
    writeFileSync(manifest, done.replace('"done":true', '"done":false').replace(RULES_VERSION, 'en-000000000000'));
    const more = { position: null, paths: [path] };
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), ...more }));
    await expect(run({ resume: true })).rejects.toThrow('begun by another reader');
    writeFileSync(manifest, 'nonsense');
    await expect(run({ resume: true })).rejects.toThrow(`not the manifest of a run: ${manifest}`);
    writeFileSync(manifest, done.replace(/"bytes":\d+/, '"bytes":99999999').replace('"done":true', '"done":false'));
    await expect(run({ resume: true })).rejects.toThrow('but the run had written 99999999');
  });
});

describe('parquet', () => {
  const tableOf = async (path: string) => {
    const bytes = await readBytes(path);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    return { rows: await parquetReadObjects({ file }), metadata: parquetMetadata(file) };
  };

  test('one row an attribution, with the columns and types that are documented', { timeout: 60_000 }, async () => {
    const dir = articleFolder(join(folder, 'table'), 12, { words: 120 });
    const out = join(folder, 'table.parquet');
    const summary = await bulk.extract({ paths: [dir], engine: 'rules', out, format: 'parquet', jobs: 2 });
    const { rows, metadata } = await tableOf(out);
    const reads = await Promise.all(
      Array.from({ length: 12 }, (_, i) => alone(join(dir, `${String(i).padStart(5, '0')}.txt`))),
    );
    const wanted = reads.flatMap((read) =>
      toRows(read).map((row) => Object.fromEntries(ROW_COLUMNS.map((c, k) => [c.name, row[k]]))),
    );
    expect(rows).toHaveLength(summary.attributions);
    expect(rows).toEqual(wanted);
    const types = metadata.schema.slice(1).map((c) => [c.name, c.converted_type === 'UTF8' ? 'STRING' : c.type]);
    expect(types).toEqual(ROW_COLUMNS.map((c) => [c.name, c.type]));
    const page = readFileSync(new URL('../../docs/bulk.md', import.meta.url), 'utf8');
    for (const { name, type, help } of ROW_COLUMNS) expect(page).toContain(`| \`${name}\` | ${type} | ${help} |`);
    for (const { name, type, help } of ENTRY_COLUMNS) expect(page).toContain(`| \`${name}\` | ${type} | ${help} |`);
    for (const format of WRITTEN.bulk) expect(page).toContain(format);
  });

  test('more rows than a group holds, and none at all', async () => {
    const rows = join(folder, 'many.rows');
    const row = (i: number) =>
      ROW_COLUMNS.map((c) => (c.type === 'INT32' ? i : c.type === 'STRING' ? `row ${i} “ü”` : null));
    writeFileSync(rows, Array.from({ length: 45_000 }, (_, i) => `${JSON.stringify(row(i))}\n`).join(''));
    await rowsToParquet(rows, join(folder, 'many.parquet'));
    const many = await tableOf(join(folder, 'many.parquet'));
    expect(many.metadata.row_groups.map((g) => Number(g.num_rows))).toEqual([20_000, 20_000, 5_000]);
    expect(many.rows.map((r) => r.start)).toEqual(Array.from({ length: 45_000 }, (_, i) => i));
    expect(many.rows[44_999]?.content).toBe('row 44999 “ü”');
    writeFileSync(rows, '');
    await rowsToParquet(rows, join(folder, 'no.parquet'));
    expect((await tableOf(join(folder, 'no.parquet'))).rows).toEqual([]);
  });
});
