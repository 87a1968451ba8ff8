import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import S3rver from 's3rver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ParquetFile } from '../../src/bulk/parquet-writer.ts';
import { bucketSource } from '../../src/read/bucket-node.ts';
import { hearsay, type Run } from '../cli/run.ts';
import { answer, gzipFile, record } from '../read/formats/warc-file.ts';

const SECRET = 'S3RVER';
/** An environment without any credentials. */
const NOBODY = {
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_CONFIG_FILE: '/nowhere',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
};
const folder = mkdtempSync(join(tmpdir(), 'hearsay-buckets-'));
let server: S3rver;
let env: Record<string, string>;

const page = (n: number): string =>
  `<html lang="en"><head><title>Gate ${n}</title></head><body><article><h1>Gate ${n}</h1><p>Mayor Edda Korvin said on Monday that the flood gate in Lowbrell would be closed for repairs, and that nobody had been told.</p><p>Officials who asked not to be named said that ${n + 10} people were hurt at the gate when it fell.</p></article></body></html>`;

/** Two rows, one as text and one as HTML, as archives have them, and one without either. */
async function rows(): Promise<Uint8Array> {
  const path = join(folder, 'rows.parquet');
  const columns = ['text', 'html', 'outlet', 'published', 'other'].map((name) => ({ name, type: 'STRING' as const }));
  const file = await ParquetFile.open(path, columns);
  await file.add(['The ferry was late, Ada Holm said.', null, 'Paper P', '2026-03-16', 'x']);
  await file.add([null, page(7), 'Radio R', null, null]);
  await file.add([null, null, 'Radio R', null, 'y']);
  await file.close();
  return readFileSync(path);
}

const FILES: Record<string, Uint8Array> = {
  'crawls/2025/a.warc.gz': gzipFile([0, 1, 2].map((n) => record(n, answer(page(n))))).bytes,
  'crawls/2025/b/c.jsonl': Buffer.from(`${JSON.stringify({ html: page(4) })}\n${JSON.stringify({ html: page(5) })}\n`),
  'crawls/2025-other.jsonl': Buffer.from(`${JSON.stringify({ html: page(6) })}\n`),
};
/** Some blocks long; no block begins as another one does. */
const LARGE = Buffer.alloc(
  20_000_001,
  Uint8Array.from({ length: 251 }, (_, i) => i),
);

beforeAll(async () => {
  mkdirSync(join(folder, 'objects'));
  FILES['crawls/2025/d.parquet'] = await rows();
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 'objects'),
    configureBuckets: [{ name: 'news' }],
  });
  const { port } = await server.run();
  env = {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: SECRET,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  Object.assign(process.env, env);
  const s3 = new S3Client({ forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' });
  for (const [Key, Body] of Object.entries({ ...FILES, 'large.bin': LARGE }))
    await s3.send(new PutObjectCommand({ Bucket: 'news', Key, Body }));
  s3.destroy();
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const extract = (address: string, more: Readonly<Record<string, string>> = {}): Promise<Run> =>
  hearsay(['extract', address, '--engine', 'rules', '--jobs', '1'], { env: { ...env, ...more } });

/** Texts of the articles, in the order of the output. */
const textsOf = (jsonl: string): string[] =>
  jsonl
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { article: { text: string } }).article.text);

test('archives below a prefix of a bucket are read as those of a folder, in one order', {
  timeout: 300_000,
}, async () => {
  const local = join(folder, 'local');
  for (const [key, bytes] of Object.entries(FILES)) {
    mkdirSync(join(local, key, '..'), { recursive: true });
    writeFileSync(join(local, key), bytes);
  }
  const wanted = await hearsay(['extract', join(local, 'crawls/2025'), '--engine', 'rules', '--jobs', '1']);
  const run = await extract('s3://news/crawls/2025');
  expect([run.code, textsOf(run.out).length]).toEqual([1, 7]);
  expect(run.err.split('\n')[0]).toMatch(/^hearsay: no "text", "html" or "url" in: .*d\.parquet#2$/);
  const [ferry] = run.out.split('\n').filter((line) => line.includes('ferry'));
  expect(JSON.parse(ferry!).article).toMatchObject({ outlet: 'Paper P', published: '2026-03-16' });
  expect(textsOf(run.out)).toEqual(textsOf(wanted.out));
  const one = await extract('s3://news/crawls/2025/a.warc.gz');
  expect(textsOf(one.out)).toEqual(textsOf(run.out).slice(0, 3));
});

test('a run over a bucket goes on after it was cut short', { timeout: 300_000 }, async () => {
  const out = join(folder, 'read.jsonl');
  const args = ['extract', 's3://news/crawls/', '--engine', 'rules', '--jobs', '1', '--out', out];
  expect((await hearsay(args, { env })).code).toBe(1);
  const whole = readFileSync(out);
  const manifest = `${out}.resume.json`;
  const done = JSON.parse(readFileSync(manifest, 'utf8'));
  // As it was after the second page of the first archive.
  const lines = whole.toString().split('\n');
  const isFirst = (lines[0] ?? '').includes('2025-other');
  const at = lines.slice(0, isFirst ? 3 : 2).join('\n').length + 1;
  const { position } = done;
  const path = 's3://news/crawls/2025/a.warc.gz';
  writeFileSync(out, whole.subarray(0, at));
  const second = JSON.parse(lines[isFirst ? 2 : 1]!) as { article: { file: string | null } };
  const offset = Number(/#(\d+)$/.exec(second.article.file ?? '')?.[1]);
  writeFileSync(
    manifest,
    JSON.stringify({
      ...done,
      done: false,
      bytes: at,
      position: { ...position, path, before: 0, container: 1, offset, seen: 1 },
    }),
  );
  expect((await hearsay([...args, '--resume'], { env })).code).toBe(1);
  expect(readFileSync(out).equals(whole)).toBe(true);
});

test('an object is the same in blocks, at any offset', { timeout: 300_000 }, async () => {
  const source = await bucketSource('s3://news/large.bin');
  for (const [at, length] of [
    [0, 10],
    [8_388_600, 100],
    [1, 17_000_000],
    [19_999_990, 100],
    [30_000_000, 5],
    [8_388_608, 8_388_608],
  ] as const)
    expect([at, Buffer.from(await source.read(at, length)).equals(LARGE.subarray(at, at + length))]).toEqual([
      at,
      true,
    ]);
  await source.close();
});

test('a wrong bucket, key or right is one line, without any secret', { timeout: 300_000 }, async () => {
  const refused: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['s3://no-such-bucket/a', {}, 'no such bucket: s3://no-such-bucket/a'],
    ['s3://news/crawls/2024/', {}, 'nothing in the bucket under s3://news/crawls/2024/'],
    ['s3://', {}, 'no name of a bucket: s3://'],
    ['s3://news/crawls', NOBODY, 'no credentials for s3://news/crawls'],
    [
      's3://news/crawls',
      { AWS_ACCESS_KEY_ID: 'SOMEBODY' },
      'the server does not know this access key: s3://news/crawls',
    ],
  ];
  for (const [address, more, said] of refused) {
    const { code, out, err } = await extract(address, more);
    expect([code, out.length, err.split('\n')[0]]).toEqual([1, 0, `hearsay: ${said}`]);
    expect(err).not.toMatch(/S3RVER|SOMEBODY|fault in hearsay/);
  }
  const gone = await extract('s3://news/crawls', { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9', AWS_MAX_ATTEMPTS: '1' });
  expect([gone.code, gone.err.split('\n')[0]]).toEqual([1, 'hearsay: cannot read s3://news/crawls: ECONNREFUSED']);
});
