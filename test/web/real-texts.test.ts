import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, addTexts, CHROMIUM, ROOT, startApp } from './harness.ts';
import { all, faultsAt } from './visit.ts';

/** Real articles of ten events, with who published each, where and when. */
const FOLDER = resolve(ROOT, process.env.HEARSAY_SHARED ?? '../shared', 'links');
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

  test('every claim, source, outlet and article, and the figures, open and load to the end', async () => {
    const part = encodeURIComponent;
    const paths = [
      ...(await all<{ id: string }>(app.url, 'claims?articles=1&limit=1000')).map((c) => `/claims/${part(c.id)}`),
      ...(await all<{ source: { id: string } }>(app.url, 'sources?limit=1000')).map(
        (s) => `/sources/${part(s.source.id)}`,
      ),
      ...(await all<{ name: string }>(app.url, 'outlets')).map((o) => `/outlets/${part(o.name)}`),
      ...(await all<{ article: string }>(app.url, 'articles?limit=1000')).map((a) => `/read/${part(a.article)}`),
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
