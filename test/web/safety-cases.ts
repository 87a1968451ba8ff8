import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { settleAll } from '../../src/ledger/settle.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import { rounds } from '../counts.ts';
import { entry } from '../store/generated.ts';
import { type App, addFiles, serving, settled } from './harness.ts';
import { generated, HOSTILE } from './hostile.ts';
import { faultsAt } from './visit.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replaceAll('\u0000', '');

const THINGS = [
  'bridge',
  'school',
  'ferry',
  'museum',
  'market',
  'tower',
  'quarry',
  'theatre',
  'orchard',
  'station',
  'library',
];
const STATES = [
  'closed',
  'painted',
  'for sale',
  'too narrow',
  'older than thought',
  'unsafe',
  'full',
  'to be moved',
  'loved',
];
const PLACES = [
  'Ottery',
  'Brell',
  'Marl',
  'Hume',
  'Tarn',
  'Vell',
  'Corrow',
  'Lisk',
  'Dunmere',
  'Aske',
  'Pellow',
  'Sarn',
  'Wick',
];
/** Claims on a long board. */
const CLAIMS = rounds({ few: 3_000, full: 10_000 });
const one = (list: readonly string[], i: number): string => list[i % list.length]!;

/** A page whose every part is a hostile string, as text: reading it gives the string itself. Each tells of something else. */
function hostilePage(s: string, i: number): string {
  const e = escaped(s);
  const [thing, state, place] = [one(THINGS, i), one(STATES, i), one(PLACES, i)];
  return `<!doctype html><html lang="en"><head><title>${e} ${i}</title>
<meta property="og:title" content="${e} ${i}"><meta property="og:site_name" content="${e}"><meta name="author" content="${e}">
<meta property="og:url" content="https://post.example/${encodeURIComponent(s.replaceAll('\u0000', ''))}"><meta property="article:published_time" content="2026-0${1 + (i % 9)}-1${i % 9}"></head>
<body><article><h1>${e} ${i}</h1>
<p>The mayor of ${place}, ${e} Velt, said that at least ${i + 20} people had seen ${e} at the ${thing}.</p>
<p>“The ${thing} ${e} is ${state},” an official of ${e} said, according to ${e}.</p>
<p>The owner of the ${thing} in ${place} denied that ${e} was ${state}.</p></article></body></html>`;
}

/** Runs in the page: whether any script of an article ran, and what was made of its words. */
const traces = `({ ran: typeof ran, scripts: document.querySelectorAll('main script, main iframe, main img, main link, main style, main base').length,
  handlers: [...document.querySelectorAll('main *')].filter((e) => [...e.attributes].some((a) => /^on/i.test(a.name))).length,
  links: [...document.querySelectorAll('main a')].filter((a) => !/^https?:$/.test(new URL(a.getAttribute('href'), location.href).protocol)).length })`;
const CLEAN = { ran: 'undefined', scripts: 0, handlers: 0, links: 0 };

