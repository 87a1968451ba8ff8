import { describe, expect, test } from 'vitest';
import { readFeed } from '../../../src/read/feed.ts';
import { readOpml } from '../../../src/read/opml.ts';
import { rfcDate } from '../../../src/read/rfc-date.ts';
import { decodeXml, safeXml } from '../../../src/read/xml.ts';
import { program } from '../../promises/child.ts';
import { BOMBS, wrap } from './bombs.ts';

const RSS = `<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://dtd.example/rss-0.91.dtd">
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Norvale Post</title><link>/</link><atom:link rel="next" href="?page=2"/>
<item><title>Harbour &amp;amp; bridge</title><link>/a/1</link><dc:creator>Ines Marek</dc:creator>
<pubDate>Sat, 14 Mar 2026 09:00:00 +0200</pubDate><description>Short</description>
<content:encoded><![CDATA[<p>"The bridge is safe," the mayor said.</p>]]></content:encoded></item>
<item><title>Second</title><guid>https://norvale.example/a/2</guid></item>
</channel></rss>`;

describe('feeds', () => {
  test('RSS', () => {
    expect(readFeed(RSS, 'https://norvale.example/feed')).toEqual({
      format: 'rss',
      title: 'Norvale Post',
      url: 'https://norvale.example/',
      next: 'https://norvale.example/feed?page=2',
      cut: false,
      items: [
        {
          title: 'Harbour & bridge',
          url: 'https://norvale.example/a/1',
          published: '2026-03-14T09:00:00+02:00',
          modified: null,
          authors: ['Ines Marek'],
          content: '<p>"The bridge is safe," the mayor said.</p>',
          summary: 'Short',
        },
        expect.objectContaining({
          title: 'Second',
          url: 'https://norvale.example/a/2',
          content: null,
          published: null,
        }),
      ],
    });
  });

  test('Atom: text, html and xhtml titles, bases, alternate links, the feed as author', () => {
    const feed = readFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://norvale.example/x/"><title type="xhtml"><div
      xmlns="http://www.w3.org/1999/xhtml">The <b>Post</b></div></title><author><name>Desk</name></author>
      <entry xml:base="news/"><title>1 &lt; 2</title><link rel="self" href="s"/><link rel="alternate" type="application/json" href="j"/>
      <link rel="alternate" type="text/html" href="1.html"/><published>2026-03-14T09:00:00Z</published>
      <updated>2026-03-15T09:00:00Z</updated><content type="text">One.

Two &lt; three.</content></entry></feed>`,
      'https://norvale.example/feed',
    );
    expect(feed.title).toBe('The Post');
    expect(feed.items).toEqual([
      {
        title: '1 < 2',
        url: 'https://norvale.example/x/news/1.html',
        published: '2026-03-14T09:00:00+00:00',
        modified: '2026-03-15T09:00:00+00:00',
        authors: ['Desk'],
        content: '<p>One.</p>\n<p>Two &lt; three.</p>',
        summary: null,
      },
    ]);
  });

  test('JSON feed, also with a careless version', () => {
    const json = (version: string): string =>
      JSON.stringify({
        version,
        title: 'Post',
        home_page_url: 'https://norvale.example',
        next_url: 'https://norvale.example/f?2',
        items: [{ id: 7, url: '/7', title: 'T', content_text: 'a < b', date_published: '2026-03-14' }],
      });
    for (const version of ['https://jsonfeed.org/version/1.1', '1.0']) {
      const feed = readFeed(json(version));
      expect(feed).toMatchObject({ format: 'json', next: 'https://norvale.example/f?2' });
      expect(feed.items[0]).toMatchObject({
        url: 'https://norvale.example/7',
        content: '<p>a &lt; b</p>',
        published: '2026-03-14',
      });
    }
  });

  test('a feed that breaks off gives what is there, and says so', () => {
    const cut = RSS.slice(0, RSS.indexOf('Second'));
    const feed = readFeed(`${cut}<a href="`, 'https://norvale.example/feed');
    expect(feed.cut).toBe(true);
    expect(feed.items[0]?.title).toBe('Harbour & bridge');
  });

  test.each([
    ['', 'no-feed'],
    ['<html><body>no</body></html>', 'no-feed'],
    ['{"a": 1}', 'no-feed'],
    ['{"a": ', 'no-feed'],
    ['<rss version="2.0"><channel></channel></rss>', 'empty-feed'],
  ])('%s is refused: %s', (text, code) => {
    expect(() => readFeed(text)).toThrow(expect.objectContaining({ name: 'Failure', code }));
  });
});

