import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type App, ROOT, settled } from './harness.ts';

const FOLDER = resolve(ROOT, 'artifacts/web');

/** Ways to look at a view: a window's width in pixels of the page, light or dark, and how far the page is magnified. */
const LOOKS = [
  { name: 'wide', width: 1280, scheme: 'light', scale: 1 },
  { name: 'dark', width: 1280, scheme: 'dark', scale: 1 },
  { name: 'narrow', width: 360, scheme: 'light', scale: 2 },
  { name: 'magnified', width: 640, scheme: 'light', scale: 2 },
] as const;

/** Pictures of every view for whoever reviews a change, in `artifacts/web`, which git ignores. None scrolls sideways. */
export function shotsCases(app: () => App): void {
  test.each(LOOKS)('pictures of every view: $name', { timeout: 600_000 }, async ({ name, width, scheme, scale }) => {
    mkdirSync(FOLDER, { recursive: true });
    const { page, odd, close } = await app().open('/', { width, scheme, deviceScaleFactor: scale });
    const wide: string[] = [];
    for (const [view, path] of Object.entries(await views(app().url))) {
      await page.goto(app().url + path);
      await settled(page);
      await page.waitForLoadState('networkidle');
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) wide.push(`${view}: ${over} pixels`);
      await page.screenshot({ path: resolve(FOLDER, `${view}-${name}.png`), fullPage: true });
    }
    expect(wide).toEqual([]);
    // The view of what is not there has the status of that, which the browser tells.
    expect(odd).toEqual(['error: Failed to load resource: the server responded with a status of 404 (Not Found)']);
    await close();
  });

  test('pictures of what is printed', async () => {
    const { page, odd, close } = await app().open('/?example', { width: 794 });
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: 'Who says what, from the outside in' }).waitFor();
    await page.screenshot({ path: resolve(FOLDER, 'read-printed.png'), fullPage: true });
    expect(odd).toEqual([]);
    await close();
  });
}

async function views(url: string): Promise<Readonly<Record<string, string>>> {
  const first = async (list: string): Promise<Readonly<Record<string, unknown>>> =>
    ((await (await fetch(`${url}/api/v1/${list}`)).json()) as { items: Readonly<Record<string, unknown>>[] }).items[0]!;
  const source = (await first('sources?limit=1')).source as { readonly id: string };
  const story = (await first('stories?limit=1')).id;
  return {
    start: '/',
    read: '/?example&at=a4',
    'read-denied': '/?example&show=denied',
    article: `/read/${(await first('articles?limit=1')).article}`,
    claims: '/claims',
    'claims-filtered': '/claims?articles=1&query=sirens',
    claim: `/claims/${(await first('claims?limit=1')).id}`,
    stories: '/stories',
    story: `/stories/${story}`,
    figures: '/figures',
    sources: '/sources',
    source: `/sources/${source.id}`,
    outlets: '/outlets',
    outlet: '/outlets/Kestrel%20News%20Agency',
    search: '/search?query=dam',
    add: '/add',
    draft: '/draft',
    compare: '/compare',
    beside: `/beside?story=${story}`,
    watches: '/watches',
    'not-found': '/nowhere',
    docs: '/docs',
  };
}
