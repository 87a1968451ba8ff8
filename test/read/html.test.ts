import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../src/read/html.ts';
import { Failure } from '../../src/records/failure.ts';
import type { Given } from '../../src/records/reading.ts';
import { expectSpans, shownBlocks } from './spans.ts';

const BODY = [
  'The bridge over the Aller will be closed until the spring, the mayor of Marl said on Monday, after the river damaged two piers.',
  'Engineers had warned of the damage in a report that the council received in January, according to two of its members.',
  'The builders, who repaired the bridge three years ago, denied that their work was to blame, and pointed to the flood.',
  'Buses will take another way, and the ferry will run every ten minutes, the council said in a statement on its site.',
];
const paragraphs = BODY.map((p) => `<p>${p}</p>`).join('\n');

interface Page {
  readonly head?: string;
  readonly before?: string;
  readonly body?: string;
  readonly after?: string;
}
const page = ({ head = '', before = '', body = paragraphs, after = '' }: Page): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body><main><article>${before}${body}${after}</article></main></body></html>`;
const read = (parts: Page, given: Given = {}) => readHtml(page(parts), given);
const linked = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe('what a page says of itself', () => {
  test('JSON-LD in a graph, with authors by reference', () => {
    const head = linked({
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite', name: 'Harbour' },
        {
          '@type': ['NewsArticle'],
          headline: 'Bridge closed &amp; ferry crowded',
          datePublished: '2026-03-16T09:30:00+0200',
          dateModified: '2026-03-16T10:00:00Z',
          author: [{ '@id': '#holm' }, { '@type': 'Person', name: 'Ben Ruiz' }],
          publisher: { '@type': 'Organization', name: 'The Harbour Sentinel' },
        },
        { '@type': 'Person', '@id': '#holm', name: 'Ada Holm' },
      ],
    });
    expect(read({ head }).article).toMatchObject({
      title: 'Bridge closed & ferry crowded',
      outlet: 'The Harbour Sentinel',
      authors: ['Ada Holm', 'Ben Ruiz'],
      published: '2026-03-16T09:30:00+02:00',
      publishedFrom: 'json-ld',
      modified: '2026-03-16T10:00:00+00:00',
    });
  });

  test('of several articles the one with the address of the page', () => {
    const of = (url: string, headline: string): object => ({
      '@type': 'NewsArticle',
      url,
      headline,
      datePublished: '2026-03-16',
    });
    const head =
      '<link rel="canonical" href="https://harbour.example/bridge">' +
      linked([
        of('https://harbour.example/other', 'Other news of the day'),
        of('https://harbour.example/bridge/', 'Bridge closed'),
      ]);
    expect(read({ head }).article).toMatchObject({
      title: 'Bridge closed',
      canonical: 'https://harbour.example/bridge',
    });
  });

  test.each([
    ['in CDATA', `//<![CDATA[\n{"@type":"Article","headline":"Bridge closed","datePublished":"2026-03-16"}\n//]]>`],
    ['in a comment', `<!-- {"@type":"Article","headline":"Bridge closed","datePublished":"2026-03-16"} -->`],
    ['with a line break in a string', `{"@type":"Article","headline":"Bridge\nclosed","datePublished":"2026-03-16"}`],
    [
      'in a list in a list',
      `[[{"@type":"http://schema.org/Article","headline":"Bridge closed","datePublished":"2026-03-16"}]]`,
    ],
  ])('JSON-LD %s', (_, json) => {
    const { article } = read({ head: `<script type="application/ld+json">${json}</script>` });
    expect([article.title, article.published]).toEqual(['Bridge closed', '2026-03-16']);
  });

  test('broken JSON-LD is passed over', () => {
    const head = `<script type="application/ld+json">{"@type": "Article", </script><meta property="og:title" content="Bridge closed">`;
    expect(read({ head }).article.title).toBe('Bridge closed');
  });

  test('meta tags of several vocabularies', () => {
    const head = `<title>Bridge closed | The Harbour Sentinel</title>
      <meta property="og:site_name" content="The Harbour Sentinel"><meta property="og:title" content="Bridge closed">
      <meta name="author" content="By Ada Holm and Ben Ruiz"><meta property="article:published_time" content="2026-03-16T09:30:00Z">
      <meta property="article:modified_time" content="2026-03-17"><meta property="og:url" content="/bridge">`;
    expect(read({ head }, { url: 'https://harbour.example/b?x=1' }).article).toMatchObject({
      url: 'https://harbour.example/b?x=1',
      canonical: 'https://harbour.example/bridge',
      title: 'Bridge closed',
      outlet: 'The Harbour Sentinel',
      authors: ['Ada Holm', 'Ben Ruiz'],
      published: '2026-03-16T09:30:00+00:00',
      publishedFrom: 'meta',
      modified: '2026-03-17',
    });
  });

  test.each([
    ['<meta name="date" content="March 16, 2026">', '2026-03-16', 'meta'],
    ['<meta name="pubdate" content="20260316">', '2026-03-16', 'meta'],
    ['<meta name="date" content="Mon, 16 Mar 2026 09:30:00 +0100">', '2026-03-16T09:30:00+01:00', 'meta'],
    ['<meta name="date" content="2026-03-16T09:30:00">', '2026-03-16', 'meta'],
    ['<meta name="date" content="2026-02-30">', null, null],
    ['<meta name="date" content="03/04/2026">', null, null],
  ])('dates: %s', (head, published, publishedFrom) => {
    expect(read({ head }).article).toMatchObject({ published, publishedFrom });
  });

  test('a date in the page, not one of another article', () => {
    const before = '<h1>Bridge closed</h1><time datetime="2026-03-16T09:30:00+01:00">Monday</time>';
    const aside = '<aside><time datetime="2020-01-01" pubdate>old</time></aside>';
    expect(read({ before: aside + before }).article).toMatchObject({
      published: '2026-03-16T09:30:00+01:00',
      publishedFrom: 'time',
    });
  });

  test('a date in the address comes last; a given value first', () => {
    const url = 'https://harbour.example/news/2026/mar/16/bridge-closed';
    expect(read({}, { url }).article).toMatchObject({ published: '2026-03-16', publishedFrom: 'url' });
    const given = { url, published: '2026-03-15', outlet: 'Paper P', title: 'Another title' };
    expect(read({ head: '<meta property="og:site_name" content="Paper Q">' }, given).article).toMatchObject({
      published: '2026-03-15',
      publishedFrom: 'given',
      outlet: 'Paper P',
      title: 'Another title',
    });
  });

  test('what the page does not say is absent', () => {
    const { article } = read({});
    expect(article).toMatchObject({
      url: null,
      canonical: null,
      outlet: null,
      title: null,
      authors: [],
      published: null,
      publishedFrom: null,
      modified: null,
    });
  });

  test('authors from a visible byline', () => {
    const before = '<h1>Bridge closed</h1><div class="byline">By Ada Holm and Ben Ruiz</div>';
    expect(read({ before }).article.authors).toEqual(['Ada Holm', 'Ben Ruiz']);
  });

  test('the title that the page shows as its heading', () => {
    const head =
      '<title>Bridge | Harbour</title><meta property="og:title" content="You will not believe what happened to this bridge"><meta name="title" content="Bridge closed until spring">';
    expect(read({ head, before: '<h1>Bridge closed until spring</h1>' }).article.title).toBe(
      'Bridge closed until spring',
    );
  });
});

