import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type App, bundle, ROOT, serving, settled } from './harness.ts';

/** Every view by its address, and a heading that shows it has arrived. */
const VIEWS = [
  '/',
  '/?example&at=a4',
  '/claims',
  '/stories',
  '/figures',
  '/sources',
  '/outlets',
  '/search?query=dam',
  '/add',
] as const;

/** What each view says while there is nothing in the ledger. */
const EMPTY = {
  '/claims': 'No claims yet',
  '/stories': 'No stories yet',
  '/figures': 'No figures yet',
  '/sources': 'No sources yet',
  '/outlets': 'No outlets yet',
  '/search': 'Nothing to search yet',
  '/': 'Follow a claim through many articles',
} as const;

export function viewsCases(app: () => App): void {
  test('search: words, facets in the address, and no result that teaches', async () => {
    const { page, odd, close } = await app().open('/search');
    await settled(page);
    await page.getByRole('searchbox').fill('sirens');
    await page.waitForURL(/query=sirens/);
    await page.getByRole('region', { name: 'Stances' }).getByRole('link').first().waitFor();
    await page.getByRole('region', { name: 'Sources' }).getByRole('link').first().click();
    await page.waitForURL(/source=/);
    // What was found before the filter may stand there a moment longer.
    await page.waitForLoadState('networkidle');
    await settled(page);
    await page.getByRole('blockquote').first().waitFor();
    const address = page.url();
    const shown = await page.getByRole('blockquote').count();
    expect(shown).toBeGreaterThan(0);
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await settled(page);
    await page.getByRole('blockquote').first().waitFor();
    expect(await page.getByRole('blockquote').count()).toBe(shown);
    await page.getByRole('searchbox').fill('nosuchword');
    await page.getByText('No statement fits').waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('stories: articles in order of time, claims, sources; the board keeps that it is grouped by them', async () => {
    const { page, odd, close } = await app().open('/stories');
    await page.getByRole('list', { name: 'Stories, newest first' }).getByRole('link').first().click();
    await page.waitForURL(/\/stories\/sy:/);
    const times = page.getByRole('region', { name: 'Articles in order of time' }).locator('time');
    await times.first().waitFor();
    const days = await times.evaluateAll((list) => list.map((t) => t.getAttribute('datetime') ?? ''));
    expect(days.length).toBeGreaterThan(1);
    expect(days).toEqual([...days].sort());
    await page.getByRole('region', { name: 'Claims' }).getByRole('link').first().waitFor();
    await page.getByRole('region', { name: 'Sources' }).getByRole('link').first().waitFor();
    await page.goto(`${app().url}/claims`);
    const group = page.getByRole('button', { name: 'Group by story' });
    await group.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await group.getAttribute('aria-pressed')).toBe('true');
    await group.click();
    await page.getByRole('list', { name: /^Claims/ }).waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('figures: the chart has a mark for each value of the table beside it, and a value leads to its words', async () => {
    const { page, odd, close } = await app().open('/figures');
    const series = page.locator('.series').first();
    await series.locator('svg .mark').first().waitFor();
    const all = series.getByRole('button', { name: /^All \d+ values/ });
    if (await all.count()) await all.click();
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

  test('adding: a text is read and linked, progress is told, and what fails says why', async () => {
    const { page, odd, close } = await app().open('/add');
    const text = page.getByLabel('Or the text of one article');
    await text.fill('The mayor of Ottery, Nora Velt, said that the old bridge is closed.');
    await page.getByRole('button', { name: 'Add to the ledger' }).click();
    await expect.poll(() => text.inputValue(), { timeout: 60_000 }).toBe('');
    const jobs = page.getByRole('region', { name: 'What became of it' }).getByRole('listitem');
    await jobs.first().getByText('Done').waitFor();
    await page.getByLabel('Addresses of pages or feeds, one a line').fill('http://127.0.0.1:9/feed.xml');
    await page.getByRole('button', { name: 'Add to the ledger' }).click();
    await page.getByRole('heading', { name: 'Not added' }).waitFor();
    await page.getByRole('button', { name: 'Try the failed again' }).waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('adding: what is typed while the server takes the last one stays, what was taken goes', async () => {
    const { page, odd, close } = await app().open('/add');
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((begun) => {
      const held = new Promise<void>((done) => {
        answer = done;
      });
      void page.route('**/api/v1/articles', async (route) => {
        begun();
        await held;
        await route.continue();
      });
    });
    const text = page.getByLabel('Or the text of one article');
    const addresses = page.getByLabel('Addresses of pages or feeds, one a line');
    const button = page.getByRole('button', { name: 'Add to the ledger' });
    await text.fill('The mayor of Ottery, Nora Velt, said that the new bridge is open.');
    await addresses.fill('http://127.0.0.1:9/one.xml');
    await button.click();
    await asked;
    await addresses.fill('http://127.0.0.1:9/one.xml\nhttp://127.0.0.1:9/two.xml\n');
    answer();
    await expect.poll(() => text.inputValue(), { timeout: 60_000 }).toBe('');
    expect(await addresses.inputValue()).toBe('http://127.0.0.1:9/two.xml\n');
    await button.click();
    const failed = page.getByRole('listitem').filter({ hasText: 'http://127.0.0.1:9/two.xml' });
    await failed.getByRole('heading', { name: 'Not added' }).waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('what an article says itself is shown at its place', async () => {
    const answer = await fetch(`${app().url}/api/v1/search?query=finished&limit=50`);
    const { items } = (await answer.json()) as {
      items: {
        statement: { article: string; attribution: string | null; content: [number, number][]; words: string };
      }[];
    };
    const own = items.find((h) => h.statement.attribution === null)!.statement;
    const { page, odd, close } = await app().open('/search?query=finished');
    await page.getByRole('blockquote').getByRole('link').filter({ hasText: own.words }).first().click();
    await page.waitForURL(/place=\d+-\d+/);
    await page.locator('article .own.on').first().waitFor();
    expect((await page.locator('article .own.on').allInnerTexts()).join(' ')).toContain(own.words.slice(0, 20));
    expect(odd).toEqual([]);
    await close();
  });

  test('every view can be had as JSON and CSV', async () => {
    const { page, odd, close } = await app().open('/claims');
    const first = async (list: string): Promise<string> => {
      const found = (await (await fetch(`${app().url}/api/v1/${list}`)).json()) as { items: { id?: string }[] };
      return JSON.stringify(found.items[0]);
    };
    const claim = (JSON.parse(await first('claims?limit=1')) as { id: string }).id;
    const source = (JSON.parse(await first('sources?limit=1')) as { source: { id: string } }).source.id;
    const article = (JSON.parse(await first('articles?limit=1')) as { article: string }).article;
    const views = [...VIEWS.filter((v) => v !== '/' && v !== '/add'), `/claims/${claim}`, `/sources/${source}`];
    for (const path of [...views, `/read/${article}`, '/outlets/Kestrel%20News%20Agency']) {
      await page.goto(app().url + path);
      await settled(page);
      for (const name of ['JSON', 'CSV']) {
        const role = (await page.getByRole('link', { name, exact: true }).count()) ? 'link' : 'button';
        const [saved] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole(role, { name, exact: true }).click(),
        ]);
        expect([path, saved.suggestedFilename()]).toEqual([
          path,
          expect.stringMatching(new RegExp(`\\.${name.toLowerCase()}$`)),
        ]);
        const text = readFileSync(await saved.path(), 'utf8');
        if (name === 'JSON') JSON.parse(text);
        else expect([path, text.split('\r\n')[0]]).toEqual([path, expect.stringMatching(/^[a-z_A-Z]+(,[a-z_A-Z]+)+$/)]);
      }
    }
    expect(odd).toEqual([]);
    await close();
  });

  test('an empty ledger teaches in every view, and the examples fill it', { timeout: 600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-empty-'));
    const server = await serving(join(folder, 'ledger.db'));
    const { page, odd, close } = await app().open(server.url);
    for (const [path, says] of Object.entries(EMPTY)) {
      await page.goto(server.url + path);
      await page.getByRole('heading', { name: says }).waitFor();
      await page.getByRole('button', { name: 'Add the example articles' }).waitFor();
    }
    await page.getByRole('button', { name: 'Add the example articles' }).click();
    await page.waitForURL(/\/claims$/, { timeout: 300_000 });
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('listitem')
      .nth(2)
      .waitFor();
    expect(odd).toEqual([]);
    await close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
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
    for (const [path, heading] of [
      ['/outlets/No.Such.Outlet', 'There is no such outlet'],
      ['/sources/s:nobody', 'There is no such source'],
      [`/read/sha256:${'0'.repeat(64)}`, 'There is no such article'],
    ] as const) {
      expect((await page.goto(app().url + path))?.status()).toBe(404);
      await page.getByRole('heading', { name: heading }).waitFor();
      expect(await page.getByRole('region').count()).toBe(0);
    }
    await close();
  });

  test('keys: ? lists them, / searches from anywhere, and neither is taken from a field', async () => {
    const { page, odd, close } = await app().open('/outlets');
    await settled(page);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.getByText('searches the statements').waitFor();
    await page.keyboard.press('/');
    expect(new URL(page.url()).pathname).toBe('/outlets');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await page.waitForURL(/\/search$/);
    await page.waitForFunction(() => document.activeElement?.matches('main input[type=search]'));
    await page.keyboard.type('dam/?');
    expect(await page.getByRole('searchbox').inputValue()).toBe('dam/?');
    expect(await dialog.isVisible()).toBe(false);
    expect(odd).toEqual([]);
    await close();
  });

  test('the whole app without the model is 160 KB at most, compressed, and what every page needs 48 KB', () => {
    const assets = resolve(ROOT, 'dist/web/assets');
    // The articles of the examples are data, fetched when they are asked for.
    const examples = bundle().map((f) => f.name.replace(/\.\w+$/, '-'));
    const files = readdirSync(assets).filter(
      (name) => !name.startsWith('worker-') && !examples.some((e) => name.startsWith(e)),
    );
    const sum = (names: readonly string[]): number =>
      names.reduce((n, name) => n + gzipSync(readFileSync(join(assets, name))).length, 0);
    const page = readFileSync(resolve(assets, '../index.html'), 'utf8');
    const first = files.filter((name) => page.includes(name));
    expect(first.length).toBeGreaterThan(1);
    console.info(
      `the app is ${Math.round(sum(files) / 1024)} KB compressed, its first files ${Math.round(sum(first) / 1024)} KB`,
    );
    expect(sum(files)).toBeLessThanOrEqual(160 * 1024);
    expect(sum(first)).toBeLessThanOrEqual(48 * 1024);
  });

  test('the first view answers within a second', async () => {
    const { page, close } = await app().open('/');
    const times: number[] = [];
    for (let i = 0; i < 8 && Math.min(...times) > 500; i++) {
      const start = performance.now();
      await page.goto(`${app().url}/`);
      await page.getByLabel('Text of an article').fill('x');
      times.push(performance.now() - start);
    }
    console.info(`first view: ${times.map((t) => Math.round(t)).join(', ')} ms`);
    expect(Math.min(...times)).toBeLessThanOrEqual(1000);
    await close();
  });

  test('a view that cannot be drawn says so, and the other views go on', async () => {
    const { page, odd, close } = await app().open('/claims');
    // As a server of another version would answer.
    await page.route('**/api/v1/claims/*', async (route) => {
      const claim = (await (await route.fetch()).json()) as Readonly<Record<string, unknown>>;
      await route.fulfill({ json: { ...claim, origins: null } });
    });
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('heading', { name: 'This view cannot be shown' }).waitFor();
    await page.getByRole('alert').getByText('reload the page').waitFor();
    expect(odd).toHaveLength(1);
    await page.getByRole('link', { name: 'Outlets' }).click();
    await page.getByRole('heading', { name: 'Outlets', level: 1 }).waitFor();
    await close();
  });
}
