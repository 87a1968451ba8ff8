import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { readHtml } from '../../src/read/html.ts';
import { BODY_KINDS } from '../../src/records/article.ts';
import type { Reading } from '../../src/records/reading.ts';

/** 130 pages with the text, title, byline and date that are expected of them. */
const PAGES = resolve(process.env.HEARSAY_SHARED ?? '../shared', 'data/readability');
const absent = !existsSync(PAGES);
if (absent) console.warn(`skipped: no pages in ${PAGES}; name the folder with HEARSAY_SHARED`);

test('the pages are there where they must be', () => {
  expect(absent && process.env.CI === 'true', 'HEARSAY_SHARED must be set in CI').toBe(false);
});

/** What we measure, and what it may not fall below. Body: mean F1 of word 4-grams against the expected text. */
const FLOORS = { body: 0.993, titles: 0.95, bylines: 0.9, dates: 0.95 };
/** Expected bylines that are dates or labels of the page and no names. */
const NO_NAMES = new Set(['royal-road', 'seattletimes-1', 'spiceworks', 'yahoo-4']);

interface Expected {
  readonly title?: string | null;
  readonly byline?: string | null;
  readonly publishedTime?: string | null;
}
interface Page {
  readonly name: string;
  readonly source: string;
  readonly expected: Expected;
  readonly text: string;
}
interface Row {
  readonly page: Page;
  readonly reading: Reading | null;
  readonly error: string | null;
  readonly ours: number;
  readonly bare: number;
  /** Words of the page within the body. */
  readonly furniture: { readonly ours: number; readonly bare: number };
}

const unpack = (path: string): string => gunzipSync(readFileSync(path)).toString('utf8');
const textOf = (html: string): string => parseHTML(`<html><body>${html}</body></html>`).document.body.textContent ?? '';
const letters = (s: string): string => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function pages(): Page[] {
  return readdirSync(PAGES)
    .filter((name) => existsSync(resolve(PAGES, name, 'source.html.gz')))
    .map((name) => ({
      name,
      source: unpack(resolve(PAGES, name, 'source.html.gz')),
      expected: JSON.parse(readFileSync(resolve(PAGES, name, 'expected-metadata.json'), 'utf8')) as Expected,
      text: textOf(unpack(resolve(PAGES, name, 'expected.html.gz'))),
    }));
}

function grams(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const out = new Map<string, number>();
  for (let i = 0; i + 4 <= words.length; i++) {
    const key = words.slice(i, i + 4).join(' ');
    out.set(key, (out.get(key) ?? 0) + 1);
  }
  return out;
}

function f1(a: Map<string, number>, b: Map<string, number>): number {
  const size = (m: Map<string, number>): number => [...m.values()].reduce((x, y) => x + y, 0);
  let shared = 0;
  for (const [k, n] of a) shared += Math.min(n, b.get(k) ?? 0);
  const all = size(a) + size(b);
  return all ? (2 * shared) / all : 1;
}

interface Bare {
  readonly text: string;
  /** The text in lines, parted where blocks begin and end. */
  readonly lines: readonly string[];
}

function bareReading(source: string): Bare {
  try {
    const document = parseHTML(source).document as unknown as Document;
    const found = new Readability(document).parse();
    const parted = (found?.content ?? '').replace(
      /<\/?(?:p|div|li|h\d|td|tr|blockquote|figcaption|section|br)\b[^>]*>/gi,
      '\n',
    );
    return { text: found?.textContent ?? '', lines: textOf(parted).split('\n') };
  } catch {
    return { text: '', lines: [] };
  }
}

/** Lines that are of the page: told by their words alone, apart from the lists that the reader uses. */
const PAGE_LINE =
  /^(?:advert|sponsored|share\b|tweet\b|print\b|e-?mail\b|comments?\b|\d+ comments|read (?:more|next|also)\b|related\b|recommended|more (?:on|from)\b|sign (?:up|in)\b|subscribe|follow\b|like us|join (?:us|our)|newsletter|continue reading|skip\b|view (?:all|more)|you (?:may|might) also|watch:|tags?:|filed under|copyright|all rights)/i;

/** Words in short lines that are of the page and not of the article. */
const pageWords = (lines: readonly string[]): number =>
  lines
    .map((l) => l.replace(/\s+/g, ' ').trim())
    .filter((l) => l.length < 160 && PAGE_LINE.test(l))
    .reduce((n, l) => n + l.split(' ').length, 0);

/** The words of the body: the headline and the standfirst under it are not in the expected text. */
function bodyText({ article }: Reading): string {
  return article.blocks
    .filter(({ kind }, i) => !(i === 0 && kind === 'headline') && !(i === 1 && kind === 'standfirst'))
    .map((b) => article.text.slice(...b.span))
    .join('\n');
}

/** What is read for who said what: furniture that was told by its words is no part of it. */
const readLines = ({ article }: Reading): string[] =>
  article.blocks.filter((b) => BODY_KINDS.has(b.kind)).map((b) => article.text.slice(...b.span));

