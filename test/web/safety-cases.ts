import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { settleAll } from '../../src/ledger/settle.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import { entry } from '../store/generated.ts';
import { type App, addFiles, serving, settled } from './harness.ts';

/** Ways to make a page run a script, by kind; each would set `ran`. */
const CLASSIC: readonly string[] = [
  '<script>ran=1</script>',
  '"><script>ran=1</script>',
  "'><img src=x onerror=ran=1>",
  '<img src=x onerror="ran=1">',
  '<svg onload=ran=1>',
  '<svg><script>ran=1</script></svg>',
  '<math><mtext><img src=x onerror=ran=1></mtext></math>',
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  '<body onload=ran=1>',
  '<details open ontoggle=ran=1>',
  '<input autofocus onfocus=ran=1>',
  '<video><source onerror=ran=1></video>',
  '<a href="javascript:ran=1">x</a>',
  'javascript:ran=1',
  'data:text/html,<script>ran=1</script>',
  '{@html "<img src=x onerror=ran=1>"}',
  '{{constructor.constructor("ran=1")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to be no template
  '${ran=1}',
  '</textarea><script>ran=1</script>',
  '</title><script>ran=1</script>',
  '</style><script>ran=1</script>',
  '<!--><script>ran=1</script>-->',
  '<noscript><p title="</noscript><img src=x onerror=ran=1>">',
  '<template><script>ran=1</script></template>',
  '<form><button formaction=javascript:ran=1>x</form>',
  '<link rel=stylesheet href=//elsewhere.example/x.css>',
  '<base href=//elsewhere.example/>',
  '<meta http-equiv=refresh content="0;url=//elsewhere.example/">',
  '<img src=//elsewhere.example/x.png>',
  '<p style="background:url(//elsewhere.example/x.png)">',
  '&lt;script&gt;ran=1&lt;/script&gt;',
  '\u202e<script>ran=1</script>\u202c',
  '<scr\u0000ipt>ran=1</scr\u0000ipt>',
];

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replaceAll('\u0000', '');

/** A page whose every part is a hostile string, as text: reading it gives the string itself. */
function hostilePage(s: string, i: number): string {
  const e = escaped(s);
  return `<!doctype html><html lang="en"><head><title>${e} ${i}</title>
<meta property="og:title" content="${e} ${i}"><meta property="og:site_name" content="${e}"><meta name="author" content="${e}">
<meta property="og:url" content="https://post.example/${encodeURIComponent(s.replaceAll('\u0000', ''))}"><meta property="article:published_time" content="2026-03-1${i % 9}"></head>
<body><article><h1>${e} ${i}</h1>
<p>The mayor of Ottery, ${e} Velt, said that at least ${i + 20} people had seen ${e} at the bridge on Monday.</p>
<p>“The bridge ${e} is closed,” an official of ${e} said, according to ${e}.</p>
<p>The company denied that the bridge ${e} was closed. It did not say when it would be opened again.</p></article></body></html>`;
}

/** Runs in the page: whether any script of an article ran, and what was made of its words. */
const traces = `({ ran: typeof ran, scripts: document.querySelectorAll('main script, main iframe, main img, main link, main style, main base').length,
  handlers: [...document.querySelectorAll('main *')].filter((e) => [...e.attributes].some((a) => /^on/i.test(a.name))).length,
  links: [...document.querySelectorAll('main a')].filter((a) => !/^https?:$/.test(new URL(a.getAttribute('href'), location.href).protocol)).length })`;
const CLEAN = { ran: 'undefined', scripts: 0, handlers: 0, links: 0 };

