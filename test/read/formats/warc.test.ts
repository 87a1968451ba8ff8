import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { WARCRecord, WARCSerializer } from 'warcio';
import { type ByteSource, memorySource, streamSource } from '../../../src/read/bytes.ts';
import { isMemberwise, readWarc, type WarcLoss, type WarcRecord } from '../../../src/read/warc-node.ts';
import { httpMessage, warcHead } from '../../../src/read/warc-record.ts';
import { randomFrom, seedOf } from '../../random.ts';
import { answer, gzipFile, plainFile, record, type WarcFile } from './warc-file.ts';

const WORDS = ['harbour', 'council', 'bridge', 'said', 'mayor', 'Norvale', 'report', 'water', '"safe"', 'vote'];
const roll = randomFrom(seedOf('WARC files', 20260314));
const article = (size: number): string => {
  let text = '<html><body><p>';
  while (text.length < size) text += `${WORDS[Math.floor(roll() * WORDS.length)]} `;
  return `${text}</p></body></html>`;
};
const blocks = [...Array(60).keys()].map(() => answer(article(200 + roll() * 6000)));
const FILES: Readonly<Record<string, WarcFile>> = {
  'gzip, one member a record': gzipFile(blocks.map((b, i) => record(i, b))),
  'plain with digests': plainFile(blocks.map((b, i) => record(i, b, {}, true))),
  'plain without digests': plainFile(blocks.map((b, i) => record(i, b))),
};

async function all(source: ByteSource, from = 0): Promise<{ records: WarcRecord[]; losses: WarcLoss[] }> {
  const records: WarcRecord[] = [];
  const losses: WarcLoss[] = [];
  for await (const found of readWarc(source, { from })) {
    if (found.kind === 'record') records.push(found);
    else losses.push(found);
  }
  return { records, losses };
}
const idOf = (r: WarcRecord): number => Number(r.head.fields.get('warc-record-id')?.slice(-13, -1));
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe.each(Object.entries(FILES))('%s', (name, { bytes, places }) => {
  test('every record, in order, with the place where reading can go on', async () => {
    const { records, losses } = await all(memorySource(bytes));
    expect(losses).toEqual([]);
    expect(records.map(idOf)).toEqual([...Array(60).keys()]);
    expect(records.map((r) => r.offset)).toEqual(places.map(([start]) => start));
    for (const k of [0, 17, 58, 59]) {
      const rest = await all(memorySource(bytes), records[k]?.next);
      expect(rest.records.map(idOf)).toEqual([...Array(60).keys()].slice(k + 1));
    }
  });

  test('a stream gives the same as a file', async () => {
    const file = await all(memorySource(bytes));
    const stream = await all(streamSource(pieces(bytes, 777)));
    const plain = (found: typeof file) =>
      found.records.map((r) => ({ ...r, block: Buffer.from(r.block).toString('latin1') }));
    expect(plain(stream)).toEqual(plain(file));
    expect(stream.losses).toEqual([]);
  });

  test('cut or flipped at 500 places: every intact record is read, every loss is listed', async () => {
    const digest = (b: Uint8Array): string => createHash('sha1').update(b).digest('hex');
    const sums = blocks.map(digest);
    const faults: string[] = [];
    for (let trial = 0; trial < 500; trial++) {
      const at = Math.floor(roll() * bytes.length);
      const isCut = trial % 2 === 0;
      const harmed = Buffer.from(isCut ? bytes.subarray(0, at) : bytes);
      if (!isCut) harmed[at] = (harmed[at] ?? 0) ^ (1 << Math.floor(roll() * 8));
      const { records, losses } = await all(memorySource(harmed));
      // By its place: a flip may hit the id itself.
      const placeOf = (r: WarcRecord): number => places.findIndex(([start]) => start === r.offset);
      const read = new Set(records.map(placeOf));
      // Without a checksum a record is whole only with the mark that ends it.
      const mark = name === 'plain without digests' ? 4 : 0;
      places.forEach(([start, end], id) => {
        const isIntact = isCut
          ? end + mark <= at || (end <= at && at === bytes.length)
          : at < start || at >= end + mark;
        if (isIntact && !read.has(id)) faults.push(`${isCut ? 'cut' : 'flip'} at ${at}: intact record ${id} not read`);
        const isGone = isCut && start >= at;
        const isListed = losses.some((l) => l.offset < end && l.next > start);
        if (!read.has(id) && !isGone && !isListed)
          faults.push(`${isCut ? 'cut' : 'flip'} at ${at}: loss of ${id} not listed`);
      });
      if (name === 'plain without digests') continue;
      for (const r of records) {
        if (digest(r.block) !== sums[placeOf(r)]) faults.push(`flip at ${at}: record ${placeOf(r)} read with damage`);
      }
      if (losses.length > 1) faults.push(`at ${at}: one fault, ${losses.length} losses`);
    }
    expect(faults).toEqual([]);
  });
});