describe('entity bombs', () => {
  test.each(Object.entries(BOMBS))('%s is refused at once', (_name, xml) => {
    expect(() => readFeed(xml)).toThrow(expect.objectContaining({ name: 'Failure', code: 'dtd' }));
    expect(() => readOpml(xml)).toThrow(expect.objectContaining({ name: 'Failure', code: 'dtd' }));
  });

  test('each costs less than 200 ms of the processor and 50 MB', { timeout: 120_000 }, async () => {
    const costs = await program<readonly { name: string; ms: number; bytes: number }[]>('bombs');
    expect(costs.length).toBeGreaterThanOrEqual(13);
    expect(costs.filter(({ ms, bytes }) => ms >= 200 || bytes >= 50_000_000)).toEqual([]);
    const most = (of: (c: (typeof costs)[number]) => number): string => Math.max(...costs.map(of)).toFixed(0);
    console.log(`${costs.length} bombs: at most ${most((c) => c.ms)} ms and ${most((c) => c.bytes / 1e6)} MB`);
  });

  test('numeric references cannot grow', () => {
    expect(readFeed(wrap('', '&#65;'.repeat(200_000))).title).toBe('A'.repeat(200_000));
  });

  test('an entity that nobody declared stays as it is written', () => {
    expect(readFeed(wrap('', 'a &lol9; b')).title).toBe('a &lol9; b');
  });

  const items = (n: number, item: string): string =>
    `<rss version="2.0"><channel><title>T</title>${item.repeat(n)}</channel></rss>`;
  test.each([
    ['200,000 open tags', items(1, `<item><title>a</title>${'<a>'.repeat(200_000)}</item>`)],
    ['200,000 comments', items(200_000, '<!--x-->')],
    ['1 MB of "<"', items(1, `<item><title>${'<'.repeat(1_000_000)}</title></item>`)],
    ['1 MB of "<!"', items(1, '<!'.repeat(500_000))],
    ['50,000 open descriptions', items(50_000, '<description>')],
    [
      '20,000 attributes',
      items(1, `<item ${[...Array(20_000).keys()].map((i) => `a${i}="b"`).join(' ')}><title>a</title></item>`),
    ],
    ['an attribute of 1 MB', items(1, `<item a="${'b'.repeat(1_000_000)}"><title>a</title></item>`)],
    ['20,000 items', items(20_000, '<item><title>a</title><link>http://a.example/</link></item>')],
    ['deep JSON', `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(400_000)}`],
  ])('hostile: %s ends in time', (_name, text) => {
    const began = performance.now();
    try {
      readFeed(text);
    } catch (error) {
      expect(error).toMatchObject({ name: 'Failure' });
    }
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

test('OPML: folders opened, order kept, each feed once', () => {
  const opml = `<opml version="2.0"><body><outline text="North"><outline text="Post &amp; News" xmlUrl="https://a.example/f"/>
    <outline text="Deep"><outline title="B" xmlUrl="/b"/></outline></outline><outline text="A again" xmlUrl="https://a.example/f"/>
    <outline text="C" xmlUrl="ftp://c.example/"/></body></opml>`;
  expect(readOpml(opml, 'https://list.example/x')).toEqual([
    { title: 'Post & News', url: 'https://a.example/f' },
    { title: 'B', url: 'https://list.example/b' },
  ]);
  expect(() => readOpml('<html></html>')).toThrow(expect.objectContaining({ code: 'no-opml' }));
});

function utf32(text: string, isLittle: boolean): Buffer {
  const bytes = Buffer.alloc([...text].length * 4);
  [...text].forEach((c, i) => {
    if (isLittle) bytes.writeUInt32LE(c.codePointAt(0)!, i * 4);
    else bytes.writeUInt32BE(c.codePointAt(0)!, i * 4);
  });
  return bytes;
}

describe('XML as bytes', () => {
  const xml = '<?xml version="1.0" encoding="windows-1252"?><a>“é”</a>';
  test.each([
    ['declaration', Buffer.from(xml.replace(/“/, '\x93').replace(/”/, '\x94'), 'latin1'), null],
    ['header first', Buffer.from(xml, 'utf8'), 'text/xml; charset="utf-8"'],
    ['mark first', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(xml)]), 'text/xml; charset=latin1'],
    ['UTF-16 by its mark', Buffer.from(`\ufeff${xml}`, 'utf16le'), null],
    ['UTF-16 by its shape', Buffer.from(xml, 'utf16le'), null],
    ['UTF-32 by its mark', utf32(`\ufeff${xml}`, true), null],
    ['UTF-32 by its shape', utf32(xml, false), 'text/xml; charset=x-unknown'],
  ])('%s', (_name, bytes, type) => {
    expect(decodeXml(bytes, type)).toBe(xml);
  });
  test('a charset that the declaration leaves out is detected', () => {
    const cyrillic = '<a>Мост через реку закрыт на ремонт до весны, сообщили в мэрии города</a>';
    const byKoi8 = new Map(
      Array.from({ length: 256 }, (_, b) => [new TextDecoder('koi8-r').decode(Uint8Array.of(b)), b]),
    );
    expect(decodeXml(Uint8Array.from(cyrillic, (c) => byKoi8.get(c)!))).toBe(cyrillic);
  });
  test('what is no character in UTF-32 is told as such', () => {
    const bytes = Buffer.concat([utf32('<a>', true), Buffer.from([0, 0, 0x11, 0, 0, 0xd8, 0, 0, 0x62, 0])]);
    expect(decodeXml(bytes)).toBe('<a>\ufffd\ufffd\ufffd');
  });
  test('no UTF-8 and no declaration', () => {
    expect(decodeXml(Buffer.from('<a>\x93\xe9\x94</a>', 'latin1'))).toBe('<a>“é”</a>');
  });
  test('declarations in text and comments are text', () => {
    const harmless = '<a><![CDATA[<!ENTITY x "y">]]><!-- <!DOCTYPE r [ ]> --></a>';
    expect(safeXml(harmless)).toEqual({ xml: harmless, cut: false });
  });
});

test.each([
  ['Sat, 14 Mar 2026 09:00:00 +0200', '2026-03-14T09:00:00+02:00'],
  ['14 Mar 26 9:05 EST', '2026-03-14T09:05:00-05:00'],
  ['Saturday, 14 March 2026 09:00:00 GMT', '2026-03-14T09:00:00+00:00'],
  ['Sat, 14 Mar 2026 09:00:00 XYZ', '2026-03-14'],
  ['Sat, 14 Mar 2026 09:00:00 -0800 (PST)', '2026-03-14T09:00:00-08:00'],
  ['2026-03-14T09:00:00.123Z', '2026-03-14T09:00:00+00:00'],
  ['2026-03-14 09:00', '2026-03-14'],
  ['2026-03-14', '2026-03-14'],
  ['2026-02-30', null],
  ['14 Foo 2026', null],
  ['yesterday', null],
  [undefined, null],
])('date %s', (text, iso) => {
  expect(rfcDate(text)).toBe(iso);
});
