import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Feed, readFeed } from '../../../src/read/feed.ts';
import { plainText } from '../../../src/read/fragment.ts';
import { decodeXml } from '../../../src/read/xml.ts';
import { untar } from './tar.ts';

/** Feeds of two other readers with what they expect: 3,198 files, kept outside the package. */
const FEEDS = join(process.env.HEARSAY_SHARED ?? '../shared', 'data/feeds');
const present = existsSync(FEEDS);
if (!present && process.env.CI === 'true') throw new Error(`no feeds at ${FEEDS}: set HEARSAY_SHARED`);
if (!present) console.warn(`skipped: no feeds at ${FEEDS}`);

interface Check {
  readonly what: string;
  readonly expected: string;
  readonly found: string | null | undefined;
}

/** The words or the address that a fixture expects, as a literal of Python. */
const literal = (text: string): string =>
  text.replace(/\\(x[0-9a-f]{2}|u[0-9a-f]{4}|.)/gi, (_, e: string) =>
    /^[xu]/i.test(e) && e.length > 1 ? String.fromCodePoint(Number.parseInt(e.slice(1), 16)) : e === 'n' ? '\n' : e,
  );

const EXPECT = /(feed|entries\[(\d)\])(?:\['(title|link)'\]|\.(title|link)) == u?(['"])((?:\\.|(?!\5).)*)\5/g;

function checksOfPython(text: string, feed: Feed | null): Check[] {
  return [...text.slice(0, 6000).matchAll(EXPECT)].map((m) => {
    const record = m[1] === 'feed' ? feed : feed?.items[Number(m[2])];
    return {
      what: m[0],
      expected: literal(m[6] ?? ''),
      found: (m[3] ?? m[4]) === 'title' ? record?.title : record?.url,
    };
  });
}

interface Wanted {
  readonly title?: string;
  readonly link?: string;
  readonly url?: string;
  readonly home_page_url?: string;
  readonly links?: readonly (string | { readonly href?: string; readonly rel?: string })[];
  readonly items?: readonly Wanted[];
  readonly entries?: readonly Wanted[];
}

function linkOf(wanted: Wanted): string | undefined {
  const first = wanted.links?.find((l) => typeof l === 'string' || (l.rel ?? 'alternate') === 'alternate');
  return wanted.link ?? (typeof first === 'string' ? first : first?.href) ?? wanted.home_page_url ?? wanted.url;
}

function checksOfJson(wanted: Wanted, feed: Feed | null): Check[] {
  const of = (w: Wanted, record: { title: string | null; url: string | null } | null | undefined): Check[] => {
    const link = linkOf(w);
    return [
      ...(w.title === undefined ? [] : [{ what: 'title', expected: w.title, found: record?.title }]),
      ...(link === undefined ? [] : [{ what: 'link', expected: link, found: record?.url }]),
    ];
  };
  return [
    ...of(wanted, feed),
    ...(wanted.items ?? wanted.entries ?? []).flatMap((w, i) => of(w ?? {}, feed?.items[i])),
  ];
}

/** Equal as address, or as the words that a reader of the expected HTML sees. */
function isRight({ expected, found }: Check): boolean {
  if (found === null || found === undefined) return (plainText(expected) ?? '') === '';
  if (URL.canParse(expected) && new URL(expected).href === found) return true;
  return found === expected || found === plainText(expected) || plainText(found) === plainText(expected);
}

test.skipIf(!present)('every feed is read or refused, titles and links as expected in 95 of 100', () => {
  const checks: (Check & { name: string })[] = [];
  let read = 0;
  let refused = 0;
  for (const archive of ['feedparser-tests', 'gofeed-testdata']) {
    const files = untar(readFileSync(join(FEEDS, `${archive}.tar.gz`)));
    for (const [name, bytes] of files) {
      const expectations = name.endsWith('.xml')
        ? name.replace(/\.xml$/, '.json')
        : name.replace(/\.json$/, '_expected.json');
      if (name.endsWith('_expected.json') || (name.endsWith('.json') && files.has(name.replace(/\.json$/, '.xml'))))
        continue;
      const text = decodeXml(bytes);
      const from = `http://127.0.0.1:8097/${name}`;
      const location = /Content-Location:\s*(\S+)/i.exec(text.slice(0, 6000))?.[1] ?? from;
      const base = URL.canParse(location, from) ? new URL(location, from).href : from;
      let feed: Feed | null = null;
      try {
        feed = readFeed(text, archive === 'feedparser-tests' ? base : null);
        read++;
      } catch (error) {
        expect(error, name).toMatchObject({ name: 'Failure' });
        refused++;
      }
      const json = files.get(expectations);
      const found = json
        ? checksOfJson(JSON.parse(Buffer.from(json).toString()) as Wanted, feed)
        : checksOfPython(text, feed);
      checks.push(...found.map((c) => ({ ...c, name })));
    }
  }
  const wrong = checks.filter((c) => !isRight(c));
  const share = 1 - wrong.length / checks.length;
  console.log(
    `feeds: ${read} read, ${refused} refused; ${checks.length - wrong.length} of ${checks.length} titles and links right`,
  );
  expect(read).toBeGreaterThan(2200);
  expect(checks.length).toBeGreaterThan(550);
  expect(share, wrong.map((c) => `${c.name}: ${c.expected} / ${c.found}`).join('\n')).toBeGreaterThanOrEqual(0.95);
});
