import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { toHtml } from '../../src/present/html.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import { build } from '../build.ts';
import { demoCase } from '../demo-case.ts';
import { expectGolden } from '../golden.ts';
import { workedCase } from '../worked-case.ts';

const documentOf = (read: ReadArticle) => parseHTML(toHtml(read)).document;
const folded = (text: string): string => text.replace(/\s+/g, '');

/** The article's words as the page has them: without the numbers after the cues. */
function wordsOf(read: ReadArticle): string {
  const document = documentOf(read);
  for (const n of document.querySelectorAll('.n, .notes, .key')) n.remove();
  return document.querySelector('article')!.textContent!;
}

test('what a reader gets', () => {
  expectGolden('present/golden/worked.html', toHtml(workedCase));
});

describe('the text', () => {
  test('is there whole, whatever the marks', () => {
    for (const read of [workedCase, demoCase]) expect(folded(wordsOf(read))).toBe(folded(read.article.text));
  });

  test('is there whole where marks overlap, cross blocks, or lie outside them', () => {
    const text = 'one two three\n\nfour five six seven\n\neight';
    const offset = fc.integer({ min: 0, max: text.length });
    const span = fc.tuple(offset, offset).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const attribution = fc.record({ source: fc.array(span), cue: span, content: fc.array(span) });
    const blocks = fc.constantFrom(
      [],
      [[0, 13]],
      [[15, 34]],
      [
        [0, 7],
        [8, 13],
        [15, 34],
        [36, 41],
      ],
    );
    fc.assert(
      fc.property(fc.array(attribution, { maxLength: 6 }), blocks, (list, blocks) => {
        const base = build(text);
        const read = {
          ...base,
          article: {
            ...base.article,
            blocks: blocks.map(([s, e]) => ({ kind: 'paragraph', span: [s!, e!] }) as const),
          },
          attributions: list.map((a, i) => ({
            ...workedCase.attributions[0]!,
            about: null,
            sourceId: null,
            ...a,
            id: `a${i + 1}`,
          })),
        };
        expect(folded(wordsOf(read))).toBe(folded(text));
        const html = toHtml(read);
        expect(html.match(/<span/g)?.length ?? 0).toBe(html.match(/<\/span>/g)?.length ?? 0);
        const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((m) => m[1]);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test('markup of the text is left out', () => {
    const base = build('A *loud* word');
    const article = { ...base.article, skip: [[2, 3] as const, [7, 8] as const] };
    expect(wordsOf({ ...base, article }).trim()).toBe('A loud word');
  });

  test('direction marks are shown by name', () => {
    const html = toHtml(build('pay \u202e001 now\u0007'));
    expect(html).toContain('<span class="hidden-mark" title="hidden character">RLO</span>');
    expect(html).not.toContain('\u202e');
    expect(html).not.toContain('\u0007');
  });
});

test('every part of every record is escaped', () => {
  const evil = `"><script>alert(1)</script><img src=x onerror='x'>&amp;`;
  const base = build(
    `<source1>${evil.replace(/<(\/?)(script|img)/g, '‹$1$2')}</source1> <cue1>said</cue1> <content1>x</content1>`,
    { attributions: [{ by: 1 }], sources: [{ name: evil }] },
  );
  const text = base.article.text.replaceAll('‹', '<');
  const read: ReadArticle = {
    ...base,
    hearsay: { ...base.hearsay, version: evil, rules: evil, model: evil },
    article: {
      ...base.article,
      id: evil,
      text,
      file: evil,
      title: evil,
      outlet: evil,
      authors: [evil],
      published: evil,
      language: evil,
    },
    attributions: base.attributions.map((a) => ({
      ...a,
      id: evil,
      about: evil,
      at: { when: null, date: evil, precision: null, where: null, medium: null },
    })),
    sources: base.sources.map((s) => ({ ...s, aliases: [evil], role: evil, affiliation: evil })),
    figures: [
      {
        id: evil,
        span: [0, 3],
        min: 1,
        max: 1,
        hedge: 'exact',
        counted: evil,
        unit: evil,
        was: null,
        partOf: null,
        asOf: evil,
        attribution: evil,
      },
    ],
    unattributed: [{ id: evil, span: [0, 5], why: [] }],
    notices: [{ code: evil, level: 'warning', span: null, message: evil, hint: evil }],
  };
  const html = toHtml(read);
  expect(html).not.toMatch(/<script|<img|onerror='x'>/);
  const document = parseHTML(html).document;
  expect(document.querySelectorAll('script, img')).toHaveLength(0);
  expect(document.querySelector('.who')!.textContent).toBe(evil);
});

test('the page asks nobody for anything', () => {
  const html = toHtml(demoCase);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(html).not.toMatch(/src=|url\(|@import|https?:/);
});

test('every link inside the page points at something', () => {
  for (const read of [workedCase, demoCase]) {
    const document = documentOf(read);
    const hrefs = [...document.querySelectorAll('a')].map((a) => a.getAttribute('href')!);
    expect(hrefs.length).toBeGreaterThan(20);
    expect(hrefs.filter((h) => !document.getElementById(h.slice(1)))).toEqual([]);
  }
});

test('chains stand beside their paragraph from the outside in', () => {
  const note = documentOf(workedCase).getElementById('a3')!;
  expect(note.textContent!.replace(/\s+/g, ' ')).toBe(
    '3Agency T reports ● named · say · asserts 4Li Wen said at a briefing ● named · deny · denies 2 1 hand',
  );
});

test('a chain of 3,000 is shown flat from the eighth on, and quickly', () => {
  const n = 3000;
  const marked = `${Array.from({ length: n }, (_, i) => `<cue${i + 1}>says</cue${i + 1}> <content${i + 1}>`).join('')}x${Array.from({ length: n }, (_, i) => `</content${n - i}>`).join('')}`;
  const read = build(marked, { attributions: Array.from({ length: n }, (_, i) => (i === 0 ? {} : { within: i })) });
  const start = performance.now();
  const html = toHtml(read);
  expect(performance.now() - start).toBeLessThan(30_000);
  expect(html.match(/<li id="a\d+"/g)).toHaveLength(n);
  let depth = 0;
  const depths = [...html.matchAll(/<(\/?)ol\b/g)].map((m) => (depth += m[1] ? -1 : 1));
  expect(Math.max(...depths)).toBe(9);
});
