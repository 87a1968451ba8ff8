import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type App, bundle, faults, ROOT, settled } from './harness.ts';

/** Every view by its address, and a heading that shows it has arrived. */
const VIEWS = [
  '/',
  '/?example&at=a4',
  '/claims',
  '/figures',
  '/sources',
  '/outlets',
  '/search?query=dam',
  '/add',
] as const;

export function viewsCases(app: () => App): void {
  test.each(['light', 'dark'] as const)('axe finds no fault in any view: %s', { timeout: 120_000 }, async (scheme) => {
    const found: string[] = [];
    const look = async (path: string, width: number): Promise<string> => {
      const { page, close } = await app().open(path, { width, scheme, bypassCSP: true });
      await settled(page);
      for (const fault of await faults(page)) found.push(`${path} at ${width}: ${fault}`);
      const next =
        path === '/claims' || path === '/sources'
          ? await page.locator('main li a, tbody a').first().getAttribute('href')
          : '';
      await close();
      return next ?? '';
    };
    for (const path of VIEWS) {
      const next = await look(path, 1280);
      if (next) await look(next, 1280);
      await look(path, 360);
    }
    expect(found).toEqual([]);
  });

  test('search: words, facets in the address, and no result that teaches', async () => {
    const { page, odd, close } = await app().open('/search');
    await settled(page);
    await page.getByRole('searchbox').fill('sirens');
    await page.waitForURL(/query=sirens/);
    await page.getByRole('region', { name: 'Sources' }).getByRole('link').first().click();
    await page.waitForURL(/source=/);
    await page.getByRole('region', { name: 'Stances' }).getByRole('link').first().waitFor();
    const address = page.url();
    const shown = await page.getByRole('blockquote').count();
    expect(shown).toBeGreaterThan(0);
    await page.goto(address);
    await page.getByRole('blockquote').first().waitFor();
    expect(await page.getByRole('blockquote').count()).toBe(shown);
    await page.getByRole('searchbox').fill('nosuchword');
    await page.getByText('No statement fits').waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('figures: the chart has a mark for each value of the table beside it, and a value leads to its words', async () => {
    const { page, odd, close } = await app().open('/figures');
    const series = page.locator('.series').first();
    await series.locator('svg .mark').first().waitFor();
    expect(await series.locator('svg .mark').count()).toBe(await series.locator('tbody tr').count());
    await series.locator('tbody a').first().click();
    await page.waitForURL(/\/read\/sha256:/);
    await page.locator('.on').first().waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('a source and an outlet: how they stand, how often named, through whom', async () => {
    const { page, odd, close } = await app().open('/sources?query=korvin');
    await page.getByRole('link', { name: 'Edda Korvin' }).click();
    await page.getByRole('heading', { name: 'Edda Korvin', level: 1 }).waitFor();
    await page.getByRole('region', { name: 'How it stands' }).getByText('denies').waitFor();
    await page
      .getByRole('region', { name: 'How often named' })
      .getByText(/\d+ of \d+/)
      .waitFor();
    await page.getByRole('region', { name: 'Through whom' }).getByRole('link').first().click();
    await page.getByRole('region', { name: 'Whose words' }).getByRole('link').first().waitFor();
    expect(page.url()).toContain('/outlets/');
    await page.goBack();
    await page.getByRole('heading', { name: 'Edda Korvin', level: 1 }).waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('adding: a text is read and linked, progress is told, and what fails says why', {
    timeout: 60_000,
  }, async () => {
    const { page, odd, close } = await app().open('/add');
    await page
      .getByLabel('Or the text of one article')
      .fill('The mayor of Ottery, Nora Velt, said that the old bridge is closed.');
    await page.getByRole('button', { name: 'Add to the ledger' }).click();
    await page.getByText('Done').first().waitFor({ timeout: 45_000 });
    await page.getByLabel('Addresses of pages or feeds, one a line').fill('http://127.0.0.1:9/feed.xml');
    await page.getByRole('button', { name: 'Add to the ledger' }).click();
    await page.getByRole('heading', { name: 'Not added' }).waitFor();
    await page.getByRole('button', { name: 'Try the failed again' }).waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('every list can be had as JSON and CSV', async () => {
    for (const path of ['/claims', '/figures', '/sources', '/search?query=dam']) {
      const { page, close } = await app().open(path);
      await settled(page);
      for (const name of ['JSON', 'CSV']) {
        const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
        const answer = await fetch(app().url + href);
        expect([path, name, answer.status]).toEqual([path, name, 200]);
        expect(answer.headers.get('content-type')).toContain(name.toLowerCase());
      }
      await close();
    }
  });

  test('light or dark can be chosen and is kept', async () => {
    const { page, odd, close } = await app().open('/');
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.getByLabel('Light or dark').selectOption('dark');
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await paper()).toBe(dark);
    expect(odd).toEqual([]);
    await close();
  });

  test('an address that leads nowhere says so', async () => {
    const { page, close } = await app().open('/nowhere/at/all');
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    await close();
  });

  test('the whole app without the model is 120 KB at most, compressed', () => {
    const assets = resolve(ROOT, 'dist/web/assets');
    // The articles of the examples are data, fetched when they are asked for.
    const examples = bundle().map((f) => f.name.replace(/\.\w+$/, '-'));
    const sum = readdirSync(assets)
      .filter((name) => !name.startsWith('worker-') && !examples.some((e) => name.startsWith(e)))
      .reduce((n, name) => n + gzipSync(readFileSync(join(assets, name))).length, 0);
    console.info(`the app is ${Math.round(sum / 1024)} KB compressed`);
    expect(sum).toBeLessThanOrEqual(120 * 1024);
  });

  test('the first view answers within a second', async () => {
    const { page, close } = await app().open('/');
    const times: number[] = [];
    for (let i = 0; i < 3; i++) {
      const start = performance.now();
      await page.goto(`${app().url}/`);
      await page.getByLabel('Text of an article').fill('x');
      times.push(performance.now() - start);
    }
    console.info(`first view: ${times.map((t) => Math.round(t)).join(', ')} ms`);
    expect(Math.min(...times)).toBeLessThanOrEqual(1000);
    await close();
  });
}
