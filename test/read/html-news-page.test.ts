import { describe, expect, test } from 'vitest';
import { readHtml } from '../../src/read/html.ts';
import { expectSpans, shownBlocks } from './spans.ts';

/** A page as news sites make them: the article is a small part of it. */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<title>Ferry to Skarholm stays in port for a third week - Port Nara Herald</title>
<meta property="og:site_name" content="Port Nara Herald">
<meta property="og:title" content="Ferry to Skarholm stays in port for a third week - Port Nara Herald">
<link rel="canonical" href="https://www.portnaraherald.example/coast/2026/03/16/ferry-stays">
<script>var page = {"html": "<div><p>not the article</p></div>"};</script>
<style>.share { color: red }</style>
</head>
<body>
<div id="cookie-banner"><p>We use cookies to make this site better. You can change your choice at any time.</p><button>Accept all</button></div>
<a class="skip-link" href="#main">Skip to main content</a>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/coast">Coast</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main id="main"><article>
<h1>Ferry to Skarholm stays in port for a third week</h1>
<p class="article-dek">Islanders wait for medicine and post, and the company will not name a day.</p>
<div class="byline">By <a href="/people/ada-holm">Ada Holm</a> and <a href="/people/ben-ruiz">Ben Ruiz</a></div>
<time datetime="2026-03-16T09:30:00+01:00">16 March 2026</time>
<ul class="share-tools"><li><a href="#">Share on Facebook</a></li><li><a href="#">Email</a></li></ul>
<div class="article-body">
<p>PORT NARA (AP) — The ferry to Skarholm will stay in port for a third week, <a href="/coast/nara-line">Nara Line</a> said on Monday, because a part for its engine has not come.</p>
<p>“We are doing all that we can,” the company’s director, Maria Stolt, told reporters. “But I will not promise a day.”</p>
<figure><img src="ferry.jpg"><figcaption>The ferry in Port Nara on Sunday. Photo: Ole Lind</figcaption></figure>
<aside class="newsletter-signup"><h3>The morning letter</h3><p>Get the news of the coast every day.</p><form><input type="email"><button>Sign up</button></form></aside>
<h2>Medicine by helicopter</h2>
<p>The island’s council said that medicine had been flown in twice, and that the next flight was planned for Thursday.</p>
<div class="related-links"><h3>Related</h3><ul><li><a href="/1">Harbour fees to rise in May</a></li><li><a href="/2">Old lighthouse sold</a></li></ul></div>
<blockquote><p>The shelves are empty, and nobody tells us anything.</p></blockquote>
<p>Three shops have closed, according to the council:</p>
<ul><li>the bakery in the old harbour,</li><li>the shop at the school.</li></ul>
<p>The ministry of transport did not respond to a request for comment.</p>
<p>With reporting by Agency T.</p>
<p>Correction: An earlier version of this article misstated the day of the next flight.</p>
</div>
<div class="tags"><a href="/t/ferries">Ferries</a> <a href="/t/skarholm">Skarholm</a></div>
</article>
<section id="comments" class="comments"><h2>Comments</h2><div class="comment"><p>Time for a bridge, I have said so for years.</p></div></section>
<div class="recommended"><h2>You may also like</h2><a href="/3">Ten walks on the coast</a></div>
</main>
<footer><p>© 2026 Port Nara Herald. All rights reserved.</p></footer>
</body></html>`;

describe('a page of a news site', () => {
  const reading = readHtml(PAGE, { url: 'https://www.portnaraherald.example/coast/2026/03/16/ferry-stays?ref=front' });
  const { article } = reading;
  const shown = shownBlocks(article);

  test('what it says of itself', () => {
    expect(article).toMatchObject({
      title: 'Ferry to Skarholm stays in port for a third week',
      outlet: 'Port Nara Herald',
      authors: ['Ada Holm', 'Ben Ruiz'],
      published: '2026-03-16T09:30:00+01:00',
      publishedFrom: 'time',
      canonical: 'https://www.portnaraherald.example/coast/2026/03/16/ferry-stays',
      language: 'en',
    });
  });

  test('headline and standfirst come first', () => {
    expect(shown.slice(0, 2)).toEqual([
      'headline: Ferry to Skarholm stays in port for a third week',
      'standfirst: Islanders wait for medicine and post, and the company will not name a day.',
    ]);
  });

  test.each([
    'caption: The ferry in Port Nara on Sunday.',
    'credit: Photo: Ole Lind',
    'headline: Medicine by helicopter',
    'blockQuote: The shelves are empty, and nobody tells us anything.',
    'listItem: the bakery in the old harbour,',
    'listItem: the shop at the school.',
    'paragraph: The ministry of transport did not respond to a request for comment.',
    'credit: With reporting by Agency T.',
    'correction: Correction: An earlier version of this article misstated the day of the next flight.',
  ])('keeps %s', (block) => {
    expect(shown).toContain(block);
  });

  test('keeps the paragraphs in order', () => {
    const starts = ['PORT NARA (AP)', '“We are doing', 'The island’s council', 'Three shops', 'The ministry'];
    const at = starts.map((start) => shown.findIndex((block) => block.startsWith(`paragraph: ${start}`)));
    expect(at.every((i) => i >= 0)).toBe(true);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  test.each([
    'cookies',
    'Skip to',
    'Sport',
    'Share on',
    'morning letter',
    'Sign up',
    'Harbour fees',
    'Time for a bridge',
    'Ten walks',
    'All rights',
    'not the article',
    'color: red',
  ])('has no "%s"', (words) => {
    expect(article.text).not.toContain(words);
  });

  test('credits, and links with their words', () => {
    expect(article.credits.map((c) => [c.outlet, article.text.slice(...c.span)])).toEqual([
      ['AP', 'PORT NARA (AP) —'],
      ['Agency T', 'With reporting by Agency T'],
    ]);
    expect(article.links.map((l) => [l.href, article.text.slice(...l.span)])).toEqual([
      ['https://www.portnaraherald.example/coast/nara-line', 'Nara Line'],
    ]);
    expect(reading.notices).toEqual([]);
    expectSpans(reading);
  });
});

describe('names of parts', () => {
  const sentence = 'The ferry to Skarholm will stay in port for a third week, Nara Line said on Monday. ';
  const withPart = (name: string): string =>
    readHtml(
      `<html><body><article><p>${sentence.repeat(4)}</p><p class="${name}">Ten walks on the coast.</p><p>${sentence.repeat(4)}</p></article></body></html>`,
    ).article.text;

  test.each(['share', 'c-related__item', 'article-read-more', 'Sign-Up_box', 'top-ad', 'newsletter'])(
    '%s is furniture',
    (name) => {
      expect(withPart(name)).not.toContain('Ten walks');
    },
  );

  // Classes made by programs, and words that only hold a name of furniture.
  test.each(['ad b3 kn', 'ad3', 'shareholder', 'more-to-read', 'adverts2x'])('%s is not', (name) => {
    expect(withPart(name)).toContain('Ten walks');
  });
});

describe('titles', () => {
  const body = `<p>${'The ferry to Skarholm will stay in port for a third week, Nara Line said on Monday. '.repeat(8)}</p>`;
  const title = (head: string, before = ''): string | null =>
    readHtml(`<html><head>${head}</head><body><article>${before}${body}</article></body></html>`).article.title;
  const canonical = '<link rel="canonical" href="https://www.portnaraherald.example/x">';

  test.each([
    [
      '<title>Ferry stays in port for weeks | Coast | The Port Nara Herald</title><meta property="og:site_name" content="Port Nara Herald">',
      'Ferry stays in port for weeks | Coast',
    ],
    [`<title>Ferry stays in port - PortNaraHerald</title>${canonical}`, 'Ferry stays in port'],
    [`<title>Port Nara Herald: Ferry stays in port</title>${canonical}`, 'Port Nara Herald: Ferry stays in port'],
    [`<title>Port Nara Herald | Ferry stays in port</title>${canonical}`, 'Ferry stays in port'],
    [`<title>Ferry stays in port [portnaraherald.example]</title>${canonical}`, 'Ferry stays in port'],
    ['<title>The ferry stays in port today – My site</title>', 'The ferry stays in port today'],
    ['<title>Ferry – Port Nara and Skarholm</title>', 'Ferry – Port Nara and Skarholm'],
    [
      '<meta name="title" content="Ferry stays in port"><meta property="x:title dc:title" content="The ferry stays">',
      'The ferry stays',
    ],
  ])('%s', (head, expected) => {
    expect(title(head)).toBe(expected);
  });

  test('the heading that the page shows ends the title', () => {
    const head = '<title>Ferry stays in port - Coast - Old news from Port Nara</title>';
    expect(title(head, '<h1>Ferry stays in port</h1>')).toBe('Ferry stays in port');
  });
});

describe('bylines that a page shows', () => {
  const body = `<p>${'The ferry to Skarholm will stay in port for a third week, Nara Line said on Monday. '.repeat(8)}</p>`;
  test.each([
    ['By Ada Holm', ['Ada Holm']],
    ['By Ada Holm, Ben Ruiz and Maria Stolt', ['Ada Holm', 'Ben Ruiz', 'Maria Stolt']],
    ['<span>by <a href="/a">Ada Holm</a></span><span>16 Mar 2026</span><a href="#c">651</a>', ['Ada Holm']],
    ['Written by Ada Holm', ['Ada Holm']],
    ['Last updated: March 16, 2026', []],
    ['Follow Author', []],
  ])('%s', (byline, authors) => {
    const html = `<html><body><article><h1>Ferry stays in port</h1><p class="byline">${byline}</p>${body}</article></body></html>`;
    expect(readHtml(html).article.authors).toEqual(authors);
  });
});

describe('pages that would take the square of their size', () => {
  const sentence = 'The ferry will stay in port, Nara Line said on Monday, and the council agreed to wait for it. ';
  test.each<[string, (n: number) => string, number]>([
    ['siblings', (n) => `<div>${`<p>${sentence}</p>`.repeat(n)}</div>`, 20_000],
    ['siblings with paragraphs', (n) => `<div><p>${sentence.repeat(3)}</p></div>`.repeat(n), 20_000],
    ['links in one paragraph', (n) => `<p>${sentence}${'<a href="/x">word</a> '.repeat(n)}</p>`, 20_000],
    ['nested share buttons', (n) => '<div class="share">x'.repeat(n), 20_000],
    ['nested lists', (n) => `<ul><li>${sentence}`.repeat(n), 20_000],
    ['no-break spaces', (n) => `<p>${sentence}${'\u00a0'.repeat(n)}</p>`, 1_000_000],
    ['signs that become entities', (n) => `<p>${sentence}${'> '.repeat(n)}</p>`, 200_000],
    ['fonts that never end', (n) => `<p><font><b>${sentence}`.repeat(n), 20_000],
  ])('%s', (_, make, n) => {
    const html = make(n);
    const from = process.cpuUsage();
    const reading = readHtml(html);
    const { user, system } = process.cpuUsage(from);
    expectSpans(reading);
    // Nothing is lost: the words are those of the page.
    const words = html.replace(/<[^>]*>/g, ' ').match(/\w+/g)?.length ?? 0;
    expect((reading.article.text.match(/\w+/g)?.length ?? 0) / words).toBeGreaterThan(0.99);
    expect((user + system) / 1e6).toBeLessThan(5);
  });
});