describe('the body', () => {
  test('blocks are joined by one empty line, and the headline comes first', () => {
    const { article } = read({ head: '<title>Bridge closed</title>' });
    expect(article.text).toBe(['Bridge closed', ...BODY].join('\n\n'));
    expect(article.blocks.map((b) => b.kind)).toEqual(['headline', ...BODY.map(() => 'paragraph')]);
  });

  test('kinds of blocks', () => {
    const body = `${paragraphs}<h2>What   is\nknown</h2><ul><li>Two piers are damaged.</li><li><p>The ferry runs.</p></li></ul>
      <blockquote><p>“We cannot take the risk,” the mayor wrote.</p></blockquote>
      <figure><img src="a.png"><figcaption>The bridge on Sunday.</figcaption></figure>`;
    const before =
      '<h1>Bridge closed</h1><p class="standfirst">The river damaged two piers, and the council has no plan.</p>';
    const { article } = read({ head: '<title>Bridge closed</title>', before, body });
    const shown = shownBlocks(article);
    expect(shown.slice(0, 2)).toEqual([
      'headline: Bridge closed',
      'standfirst: The river damaged two piers, and the council has no plan.',
    ]);
    for (const block of [
      'headline: What is known',
      'listItem: Two piers are damaged.',
      'listItem: The ferry runs.',
      'blockQuote: “We cannot take the risk,” the mayor wrote.',
      'caption: The bridge on Sunday.',
    ])
      expect(shown).toContain(block);
  });

  test('links are absolute, and their spans are exact', () => {
    const body = `${paragraphs}<p>He pointed to <a href="../report?a=1&amp;b=2"> a  <b>report</b> </a>, and to <a href="javascript:x()">this</a>, which <a href="https://other.example/x">Agency T</a> had seen.</p>`;
    const reading = read({ head: '<base href="https://harbour.example/a/b/">', body });
    const { text, links } = reading.article;
    expect(links.map((l) => [l.href, text.slice(...l.span)])).toEqual([
      ['https://harbour.example/a/report?a=1&b=2', 'a report'],
      ['https://other.example/x', 'Agency T'],
    ]);
    expect(text).toContain('He pointed to a report , and to this, which Agency T had seen.');
    expectSpans(reading);
  });

  test('line breaks part paragraphs where two stand together or a sentence ends', () => {
    const body = `<div>${BODY[0]}<br><br>${BODY[1]}<br>${BODY[2]}<br>The ferry<br>will run.</div>`;
    const words = shownBlocks(read({ body }).article);
    expect(words).toEqual([...BODY.slice(0, 3).map((p) => `paragraph: ${p}`), 'paragraph: The ferry will run.']);
  });

  test('characters that show nothing do not cut words', () => {
    const body = `${paragraphs}<p>The har\u00adbour\u200b mas\u0000ter \ud83d\ude00 said \u00a0 so.</p>`;
    expect(read({ body }).article.text).toContain('The harbour master \ud83d\ude00 said so.');
  });

  test('furniture is left out', () => {
    const after = `<div class="article-share"><a href="/x">Share</a></div><div class="newsletter-box">Sign up for the morning letter</div>
      <div class="related_links"><a href="/y">Five more bridges in danger</a></div><form><button>Send</button></form><script>var x = "words";</script>`;
    const { article } = read({ after });
    expect(article.text).toBe(BODY.join('\n\n'));
  });

  test('corrections, notes and credits are told apart', () => {
    const after = `<p>Correction: The bridge is 40 metres long, not 400.</p><p>Editor's note: The ferry has since stopped.</p><p>Agency T contributed to this report.</p>`;
    const { article } = read({ after });
    expect(shownBlocks(article).slice(-3)).toEqual([
      'correction: Correction: The bridge is 40 metres long, not 400.',
      "note: Editor's note: The ferry has since stopped.",
      'credit: Agency T contributed to this report.',
    ]);
    expect(article.credits.map((c) => c.outlet)).toEqual(['Agency T']);
  });

  test('a page without html and body tags', () => {
    expect(shownBlocks(readHtml(paragraphs).article)).toEqual(BODY.map((p) => `paragraph: ${p}`));
    expect(readHtml(`<html><head><title>Bridge closed</title></head>${paragraphs}</html>`).article.text).toContain(
      BODY[3],
    );
  });
});