export function safetyCases(app: () => App): void {
  test('hostile strings in text, title, author, outlet and address stay words in every view', {
    timeout: 180_000,
  }, async () => {
    await addFiles(
      app().url,
      CLASSIC.map((s, i) => ({ name: `hostile-${i}.html`, content: hostilePage(s, i) })),
    );
    const list = (await (await fetch(`${app().url}/api/v1/articles?limit=200`)).json()) as {
      items: { article: string; title: string }[];
    };
    const hostile = list.items.filter((p) => CLASSIC.some((s) => p.title?.includes(s.slice(0, 8).trim())));
    expect(hostile.length).toBeGreaterThan(20);
    const paths = [
      ...hostile.map((p) => `/read/${p.article}?at=a1`),
      ...[
        '/',
        '/claims?articles=1',
        '/claims?articles=1&sort=newest',
        '/search?query=bridge',
        '/sources',
        '/outlets',
        '/figures',
        '/add',
      ],
    ];
    const { page, odd, close } = await app().open('/');
    for (const path of paths) {
      await page.goto(app().url + path);
      await settled(page);
      expect([path, await page.evaluate(traces)]).toEqual([path, CLEAN]);
    }
    await page.goto(`${app().url}/claims?articles=1&query=bridge`);
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('blockquote').first().waitFor();
    expect(await page.evaluate(traces)).toEqual(CLEAN);
    expect(odd).toEqual([]);
    await close();
  });

  test('ten thousand generated strings are shown as they are, as text and as names', { timeout: 120_000 }, async () => {
    const part = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '`',
        '&',
        '/',
        '=',
        '\\',
        '{',
        '}',
        '${',
        '{@html ',
        '-->',
        '<!--',
        ']]>',
        '\u202e',
        '\u0007',
        '\ufeff',
        '\u00a0',
      ),
      fc.constantFrom(
        'script',
        'img',
        'svg',
        'iframe',
        'style',
        'onerror=ran=1',
        'onload=ran=1',
        'src=x',
        'href=javascript:ran=1',
        'srcdoc',
        'xlink:href',
        'ran=1',
        '&#60;',
        '\\u003c',
      ),
      fc.string({ maxLength: 6 }),
    );
    const made = fc
      .array(part, { minLength: 1, maxLength: 12 })
      .map((p) => p.join('').replace(/\s+/g, ' ').trim() || '<');
    const strings = [...CLASSIC, ...fc.sample(made, { numRuns: 10_000, seed: 20260316 })];
    const { page, odd, close } = await app().open('/');
    for (let from = 0; from < strings.length; from += 2_600) {
      const some = strings.slice(from, from + 2_600);
      const read = hostileArticle(some);
      await page.evaluate((json) => sessionStorage.setItem('read:00000000000000ff', json), JSON.stringify(read));
      await page.goto(`${app().url}/?text=00000000000000ff&at=a1`);
      await page.waitForFunction((n) => document.querySelectorAll('article .row').length === n, some.length);
      expect(await page.evaluate(traces)).toEqual(CLEAN);
      const tags = await page.evaluate(() =>
        [...new Set([...document.querySelectorAll('article *')].map((e) => e.tagName))].sort(),
      );
      expect(tags).toEqual(expect.arrayContaining(['P', 'SPAN']));
      expect(tags.filter((t) => !['P', 'SPAN', 'H1', 'H2', 'BDI'].includes(t))).toEqual([]);
      // Copied words are those of the article, but for hidden characters, which are shown by name.
      const shown = await page.evaluate(() => [...document.querySelectorAll('article .row')].map((p) => p.textContent));
      const plain = some.map((s, i) => [s, shown[i]] as const).filter(([s]) => !/[^\x20-\x7e]/.test(s));
      expect(plain.filter(([s, p]) => p !== `${s} said ${s}`)).toEqual([]);
    }
    expect(odd).toEqual([]);
    await close();
  });

  test('direction marks and controls are shown by name and turn nothing around', async () => {
    const { page, odd, close } = await app().open('/');
    await page.evaluate(
      (json) => sessionStorage.setItem('read:00000000000000fe', json),
      JSON.stringify(hostileArticle(['abc\u202edef\u0007'])),
    );
    await page.goto(`${app().url}/?text=00000000000000fe`);
    await page.locator('article .hidden-mark').first().waitFor();
    expect(await page.locator('article .hidden-mark').allTextContents()).toEqual(['RLO', 'U+0007', 'RLO', 'U+0007']);
    expect(odd).toEqual([]);
    await close();
  });

  test('ten thousand claims on the board scroll without a long task', { timeout: 180_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-board-'));
    const path = join(folder, 'ledger.db');
    const ledger = await openLedger({ path });
    for (let i = 0; i < 1_000; i += 50) {
      const some = Array.from({ length: 50 }, (_, k) => entry(i + k, { story: i + k, statements: 11, filler: 0 }));
      await ledger.store.write(async (tx) => {
        for (const e of some) await tx.put(e);
      });
    }
    await settleAll(ledger.store);
    await ledger.close();
    const server = await serving(path);
    const { page, odd, close } = await app().open('/');
    odd.length = 0;
    await page.goto(`${server.url}/claims?articles=1`);
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('listitem')
      .first()
      .waitFor();
    await page.evaluate(() => {
      const { list } = Object.assign(globalThis, { list: [] as number[] }) as unknown as { list: number[] };
      new PerformanceObserver((l) => list.push(...l.getEntries().map((e) => Math.round(e.duration)))).observe({
        type: 'longtask',
      });
    });
    let rows = 0;
    for (let i = 0; i < 400 && rows < 10_000; i++) {
      await page.mouse.wheel(0, 15_000);
      await page.waitForTimeout(25);
      rows = await page.evaluate(() =>
        Math.max(
          0,
          ...[...document.querySelectorAll('[aria-posinset]')].map((e) => Number(e.getAttribute('aria-posinset'))),
        ),
      );
    }
    expect(rows).toBeGreaterThanOrEqual(10_000);
    expect(
      await page
        .getByRole('list', { name: /^Claims/ })
        .getByRole('listitem')
        .count(),
    ).toBeLessThan(80);
    const long = await page.evaluate(() => (globalThis as unknown as { list: number[] }).list);
    console.info(`${rows} claims scrolled; long tasks: ${long.length ? long.join(', ') : 'none'}`);
    expect(long.filter((ms) => ms > 50)).toEqual([]);
    expect(odd.filter((o) => !o.startsWith('request:'))).toEqual([]);
    await close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** One paragraph a string, in which the string says itself: it is source and content. */
function hostileArticle(strings: readonly string[]): ReadArticle {
  let text = '';
  const attributions: ReadArticle['attributions'][number][] = [];
  const sources: ReadArticle['sources'][number][] = [];
  const blocks: ReadArticle['article']['blocks'][number][] = [];
  strings.forEach((s, i) => {
    const start = text ? text.length + 2 : 0;
    text += `${text ? '\n\n' : ''}${s} said ${s}`;
    const cue = start + s.length + 1;
    attributions.push({
      id: `a${i + 1}`,
      source: [[start, start + s.length]],
      cue: [cue, cue + 4],
      content: [[cue + 5, cue + 5 + s.length]],
      to: null,
      form: 'indirect',
      act: 'say',
      stance: 'asserts',
      about: null,
      within: null,
      sourceId: `s${i + 1}`,
      at: null,
      translated: false,
      confidence: 0.9,
      why: [{ part: 'cue', by: s, score: 1 }],
    });
    const none = {
      aliases: [s],
      members: [],
      role: s,
      affiliation: s,
      outletId: null,
      reason: null,
      mentions: [],
      why: [],
    };
    sources.push({ id: `s${i + 1}`, kind: 'person', grade: 'named', name: s, ...none });
    blocks.push({ kind: 'paragraph', span: [start, text.length] });
  });
  const [first = ''] = strings;
  const unknown = { published: null, publishedFrom: null, modified: null, fetched: null, truncated: false };
  return {
    hearsay: { schema: 1, version: '0.1.0', engine: 'rules', model: null, rules: 'en-1' },
    article: {
      id: `sha256:${'0'.repeat(64)}`,
      file: first,
      url: 'javascript:ran=1',
      canonical: null,
      outlet: first,
      title: first,
      authors: [first],
      language: 'en',
      credits: [],
      links: [],
      blocks,
      skip: [],
      text,
      ...unknown,
    },
    attributions,
    sources,
    figures: [],
    unattributed: [],
    notices: [{ code: 'x', level: 'warning', span: null, message: first, hint: first }],
  };
}
