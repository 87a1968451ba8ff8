import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readHtml, readWithPlaces } from '../../src/read/html.ts';
import { withoutDeepTags } from '../../src/read/nesting.ts';
import { parsePage } from '../../src/read/page-body.ts';
import type { Place } from '../../src/read/places.ts';

const PAGES = resolve(process.env.HEARSAY_SHARED ?? '../shared', 'data/readability');
const absent = !existsSync(PAGES);
if (absent) console.warn(`skipped: no pages in ${PAGES}; name the folder with HEARSAY_SHARED`);

/** The words of a page as `Place` counts them, by another way. */
function wordsOf(html: string): string {
  const document = parsePage(withoutDeepTags(html));
  const SHOW_TEXT = 4;
  const walker = document.createTreeWalker(document.body, SHOW_TEXT);
  let out = '';
  while (walker.nextNode()) out += walker.currentNode.nodeValue;
  return out;
}

/** Units of the text that stand elsewhere than told, and letters of it without a place. */
function faults(
  text: string,
  places: readonly Place[],
  words: string,
): { wrong: number; lost: number; letters: number } {
  const placed = new Set<number>();
  let wrong = 0;
  for (const [at, from, size] of places)
    for (let i = 0; i < size; i++) {
      const [there, here] = [words[from + i] ?? '', text[at + i]];
      if (there !== here && !(here === ' ' && /\s/.test(there))) wrong++;
      placed.add(at + i);
    }
  const letters = [...text.matchAll(/[\p{L}\p{N}]/gu)].map((m) => m.index);
  return { wrong, lost: letters.filter((i) => !placed.has(i)).length, letters: letters.length };
}

const page = (body: string): string =>
  `<!doctype html><html><head><title>Bridge closed</title></head><body><nav>Home News</nav><main><h1>Bridge  closed</h1>${body}</main></body></html>`;
const LINES = [
  'The bridge over the Aller will be closed until the spring, the mayor of Marl said on Monday, after the river damaged two piers.',
  'Engineers had warned of the damage in a report that the council received in January, according to two of its members.',
  'The builders, who repaired the bridge three years ago, denied that their work was to blame, and pointed to the flood.',
];
const CASES: Readonly<Record<string, string>> = {
  paragraphs: LINES.map((l) => `<p>${l}</p>`).join('\n'),
  'white space and what shows nothing': LINES.map(
    (l) => `<p>\n  ${l.replaceAll(' the ', '\n\t the ').replaceAll('bridge', 'bri\u00adge')} </p>`,
  ).join(''),
  'links, entities and letters of two units': LINES.map(
    (l) =>
      `<p>${l.replace('mayor', '<a href="/m">ma&amp;yor</a>').replace('builders', '<b>buil\u{1d538}ders</b>')}</p>`,
  ).join(''),
  'lines parted by breaks': `<div>${LINES.join('<br><br>')}</div>`,
  preformatted: `<pre>${LINES.join('\n\n')}</pre>`,
  'few words, so that the extractor tries again': `<div class="sidebar"><p>${LINES[0]} R&amp;D &lt;in&gt; Marl.</p></div>`,
  'the same words twice': `<p>${LINES[1]}</p><aside>${LINES[1]}</aside><p>${LINES[1]}</p>`,
};

describe('where words stand in their page', () => {
  test.each(Object.entries(CASES))('%s', (_, body) => {
    const html = page(body);
    const { reading, places } = readWithPlaces(html);
    expect(reading).toEqual(readHtml(html));
    expect(faults(reading.article.text, places, wordsOf(html))).toMatchObject({ wrong: 0, lost: 0 });
  });

  test('headline and standfirst stand where the page shows them, whatever elements part them', () => {
    const dek =
      '<div class="standfirst"><p>Nobody knows when the <b>ferry</b>\n will run.</p><p>The council waits.</p></div>';
    const html = page(CASES.paragraphs!).replace(
      '<h1>Bridge  closed</h1>',
      `<h1><a href="/b">Bridge <i>closed</i></a></h1>${dek}`,
    );
    const { reading, places } = readWithPlaces(html);
    expect(reading.article.blocks.slice(0, 2).map((b) => b.kind)).toEqual(['headline', 'standfirst']);
    expect(faults(reading.article.text, places, wordsOf(html))).toMatchObject({ wrong: 0, lost: 0 });
  });

  test('a headline that the page does not show stands nowhere', () => {
    const html = page(CASES.paragraphs!).replace('<h1>Bridge  closed</h1>', '');
    const { reading, places } = readWithPlaces(html);
    expect(reading.article.text).toMatch(/^Bridge closed\n\n/);
    expect(places[0]![0]).toBe('Bridge closed\n\n'.length);
  });

  test.skipIf(absent && process.env.CI !== 'true')('on real pages', { timeout: 300_000 }, () => {
    let [wrong, lost, letters] = [0, 0, 0];
    for (const name of readdirSync(PAGES).filter((_, i) => i % 4 === 0)) {
      const file = resolve(PAGES, name, 'source.html.gz');
      if (!existsSync(file)) continue;
      const html = gunzipSync(readFileSync(file)).toString('utf8');
      const { reading, places } = readWithPlaces(html);
      const found = faults(reading.article.text, places, wordsOf(html));
      if (found.wrong || found.lost > 300) console.log(name, found);
      wrong += found.wrong;
      lost += found.lost;
      letters += found.letters;
    }
    console.info(`${letters} letters, ${lost} without a place`);
    expect(wrong).toBe(0);
    expect(lost / letters).toBeLessThan(0.02);
  });
});
