import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { article } from '../../bench/texts.ts';
import { type Document, documents, type Position, totalBytes } from '../../src/bulk/documents.ts';
import { gzipFile, record } from '../read/formats/warc-file.ts';
import { articleFolder, articleLines } from './articles.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const records = Array.from({ length: 12 }, (_, k) =>
  record(k, Buffer.from(article(k + 1, 40)), {
    'WARC-Type': k % 3 === 0 ? 'metadata' : 'resource',
    'Content-Type': 'text/plain',
  }),
);
const archive = Buffer.concat([
  gzipFile(records.slice(0, 5)).bytes,
  Buffer.from('damaged'),
  gzipFile(records.slice(5)).bytes,
]);
const letter = (k: number): string =>
  `From desk@nara.example Mon Mar 16 09:30:00 2026\nFrom: desk@nara.example\nTo: readers@nara.example\nDate: Mon, 16 Mar 2026 09:30:00 +0000\nSubject: Letter ${k}\n\n${article(k + 1, 40)}\n\n`;
const feed = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title>${Array.from(
  { length: 4 },
  (_, k) =>
    `<item><title>Item ${k}</title><content:encoded><![CDATA[<p>${article(k + 1, 150)}</p>]]></content:encoded></item>`,
).join('')}</channel></rss>`;
const list = `<?xml version="1.0"?><opml version="2.0"><body>${['a', 'b', 'a']
  .map((n) => `<outline type="rss" xmlUrl="https://${n}.example/feed"/>`)
  .join('')}</body></opml>`;

/** One of each kind, with things among them that cannot be had. */
function inputs(): readonly string[] {
  const dir = articleFolder(join(folder, 'articles'), 4);
  mkdirSync(join(folder, 'none'));
  // Three files among the others that cannot be had.
  writeFileSync(Buffer.from(`${dir}/00001\xff`, 'latin1'), 'text');
  writeFileSync(Buffer.from(`${dir}/00002\xfe`, 'latin1'), 'text');
  symlinkSync(join(folder, 'feeds.opml'), join(dir, '00003.link'));
  return [
    dir,
    file('lines.jsonl', `${articleLines(3)}no JSON\n\n${articleLines(2)}{"url":"https://nara.example/x"}\n`),
    join(folder, 'missing.txt'),
    file('packed.jsonl.gz', gzipSync(articleLines(4))),
    file('crawl.warc.gz', archive),
    file('letters.mbox', [1, 2, 3].map(letter).join('')),
    join(folder, 'none'),
    file('feed.xml', feed),
    file('feeds.opml', list),
    join(dir, '00001.txt'),
    join(dir, '00001.txt'),
    'https://nara.example/story',
  ];
}

async function all(paths: readonly string[], from: Position | null) {
  const found: Document[] = [];
  let behind = 0;
  const options = {
    from,
    inputs: { offline: true },
    isOwn: () => false,
    trailing(skipped: number) {
      behind = skipped;
    },
  };
  for await (const d of documents(paths, options)) found.push(d);
  return { found, behind };
}

test('from every place on, exactly the documents behind it come', { timeout: 120_000 }, async () => {
  const paths = inputs();
  const whole = await all(paths, null);
  const kinds = whole.found.map((d) => `${d.found.kind} ${d.position.argument}`);
  expect(new Set(kinds).size).toBeGreaterThan(paths.length);
  expect(whole.found.length).toBeGreaterThan(35);
  expect(whole.found.reduce((n, d) => n + d.skipped, whole.behind)).toBe(4);
  const bytes = whole.found.map((d) => d.bytes);
  expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
  for (const [k, { position }] of whole.found.entries()) {
    // A place survives being written down.
    const rest = await all(paths, JSON.parse(JSON.stringify(position)) as Position);
    expect(rest.found, `behind document ${k}`).toEqual(whole.found.slice(k + 1));
    expect(rest.behind).toBe(whole.behind);
  }
});

test('the run that has lost its input says so', async () => {
  const dir = articleFolder(join(folder, 'lost'), 3);
  const { found } = await all([dir], null);
  rmSync(join(dir, '00001.txt'));
  await expect(all([dir], found[1]!.position)).rejects.toThrow(
    `the input that the run had come to is gone: ${dir}/00001.txt`,
  );
  // Files that are done with may go.
  expect((await all([dir], found[2]!.position)).found).toEqual([]);
});

test('a file that is gone when its turn comes costs itself alone', async () => {
  const dir = articleFolder(join(folder, 'going'), 3);
  const names: string[] = [];
  const options = { from: null, inputs: {}, isOwn: () => false, trailing: () => undefined };
  for await (const { found } of documents([dir], options)) {
    names.push(found.kind === 'input' ? found.name : `${found.code} ${found.input}`);
    if (names.length === 1) rmSync(join(dir, '00001.txt'));
  }
  expect(names).toEqual([`${dir}/00000.txt`, `missing ${dir}/00001.txt`, `${dir}/00002.txt`]);
});

test('bytes in all are told only where every input has a size', async () => {
  const dir = articleFolder(join(folder, 'sized'), 3);
  const { found } = await all([dir, dir], null);
  const total = await totalBytes([dir, dir], () => false);
  expect(total).toBeGreaterThan(found.at(-1)!.bytes - 1);
  expect(await totalBytes([dir, 'https://nara.example/'], () => false)).toBeNull();
});