/** `generated` strings beside our own. */
export function safetyCases(app: () => App, count = rounds({ few: 300, full: 10_000 })): void {
  test('hostile strings in text, title, author, outlet and address stay words in every view', {
    timeout: 900_000,
  }, async () => {
    await addFiles(
      app().url,
      HOSTILE.map((s, i) => ({ name: `hostile-${i}.html`, content: hostilePage(s, i) })),
    );
    const list = (await (await fetch(`${app().url}/api/v1/articles?limit=1000`)).json()) as {
      items: { article: string; title: string }[];
    };
    const hostile = list.items.filter((p) => HOSTILE.some((s) => p.title?.includes(s.slice(0, 8).trim())));
    expect(hostile.length).toBeGreaterThan(HOSTILE.length * 0.8);
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
    // Each is opened by a link as a person does; one in ten is loaded too, as an address that was sent to somebody is.
    expect(await faultsAt(page, paths, { look: traces, clean: CLEAN })).toEqual([]);
    for (const path of paths.filter((_, i) => i % 10 === 0)) {
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

  test('generated strings are shown as they are, as text and as names', { timeout: 400_000 }, async () => {
    const strings = [...HOSTILE, ...generated(count)];
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

  test('the same strings as title, outlet, author and address of an article', { timeout: 900_000 }, async () => {
    const strings = [...HOSTILE, ...generated(count)];
    const { page, odd, close } = await app().open('/?example');
    await page.locator('article .cue').first().waitFor();
    const plain = hostileArticle(['nobody']);
    for (let from = 0; from < strings.length; from += 400) {
      const some = Array.from({ length: 100 }, (_, i) => {
        const [title = 'x', outlet = 'x', author = 'x', url = 'x'] = strings.slice(from + i * 4);
        const where = { url, canonical: url, file: title, published: `${2000 + i}-03-16` };
        const article = { ...plain.article, title, outlet, authors: [author], ...where };
        return { ...plain, article: { ...article, id: `sha256:${(from + i).toString(16).padStart(64, '0')}` } };
      });
      const call = `(${shownOneByOne})(${JSON.stringify(some.map((r) => JSON.stringify(r)))}, () => (${traces}))`;
      const found = (await page.evaluate(call)) as Awaited<ReturnType<typeof shownOneByOne>>;
      expect(found.traces).toEqual([JSON.stringify(CLEAN)]);
      // Each title was there as its words; those with hidden characters or more than one blank are shown otherwise.
      const told = some.map((r, i) => [r.article.title, found.titles[i]] as const);
      expect(told.filter(([t, shown]) => /^[!-~]+$/.test(t) && shown !== t)).toEqual([]);
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

  test(`${CLAIMS} claims on the board scroll without a long task`, { timeout: 900_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-board-'));
    const path = join(folder, 'ledger.db');
    const ledger = await openLedger({ path });
    for (let i = 0; i < CLAIMS / 10; i += 50) {
      const some = Array.from({ length: 50 }, (_, k) => entry(i + k, { story: i + k, statements: 11, filler: 0 }));
      await ledger.store.write(async (tx) => {
        for (const e of some) await tx.put(e);
      });
    }
    await settleAll(ledger.store);
    await ledger.close();
    const server = await serving(path);
    // A busy machine makes long tasks of its own: one quiet run of three shows that the page makes none.
    const runs: (readonly number[])[] = [];
    for (let run = 0; run < 3 && !runs.some((long) => long.length === 0); run++)
      runs.push(await longTasks(app(), server.url));
    console.info(`${CLAIMS} claims scrolled; long tasks: ${runs.map((r) => r.join(', ') || 'none').join(' | ')}`);
    expect(runs.at(-1)).toEqual([]);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Scrolls through all claims of the board; gives the tasks over 50 ms meanwhile, in milliseconds. */
async function longTasks(app: App, url: string): Promise<readonly number[]> {
  const { page, odd, close } = await app.open('/');
  odd.length = 0;
  await page.goto(`${url}/claims?articles=1`);
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
  for (let i = 0; i < 1_500 && rows < CLAIMS; i++) {
    await page.mouse.wheel(0, 15_000);
    rows = await page.evaluate(async () => {
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      return Math.max(
        0,
        ...[...document.querySelectorAll('[aria-posinset]')].map((e) => Number(e.getAttribute('aria-posinset'))),
      );
    });
  }
  expect(rows).toBeGreaterThanOrEqual(CLAIMS);
  expect(
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('listitem')
      .count(),
  ).toBeLessThan(80);
  const long = await page.evaluate(() => (globalThis as unknown as { list: number[] }).list);
  expect(odd.filter((o) => !o.startsWith('request:'))).toEqual([]);
  await close();
  return long.filter((ms) => ms > 50);
}

/** Runs in the page: opens one article after another as a step of the address does, and looks at what was made of each. */
async function shownOneByOne(
  articles: readonly string[],
  look: () => unknown,
): Promise<{ readonly traces: readonly string[]; readonly titles: readonly string[] }> {
  const found = new Set<string>();
  const titles: string[] = [];
  const frame = (): Promise<unknown> => new Promise((next) => requestAnimationFrame(next));
  for (const [i, json] of articles.entries()) {
    sessionStorage.setItem(`read:${i}`, json);
    history.replaceState({}, '', `?text=${i}&at=a1`);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    // Each has a year of its own, so that its page is known whatever its names are.
    const facts = (): string => document.querySelector('main .facts')?.textContent ?? '';
    for (let n = 0; n < 600 && !facts().includes(`16 Mar ${2000 + i}`); n++) await frame();
    titles.push(document.querySelector('main h1')?.textContent ?? '');
    found.add(JSON.stringify(look()));
  }
  return { traces: [...found], titles };
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
      authors: strings,
      language: 'en',
      credits: [],
      links: strings.map((href, i) => ({ href, span: blocks[i]?.span ?? [0, 1] })),
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