describe('hostile files', () => {
  const timed = async (bytes: Uint8Array): Promise<[string[], number, number]> => {
    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    const began = Date.now();
    const { records, losses } = await all(memorySource(bytes));
    const said = [...records.map((r) => `record ${idOf(r)}`), ...losses.map((l) => `${l.code} ${l.offset}`)];
    return [said, Date.now() - began, process.memoryUsage.rss() - before];
  };
  const small = record(1, answer('<p>one</p>'));
  const member = (r: Uint8Array): Buffer => gzipSync(Buffer.concat([r, Buffer.from('\r\n\r\n')]));

  test('a member that grows without end costs itself only', async () => {
    const bomb = gzipSync(record(2, Buffer.alloc(200_000_000)));
    const [said, ms, grown] = await timed(Buffer.concat([member(small), bomb, member(record(3, answer('x')))]));
    expect(said).toEqual(['record 1', 'record 3', `too-large ${member(small).length}`]);
    expect(ms).toBeLessThan(3000);
    expect(grown).toBeLessThan(64_000_000);
  });

  test('a length that lies', async () => {
    const lie = Buffer.from(
      small.toString('latin1').replace(/Content-Length: \d+/, 'Content-Length: 999999999999'),
      'latin1',
    );
    const [said] = await timed(plainFile([lie, record(2, answer('x'))]).bytes);
    expect(said).toEqual(['record 2', 'too-large 0']);
  });

  test.each([
    ['nothing but marks', Buffer.from('WARC/1.0\r\n'.repeat(500_000))],
    ['fields without end', Buffer.from(`WARC/1.0\r\n${'a: b\r\n'.repeat(800_000)}`)],
    ['line ends', Buffer.alloc(5_000_000, '\r\n')],
    ['zeros', Buffer.alloc(5_000_000)],
    ['starts of members', Buffer.alloc(300_000, Buffer.from([0x1f, 0x8b, 8, 0]))],
  ])('%s end in time', async (_name, bytes) => {
    const [said, ms] = await timed(bytes);
    expect(said.length).toBeLessThanOrEqual(1);
    expect(ms).toBeLessThan(5000);
  });

  test('an empty file has no records and no losses', async () => {
    expect(await all(memorySource(new Uint8Array()))).toEqual({ records: [], losses: [] });
  });
});

test('one gzip stream around many records is told from one member a record', async () => {
  const { bytes } = FILES['plain with digests'] as WarcFile;
  expect(await isMemberwise(memorySource(gzipSync(bytes)))).toBe(false);
  expect(await isMemberwise(memorySource((FILES['gzip, one member a record'] as WarcFile).bytes))).toBe(true);
});

describe('parts of a record', () => {
  test('a head needs its version and four fields', () => {
    const head =
      'WARC/1.1\r\nWARC-Type: Response\r\nWARC-Record-ID: <a>\r\nWARC-Date: 2026\r\nContent-Length: 5\r\nX: a\r\n b\r\n\r\nhello';
    expect(warcHead(Buffer.from(head))).toMatchObject({ type: 'response', length: 5, head: head.length - 5 });
    expect(warcHead(Buffer.from(head))?.fields.get('x')).toBe('a b');
    for (const without of ['WARC/1.1\r\n', 'WARC-Type: Response\r\n', 'WARC-Date: 2026\r\n', 'Content-Length: 5\r\n']) {
      expect(warcHead(Buffer.from(head.replace(without, '')))).toBeNull();
    }
  });

  test('chunks are joined; a body that only says so stays', () => {
    const chunked = answer('5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n', { 'Transfer-Encoding': 'chunked' });
    expect(Buffer.from(httpMessage(chunked)?.body ?? []).toString()).toBe('hello world');
    const joined = answer('hello world', { 'Transfer-Encoding': 'chunked' });
    expect(Buffer.from(httpMessage(joined)?.body ?? []).toString()).toBe('hello world');
    expect(httpMessage(Buffer.from('nothing'))).toBeNull();
  });
});

test('a file that another writer made', async () => {
  const parts: Uint8Array[] = [];
  for (let i = 0; i < 20; i++) {
    async function* body(): AsyncGenerator<Uint8Array, void, undefined> {
      yield new TextEncoder().encode(`<p>Norvale ${i}</p>`);
    }
    const made = WARCRecord.create(
      {
        url: `https://norvale.example/${i}`,
        date: '2026-03-14T09:00:00Z',
        type: 'response',
        warcVersion: 'WARC/1.1',
        statusline: 'HTTP/1.1 200 OK',
        httpHeaders: { 'Content-Type': 'text/html' },
      },
      body(),
    );
    parts.push(await WARCSerializer.serialize(made, { gzip: true }));
  }
  const { records, losses } = await all(memorySource(Buffer.concat(parts)));
  expect(losses).toEqual([]);
  expect(records.map((r) => Buffer.from(httpMessage(r.block)?.body ?? []).toString())).toEqual(
    [...Array(20).keys()].map((i) => `<p>Norvale ${i}</p>`),
  );
  expect(records.every((r) => r.head.fields.has('warc-block-digest'))).toBe(true);
});
