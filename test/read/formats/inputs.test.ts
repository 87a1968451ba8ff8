import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/read/html.ts';
import { readInput } from '../../../src/read/input.ts';
import {
  type Found,
  type Input,
  type InputFailure,
  type InputsOptions,
  inputsOf,
} from '../../../src/read/inputs-node.ts';
import { kindOf } from '../../../src/read/kind.ts';
import { readText } from '../../../src/read/text.ts';
import { type Internet, internet } from '../net/internet.ts';
import { pdfFile } from './pdf-file.ts';
import { answer, gzipFile, plainFile, record } from './warc-file.ts';

const STORY = 'The harbour of Norvale will stay closed until the end of the month, the mayor said on Friday. ';
const html = (n: number): string =>
  `<html><head><title>Story ${n}</title></head><body><article><p>${STORY.repeat(8)}</p></article></body></html>`;
const FEED = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Norvale Post</title>
${[0, 1, 2].map((n) => `<item><title>Story ${n}</title><link>https://norvale.example/${n}</link><pubDate>Sat, 14 Mar 2026 09:00:00 +0200</pubDate><content:encoded><![CDATA[<p>${STORY.repeat(8)}</p>]]></content:encoded></item>`).join('\n')}</channel></rss>`;
const MAIL = `From: Harbour Authority <press@norvale.example>\nTo: desk@post.example\nSubject: Harbour\nDate: Sat, 14 Mar 2026 09:00:00 +0200\nMessage-ID: <1@a>\n\n${STORY}\n`;
const JSONL = [0, 1, 2]
  .map((n) => JSON.stringify({ text: `${STORY}${n}`, title: `Story ${n}`, outlet: 'Norvale Post', extra: n }))
  .join('\n');
const records = [0, 1, 2].map((n) => record(n, answer(html(n))));
const MBOX = [0, 1, 2]
  .map((n) => `From a@b Sat Mar 14 09:00:00 2026\n${MAIL.replace('Subject: Harbour', `Subject: Story ${n}`)}`)
  .join('\n');

const FILES: Readonly<Record<string, Uint8Array | string>> = {
  'a.feed': FEED,
  'b.jsonl': JSONL,
  'c.warc': plainFile(records).bytes,
  'd.warc.gz': gzipFile(records).bytes,
  'e.mbox': MBOX,
  'f.page': html(7),
  'g.words': STORY,
  'h.mail': MAIL,
  'i.paper': pdfFile([[{ text: 'The mayor said that the harbour is safe.', y: 700 }]]),
};
const MANY = ['a.feed', 'b.jsonl', 'c.warc', 'd.warc.gz', 'e.mbox'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-inputs-'));
  mkdirSync(join(folder, 'all'));
  mkdirSync(join(folder, 'packed'));
  for (const [name, bytes] of Object.entries(FILES)) {
    writeFileSync(join(folder, 'all', name), bytes);
    writeFileSync(join(folder, 'packed', name), gzipSync(Buffer.from(bytes)));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open: Internet[] = [];
afterEach(() => {
  for (const net of open.splice(0)) net.close();
});

async function all(input: string, options: InputsOptions = {}): Promise<Found[]> {
  const found: Found[] = [];
  for await (const one of inputsOf(input, { offline: true, ...options })) found.push(one);
  return found;
}
const isInput = (f: Found): f is Input => f.kind === 'input';
const isFailure = (f: Found): f is InputFailure => f.kind === 'failure';
const text = (f: Found): string =>
  isInput(f) ? (typeof f.content === 'string' ? f.content : Buffer.from(f.content).toString()) : '';
const lines = (found: readonly Found[]): string[] =>
  found.filter(isFailure).map((f) => `${f.stage} ${f.code}: ${f.reason}`);

describe('kinds are told by content', () => {
  const wanted = {
    'a.feed': 'feed',
    'b.jsonl': 'jsonl',
    'c.warc': 'warc',
    'd.warc.gz': 'gzip',
    'e.mbox': 'mbox',
    'f.page': 'html',
    'g.words': 'text',
    'h.mail': 'mail',
    'i.paper': 'pdf',
  };
  test.each(Object.entries(wanted))('%s', (name, kind) => {
    expect(kindOf(Buffer.from(FILES[name] ?? ''))).toBe(kind);
  });
  test.each([
    ['<!-- a --><?xml version="1.0"?><opml version="2.0"></opml>', 'opml'],
    ['<?xml version="1.0"?><!DOCTYPE rss><rdf:RDF></rdf:RDF>', 'feed'],
    ['{"title":"a","items":[]}', 'feed'],
    ['{\n "version": "https://jsonfeed.org/version/1.1",', 'feed'],
    ['# news\nhttps://a.example/1\nhttp://b.example/2\n', 'addresses'],
    ['https://a.example/1 is where it stands.', 'text'],
    ['From: our correspondent\n\nThe mayor said no.', 'text'],
    ['Mayor: We are safe.\nReporter: Are you?\nMayor: Yes.', 'text'],
    ['\x00\x01\x02\x03\x04\x05\x06\x07\x08'.repeat(9), 'binary'],
  ])('%j is %s', (head, kind) => {
    expect(kindOf(Buffer.from(head))).toBe(kind);
  });
});

describe('files and folders', () => {
  test('every kind gives its articles, in the order of names, and every one can be read', async () => {
    const found = await all(join(folder, 'all'));
    expect(lines(found)).toEqual([]);
    expect(found.map((f) => f.container.slice(-9).replace(/^.*\//, ''))).toEqual([
      ...MANY.flatMap((name) => [name, name, name]),
      'f.page',
      'g.words',
      'h.mail',
      'i.paper',
    ]);
    for (const f of found.filter(isInput)) {
      const { content, format, contentType, given } = f;
      const reading =
        typeof content !== 'string'
          ? readInput(content, { ...given, contentType })
          : format === 'html'
            ? readHtml(content, given)
            : readText(content, given);
      expect(reading.article.text, f.name).toMatch(/harbour/);
    }
  });

  test('what is known goes along', async () => {
    const first = async (name: string): Promise<Input['given'] | undefined> =>
      (await all(join(folder, 'all', name))).filter(isInput)[0]?.given;
    expect(await first('a.feed')).toEqual({
      file: 'https://norvale.example/0',
      title: 'Story 0',
      url: 'https://norvale.example/0',
      published: '2026-03-14T09:00:00+02:00',
      outlet: 'Norvale Post',
    });
    expect(await first('b.jsonl')).toMatchObject({ title: 'Story 0', outlet: 'Norvale Post' });
    expect(await first('c.warc')).toMatchObject({ url: 'https://norvale.example/0', fetched: '2026-03-14T09:00:00Z' });
    expect(await first('h.mail')).toMatchObject({
      title: 'Harbour',
      outlet: 'Harbour Authority',
      published: '2026-03-14T09:00:00+02:00',
    });
  });

  test('each of them compressed gives the same', async () => {
    const plain = await all(join(folder, 'all'));
    const packed = await all(join(folder, 'packed'));
    expect(packed.map(text)).toEqual(plain.map(text));
    expect(lines(packed)).toEqual([]);
  });

  test.each(MANY.flatMap((name) => [`all/${name}`, `packed/${name}`]))(
    '%s can be gone on with anywhere',
    async (name) => {
      const path = join(folder, name);
      const whole = await all(path);
      for (const [i, f] of whole.entries()) {
        const rest = await all(path, { from: new Map([[path, f.next]]) });
        expect(rest).toEqual(whole.slice(i + 1));
      }
      expect(await all(path, { from: new Map([[path, Number.POSITIVE_INFINITY]]) })).toEqual([]);
    },
  );

  test('patterns', async () => {
    const names = async (pattern: string): Promise<string[]> => [
      ...new Set((await all(join(folder, pattern))).map((f) => f.container.slice(folder.length + 1))),
    ];
    expect(await names('all/*.warc*')).toEqual(['all/c.warc', 'all/d.warc.gz']);
    expect(await names('**/[f-g].*')).toEqual(['all/f.page', 'all/g.words', 'packed/f.page', 'packed/g.words']);
    expect(await names('{packed,all}/g.wor?s')).toEqual(['packed/g.words', 'all/g.words']);
    await expect(all(join(folder, '*.none'))).rejects.toMatchObject({ name: 'Failure', code: 'missing' });
    await expect(all(join(folder, 'none'))).rejects.toMatchObject({ message: `no such file: ${join(folder, 'none')}` });
  });

  test('a folder that links to itself is gone through once', async () => {
    const loop = join(folder, 'loop');
    mkdirSync(loop);
    symlinkSync(loop, join(loop, 'again'));
    writeFileSync(join(loop, 'a'), STORY);
    expect(await all(loop)).toHaveLength(1);
  });

  test('standard input', async () => {
    async function* stdin(): AsyncGenerator<Uint8Array, void, undefined> {
      for (const byte of Buffer.from(JSONL)) yield Uint8Array.of(byte);
    }
    const found = await all('-', { stdin: stdin() });
    expect(found.map((f) => isInput(f) && f.given.title)).toEqual(['Story 0', 'Story 1', 'Story 2']);
    const rest = await all('-', { stdin: stdin(), from: new Map([['-', found[0]?.next ?? 0]]) });
    expect(rest).toEqual(found.slice(1));
  });
});

describe('what cannot be had is one line, and the rest comes', () => {
  const write = (name: string, bytes: Uint8Array | string): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  test('bad lines of JSON', async () => {
    const path = write(
      'bad.jsonl',
      `${JSON.stringify({ text: STORY })}\nnot json\n{"title": 5, "text": "a"}\n{"outlet":"x"}\n[]\n\n{"url":"https://a.example/"}\n${JSON.stringify({ text: STORY })}`,
    );
    const found = await all(path);
    expect(found.filter(isInput)).toHaveLength(2);
    expect(lines(found)).toEqual([
      'unpack bad-json: no JSON: not json',
      'unpack bad-json: "title" is no string: 5',
      'unpack bad-json: no "text", "html" or "url" in: {"outlet":"x"}',
      'unpack bad-json: no object: []',
      'fetch not-fetched: not fetched, as nothing may be: https://a.example/',
    ]);
  });

  test('a line without end, and a compressed one', async () => {
    const long = JSON.stringify({ text: 'a'.repeat(3_000_000) });
    const bytes = `${JSON.stringify({ text: STORY })}\n${long}\n${JSON.stringify({ text: STORY })}\n`;
    for (const content of [bytes, gzipSync(bytes)]) {
      const found = await all(write('long.jsonl', content), { limits: { lineBytes: 1_000_000 } });
      expect(found.map((f) => f.kind)).toEqual(['input', 'failure', 'input']);
      expect(lines(found)).toEqual(['unpack too-large: a line of more than 1000000 bytes']);
    }
  });

  test('a file that unpacks to 1 GiB', async () => {
    const path = write('bomb.gz', Buffer.concat(Array(64).fill(gzipSync(Buffer.alloc(2 ** 24, 'a')))));
    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    const found = await all(path);
    expect(lines(found)).toEqual([`unpack too-large: more than 15000000 bytes in one article: ${path}`]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(64_000_000);
  });

  test('gzip that breaks off, and gzip in gzip in gzip', async () => {
    const cut = await all(write('cut.gz', gzipSync(JSONL).subarray(0, 100)));
    expect(lines(cut)[0]).toMatch(/^unpack damaged: cannot decompress/);
    const deep = await all(write('deep.gz', gzipSync(gzipSync(gzipSync(STORY)))));
    expect(lines(deep)).toEqual(['unpack too-deep: gzip within gzip within gzip']);
  });

  test('a damaged record of an archive', async () => {
    const { bytes, places } = gzipFile(records);
    const harmed = Buffer.from(bytes);
    const [start, end] = places[1] ?? [0, 0];
    harmed[Math.floor((start + end) / 2)]! ^= 0x10;
    const path = write('harmed.warc.gz', harmed);
    const found = await all(path);
    expect(found.map((f) => f.kind)).toEqual(['input', 'failure', 'input']);
    expect(lines(found)).toEqual([`unpack damaged: a record is damaged: bytes ${start} to ${end} of ${path}`]);
  });

  test('an archive whose first bytes are damaged is one still', async () => {
    for (const { bytes, places } of [gzipFile(records), plainFile(records)]) {
      const harmed = Buffer.from(bytes);
      harmed[1] = 0;
      const found = await all(write('head.warc', harmed));
      expect(found.map((f) => [f.kind, f.offset])).toEqual([
        ['failure', 0],
        ['input', places[1]?.[0]],
        ['input', places[2]?.[0]],
      ]);
    }
  });

  test('records that are no articles are told apart, encoded bodies are decoded', async () => {
    const mixed = [
      record(0, Buffer.from('software: x'), { 'WARC-Type': 'warcinfo' }),
      record(1, answer(gzipSync(html(1)), { 'Content-Encoding': 'gzip' })),
      record(2, answer('GIF89a', { 'Content-Type': 'image/gif' })),
      record(3, answer('moved', {}, 301)),
      record(4, answer(html(4), { 'Content-Encoding': 'gzip' })),
      record(5, Buffer.from(STORY), { 'WARC-Type': 'conversion', 'Content-Type': 'text/plain' }),
      record(6, answer(gzipSync(Buffer.alloc(40_000_000)), { 'Content-Encoding': 'gzip' })),
    ];
    const why: string[] = [];
    const found = await all(write('mixed.warc', plainFile(mixed).bytes), { skipped: (_, reason) => why.push(reason) });
    expect(found.filter(isInput).map(text)).toEqual([html(1), html(4), STORY]);
    expect(lines(found)).toEqual([expect.stringMatching(/^unpack too-large: a page of more than 15000000 bytes/)]);
    expect(why).toEqual(['a record of type warcinfo', 'an answer of image/gif', 'an answer with status 301']);
  });

  test('an entity bomb, a broken PDF, a feed without anything', async () => {
    const bomb = await all(
      write('bomb.xml', `<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel><title>&a;</title></channel></rss>`),
    );
    expect(lines(bomb)[0]).toMatch(/^unpack dtd: /);
    expect(lines(await all(write('broken.pdf', '%PDF-1.4 nothing')))[0]).toMatch(/^unpack no-pdf: /);
    expect(lines(await all(write('empty.rss', '<rss version="2.0"><channel></channel></rss>')))[0]).toMatch(
      /^unpack empty-feed: /,
    );
  });
});

describe('over the network', () => {
  const net = async (site: Parameters<typeof internet>[0]): Promise<InputsOptions> => {
    const made = await internet(site);
    open.push(made);
    return { offline: false, net: { connect: made.connect, resolve: made.resolve, now: () => new Date(0) } };
  };

  test('a page, a list of addresses, a list of feeds: robots.txt counts for what nobody named', async () => {
    const options = await net((request, reply) => {
      const pages: Readonly<Record<string, string>> = {
        '/robots.txt': 'User-agent: *\nDisallow: /closed',
        '/closed/1': html(1),
        '/2': html(2),
        '/list': 'http://a.example/closed/1\nhttp://a.example/2\nhttp://a.example/gone\n',
        '/opml':
          '<opml version="2.0"><body><outline xmlUrl="/feed"/><outline xmlUrl="http://b.example/feed"/></body></opml>',
        '/feed':
          '<rss version="2.0"><channel><title>F</title><item><link>/2</link></item><item><link>/closed/1</link></item></channel></rss>',
      };
      const body = pages[request.url ?? ''];
      reply.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body ?? '');
    });
    const named = await all('http://a.example/closed/1', options);
    expect(named.filter(isInput).map((f) => [f.given.url, f.given.fetched])).toEqual([
      ['http://a.example/closed/1', '1970-01-01T00:00:00.000Z'],
    ]);
    const list = await all('http://a.example/list', options);
    expect(list.filter(isInput).map((f) => f.given.url)).toEqual(['http://a.example/2']);
    expect(lines(list)).toEqual([
      'fetch robots: robots.txt of a.example does not allow http://a.example/closed/1',
      'fetch http-status: http://a.example/gone answered 404',
    ]);
    const feeds = await all('http://a.example/opml', options);
    expect(feeds.map((f) => [f.kind, f.container])).toEqual([
      ['input', 'http://a.example/feed'],
      ['failure', 'http://a.example/feed'],
      ['input', 'http://b.example/feed'],
      ['failure', 'http://b.example/feed'],
    ]);
  });

  test('an endless feed ends at the limit with one line; one that goes round ends by itself', async () => {
    const asked: string[] = [];
    const options = await net((request, reply) => {
      asked.push(request.url ?? '');
      const n = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0);
      const next = request.url?.startsWith('/round') ? `/round?${(n + 1) % 3}` : `/feed?${n + 1}`;
      const item = FEED.slice(FEED.indexOf('<item>'), FEED.indexOf('</item>') + 7).replaceAll(
        'norvale.example/0',
        `norvale.example/${n}`,
      );
      reply.end(
        `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>F</title><atom:link rel="next" href="${next}"/>${item}</channel></rss>`,
      );
    });
    const endless = await all('http://a.example/feed', options);
    expect(endless.filter(isInput)).toHaveLength(10);
    expect(lines(endless)).toEqual(['unpack feed-too-long: the feed has more than 10 pages: http://a.example/feed']);
    // Its robots.txt and ten pages: of the others not one.
    expect(asked).toEqual(['/feed', '/robots.txt', ...Array.from({ length: 9 }, (_, n) => `/feed?${n + 1}`)]);
    const round = await all('http://a.example/round', options);
    expect([round.filter(isInput).length, lines(round)]).toEqual([3, []]);
  });

  test('a feed from a file asks for nothing where nothing may be fetched', async () => {
    const feed = join(folder, 'short.rss');
    writeFileSync(
      feed,
      '<rss version="2.0"><channel><title>F</title><item><title>A</title><link>http://a.example/1</link></item><item><title>B</title></item></channel></rss>',
    );
    expect(lines(await all(feed))).toEqual([
      'fetch not-fetched: not fetched, as nothing may be: http://a.example/1',
      'unpack no-text: "B" has neither text nor address',
    ]);
  });

  test('a page that leads to a private address', async () => {
    const options = await net((_, reply) => reply.writeHead(302, { location: 'http://127.0.0.1/' }).end());
    expect(lines(await all('http://a.example/', options))).toEqual([
      'fetch private-address: not a public address: 127.0.0.1',
    ]);
    expect(lines(await all('file:///etc/passwd', options))).toEqual([
      'fetch bad-scheme: cannot fetch file:///etc/passwd: only http and https',
    ]);
  });
});