describe('what goes wrong is said', () => {
  const failure = (run: () => unknown): readonly [string, string] => {
    try {
      run();
    } catch (error) {
      if (error instanceof Failure) return [error.code, error.message];
      throw error;
    }
    throw new Error('no failure');
  };

  test('an empty page, and one without an article', () => {
    expect(failure(() => readHtml(' \n '))).toEqual(['empty', 'the page is empty']);
    const none = ['no-article', 'the page has no article text'];
    expect(
      failure(() => readHtml('<html><head><title>Loading</title></head><body><div id="app"></div></body></html>')),
    ).toEqual(none);
    expect(
      failure(() => readHtml('<html><body><nav><a href="/">Home</a></nav><script>go()</script></body></html>')),
    ).toEqual(none);
    // The first tag never ends.
    expect(failure(() => readHtml('<!doctype html><html lang="en><head><p>The ferry sank.</p>'))).toEqual(none);
  });

  test('a body that had to be guessed: a page too large for the extractor', () => {
    const list = `<ul>${'<li><a href="/x">Other news</a></li>'.repeat(20_000)}</ul>`;
    const { article, notices } = readHtml(`<html><body>${list}<div>${paragraphs}</div></body></html>`);
    expect(article.text).toBe(BODY.join('\n\n'));
    expect(notices.map((n) => [n.code, n.level])).toEqual([['body-guessed', 'warning']]);
  });

  test('a stub of a page that is not free', () => {
    const head = linked({
      '@type': 'NewsArticle',
      headline: 'Bridge closed',
      datePublished: '2026-03-16',
      isAccessibleForFree: 'False',
    });
    const stub = read({ head, body: `<p>${BODY[0]}</p><p>${BODY[1]}</p>` });
    expect(stub.article.truncated).toBe(true);
    expect(stub.notices.map((n) => n.code)).toContain('paywall-stub');
    const whole = read({ head, body: paragraphs.repeat(5) });
    expect([whole.article.truncated, whole.notices.map((n) => n.code)]).toEqual([false, []]);
  });
});