function read(page: Page): Row {
  const wanted = grams(page.text);
  const { text, lines } = bareReading(page.source);
  const bare = f1(grams(text), wanted);
  const furniture = { ours: 0, bare: pageWords(lines) };
  try {
    const reading = readHtml(page.source, { file: page.name });
    const ours = f1(grams(bodyText(reading)), wanted);
    return { page, reading, error: null, ours, bare, furniture: { ...furniture, ours: pageWords(readLines(reading)) } };
  } catch (error) {
    return { page, reading: null, error: String(error), ours: 0, bare, furniture };
  }
}

/** The same title, less a name of the site at its end, or the one that the page shows as its heading. */
function titleIsRight({ page, reading }: Row): boolean {
  const found = reading?.article.title ?? '';
  const [ours, wanted] = [letters(found), letters(page.expected.title ?? '')];
  if (!ours) return false;
  if (ours === wanted || (ours.length >= 12 && (wanted.startsWith(ours) || ours.startsWith(wanted)))) return true;
  const headings = [...parseHTML(page.source).document.querySelectorAll('h1')].map((h) => letters(h.textContent ?? ''));
  return headings.includes(ours);
}

/** Every author that we found stands in the expected byline, and there is one. */
function bylineIsRight({ page, reading }: Row): boolean {
  const wanted = new Set((page.expected.byline ?? '').toLowerCase().match(/\p{L}+/gu));
  const names = reading?.article.authors ?? [];
  return names.length > 0 && names.every((n) => (n.toLowerCase().match(/\p{L}+/gu) ?? []).every((w) => wanted.has(w)));
}

function dateIsRight({ page, reading }: Row): boolean {
  const [ours, wanted] = [reading?.article.published ?? '', page.expected.publishedTime ?? ''];
  return ours.slice(0, 10) === wanted.slice(0, 10) || Date.parse(ours) === Date.parse(wanted);
}

describe.skipIf(absent)('pages of the Readability collection', () => {
  let rows: Row[] = [];
  beforeAll(() => {
    rows = pages().map(read);
  }, 300_000);

  const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  const share = (of: readonly Row[], right: (row: Row) => boolean): { right: number; of: number; wrong: string[] } => {
    const wrong = of.filter((r) => !right(r)).map((r) => r.page.name);
    return { right: of.length - wrong.length, of: of.length, wrong };
  };

  test('none crashes, and every span lies in the text', () => {
    expect(rows.length).toBe(130);
    expect(rows.filter((r) => r.error !== null).map((r) => `${r.page.name}: ${r.error}`)).toEqual([]);
    for (const { reading } of rows) {
      const { text, blocks, links, credits } = reading!.article;
      let at = 0;
      for (const { span } of blocks) {
        expect(span[0]).toBeGreaterThanOrEqual(at);
        expect(text.slice(...span).trim()).not.toBe('');
        at = span[1];
      }
      for (const { span } of [...links, ...credits]) expect(text.slice(...span)).toMatch(/^\S(?:[\s\S]*\S)?$/);
      expect(at).toBe(text.length);
    }
  });

  test('body, titles, bylines and dates', () => {
    const titles = share(
      rows.filter((r) => r.page.expected.title),
      titleIsRight,
    );
    const bylines = share(
      rows.filter((r) => r.page.expected.byline && !NO_NAMES.has(r.page.name)),
      bylineIsRight,
    );
    const dates = share(
      rows.filter((r) => r.page.expected.publishedTime),
      dateIsRight,
    );
    const [ours, bare] = [mean(rows.map((r) => r.ours)), mean(rows.map((r) => r.bare))];
    const told = rows.flatMap((r) => r.reading?.article.blocks.filter((b) => b.kind === 'furniture') ?? []);
    const sum = (of: 'ours' | 'bare'): number => rows.reduce((n, r) => n + r.furniture[of], 0);
    const worse = rows.filter((r) => r.ours < r.bare - 0.005).map((r) => `${r.page.name} ${r.ours.toFixed(3)}`);
    const line = (name: string, s: { right: number; of: number; wrong: string[] }): string =>
      `${name.padEnd(10)} ${s.right} of ${s.of}${s.wrong.length ? `  (not: ${s.wrong.join(', ')})` : ''}`;
    console.log(
      [
        `body       F1 ${ours.toFixed(4)}, bare Readability ${bare.toFixed(4)}; more than 0.005 below it: ${worse.join(', ') || 'none'}`,
        line('titles', titles),
        line('bylines', bylines),
        line('dates', dates),
        `furniture  ${sum('ours')} words of the page within the bodies, bare Readability ${sum('bare')}; ${told.length} blocks told by their words`,
      ].join('\n'),
    );
    expect(ours).toBeGreaterThanOrEqual(bare);
    expect(ours).toBeGreaterThanOrEqual(FLOORS.body);
    expect(sum('ours')).toBeLessThan(sum('bare'));
    expect(titles.right / titles.of).toBeGreaterThanOrEqual(FLOORS.titles);
    expect(bylines.right / bylines.of).toBeGreaterThanOrEqual(FLOORS.bylines);
    expect(dates.right / dates.of).toBeGreaterThanOrEqual(FLOORS.dates);
  });
});
