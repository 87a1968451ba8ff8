import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readsAsFurniture } from '../../src/read/furniture.ts';
import { foldPhrase, isFurniture } from '../../src/read/phrases.ts';
import type { Block } from '../../src/records/article.ts';
import type { Span } from '../../src/records/span.ts';
import { rounds } from '../counts.ts';
import { type App, addTexts, CHROMIUM, ROOT, startApp } from './harness.ts';
import { all, faultsAt } from './visit.ts';

const ABOUT: ReadonlySet<string | undefined> = new Set(['furniture', 'credit', 'note', 'correction', 'dateline']);
/** A button or a label that sticks to what follows. */
const STUCK = /^(?:CLOSE|FILE|SHARE|VIDEO|Image (?:copyright|caption)|Advertisement|Facebook Twitter|Getty|Updated:)\b/;

/** Real articles of ten events, with who published each, where and when. */
const FOLDER = resolve(ROOT, process.env.HEARSAY_SHARED ?? '../shared', 'links');
/** Of the pages of things one in so many is opened. */
const STEP = rounds({ few: 10, full: 1 });
const isAbsent = !existsSync(join(FOLDER, 'articles.tsv'));
if (isAbsent && process.env.CI === 'true') throw new Error(`no real articles in ${FOLDER}: set HEARSAY_SHARED`);
if (isAbsent) console.warn(`skipped: no real articles in ${FOLDER}; name the folder with HEARSAY_SHARED`);
const isSkipped = isAbsent || (!CHROMIUM && process.env.CI !== 'true');

function realTexts(): readonly Readonly<Record<string, string>>[] {
  const [, ...rows] = readFileSync(join(FOLDER, 'articles.tsv'), 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [id = '', , outlet = '', url = '', date = ''] = row.split('\t');
    const text = readFileSync(join(FOLDER, 'articles', `${id}.txt`), 'utf8');
    const known = { outlet, url, published: date.slice(0, 10) };
    return { text, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value)) };
  });
}

describe.skipIf(isSkipped)('the web app over real texts', { timeout: 600_000 }, () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp((url) => addTexts(url, realTexts()));
  }, 600_000);
  afterAll(async () => {
    await app?.close();
  });

  test('no source and no title on the first two pages of the board is furniture of a page', async () => {
    const articles = await all<{ article: string }>(app.url, 'articles?limit=1000');
    const shown = new Map<string, { readonly text: string; readonly blocks: readonly Block[] }>();
    for (const { article } of articles) {
      const read = await (await fetch(`${app.url}/api/v1/articles/${encodeURIComponent(article)}`)).json();
      shown.set(article, (read as { read: { article: { text: string; blocks: readonly Block[] } } }).read.article);
    }
    const { items } = (await (await fetch(`${app.url}/api/v1/claims?limit=200`)).json()) as {
      items: readonly { title: string; statements: readonly { article: string; content: readonly Span[] }[] }[];
    };
    expect(items.length).toBeGreaterThanOrEqual(20);
    const titles = items.map((c) => c.title);
    expect(titles.filter((t) => readsAsFurniture(t) || isFurniture(foldPhrase(t)) || STUCK.test(t))).toEqual([]);
    const within = (article: string, span: Span): string | undefined =>
      shown.get(article)!.blocks.find((b) => b.span[0] <= span[0] && span[0] < b.span[1])?.kind;
    const kinds = items.flatMap((c) => c.statements.flatMap((s) => s.content.map((span) => within(s.article, span))));
    expect(kinds.filter((k) => ABOUT.has(k))).toEqual([]);
    const names = (await all<{ source: { name: string } }>(app.url, 'sources?limit=1000')).map((s) => s.source.name);
    expect(names.filter((n) => isFurniture(foldPhrase(n)) || STUCK.test(n))).toEqual([]);
    // Whoever only a credit names.
    const credits = [...shown.values()].flatMap((a) =>
      a.blocks
        .filter((b) => b.kind === 'credit' && /\/|Photo/.test(a.text.slice(...b.span)))
        .map((b) => a.text.slice(...b.span)),
    );
    expect(credits.length).toBeGreaterThan(5);
    const bodies = [...shown.values()].flatMap((a) =>
      a.blocks.filter((b) => !ABOUT.has(b.kind)).map((b) => a.text.slice(...b.span)),
    );
    const isOnlyCredited = (name: string): boolean =>
      name.includes(' ') && credits.some((c) => c.includes(name)) && !bodies.some((b) => b.includes(name));
    expect(names.filter(isOnlyCredited)).toEqual([]);
  });

  test(`one of ${STEP} claims, sources, outlets and articles, and the figures, open and load to the end`, async () => {
    const part = encodeURIComponent;
    const things = [
      ...(await all<{ id: string }>(app.url, 'claims?articles=1&limit=1000')).map((c) => `/claims/${part(c.id)}`),
      ...(await all<{ source: { id: string } }>(app.url, 'sources?limit=1000')).map(
        (s) => `/sources/${part(s.source.id)}`,
      ),
      ...(await all<{ name: string }>(app.url, 'outlets')).map((o) => `/outlets/${part(o.name)}`),
      ...(await all<{ article: string }>(app.url, 'articles?limit=1000')).map((a) => `/read/${part(a.article)}`),
    ];
    const paths = [
      ...things.filter((_, i) => i % STEP === 0),
      '/figures',
      '/claims',
      '/sources',
      '/outlets',
      '/search?query=said',
    ];
    const { page, odd, close } = await app.open('/add');
    expect(await faultsAt(page, paths)).toEqual([]);
    expect(odd).toEqual([]);
    await close();
    console.info(`${paths.length} pages opened`);
  });
});