describe('hostile pages', () => {
  const many = 50_000;
  const sentence = `<p>${BODY[0]}</p>`;
  test.each<[string, () => string]>([
    ['nested elements', () => `<html><body>${'<div>'.repeat(many)}${sentence}${'</div>'.repeat(many)}</body></html>`],
    ['elements that are never closed', () => `<html><body>${'<b><i>'.repeat(many)}${sentence}`],
    ['paragraphs in items in paragraphs', () => `<html><body>${'<p><li>'.repeat(many)}${sentence}`],
    [
      'a tag of many attributes',
      () => `<body><p ${Array.from({ length: many }, (_, i) => `a${i}`).join(' ')}>${BODY[0]}</p>`,
    ],
    ['a megabyte in one line', () => `<body><p>${`${BODY[0]} `.repeat(8000)}</p>`],
    ['a megabyte of blanks', () => `<body><p>${BODY[0]}${' '.repeat(1_000_000)}end.</p>`],
    [
      'nested JSON-LD',
      () => `<script type="application/ld+json">${'['.repeat(many)}${']'.repeat(many)}</script>${sentence}`,
    ],
    ['entities', () => `<body><p>${BODY[0]}${' &amp;'.repeat(many)}</p>`],
    ['comments that never end', () => `<body>${sentence}${'<!--'.repeat(many)}`],
    ['quotes that never end', () => `<body>${sentence}${'<a href="'.repeat(many)}`],
  ])('%s', (_, make) => {
    const html = make();
    const from = process.cpuUsage();
    const reading = readHtml(html);
    const { user, system } = process.cpuUsage(from);
    expect(reading.article.text).toContain(BODY[0]);
    expectSpans(reading);
    // Far above what is measured (below 1 s): it catches steps that grow with the square of the page.
    expect((user + system) / 1e6).toBeLessThan(5);
  });

  test('deep nesting keeps the words and their paragraphs, and says so', () => {
    const html = `<html><body>${'<section>'.repeat(300)}${paragraphs}${'</section>'.repeat(300)}</body></html>`;
    const { article, notices } = readHtml(html);
    expect(shownBlocks(article)).toEqual(BODY.map((p) => `paragraph: ${p}`));
    expect(notices.map((n) => n.code)).toContain('nested-too-deeply');
  });

  test('any soup of tags ends with a reading or a failure, and every span holds', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div class="share">',
        '</div>',
        '<a href="/x">',
        '</a>',
        '<br>',
        '<li>',
        '<ul>',
        '<h1>',
        '</h1>',
        '<pre>',
        '\n\n',
        '<title>',
        '<body>',
        '</body>',
      ),
      fc.constantFrom(
        '<script type="application/ld+json">',
        '</script>',
        '{"@type":"Article","headline":"x"}',
        '<!--',
        '-->',
        '<',
        '&amp;',
        '&#0;',
        '\u0000',
        '\ud800',
        '\u202e',
        '"',
        '<table>',
        '<td>',
      ),
      fc.constantFrom(
        'The mayor said so. ',
        BODY[0]!,
        '(AP)',
        'By Ada Holm',
        'Correction: no.',
        '<meta name="date" content="2026">',
        '<time datetime="x">',
        '<base href="::">',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        try {
          expectSpans(readHtml(pieces.join(''), { url: 'https://harbour.example/' }));
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
        }
      }),
      { numRuns: 400 },
    );
  });
});
