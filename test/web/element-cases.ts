import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromJson } from '../../src/records/json.ts';
import { hostFiles } from './file-host.ts';
import { type App, faults, ROOT, type Watched } from './harness.ts';

const EXAMPLE = resolve(ROOT, 'examples/embed/article.json');
/** What a careful host allows: files of its own alone. */
const STRICT = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'",
};
/** The example has a style of its own in its head. */
const STYLED = { 'content-security-policy': `${STRICT['content-security-policy']}; style-src 'unsafe-inline'` };
const page = (inside: string): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<script type="module" src="/element.js"></script>
<main><h1>A page of others</h1><button id="own">own</button>${inside}</main></html>`;

/** `<hearsay-article>` on pages of others. */
export function elementCases(app: () => App): void {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-element-'));
  const read = fromJson(readFileSync(EXAMPLE, 'utf8'));
  const inline = JSON.stringify(read).replaceAll('<', '\\u003c');
  let host: Awaited<ReturnType<typeof hostFiles>>;
  const pages: Readonly<Record<string, string>> = {
    src: page('<hearsay-article src="article.json"></hearsay-article>'),
    script: page(`<hearsay-article><script type="application/json">${inline}</script></hearsay-article>`),
    empty: page('<hearsay-article></hearsay-article>'),
    bad: page('<hearsay-article><script type="application/json">{"hearsay":1}</script></hearsay-article>'),
    missing: page('<hearsay-article src="none.json"></hearsay-article>'),
  };
  const open = (name: string, options?: Parameters<App['open']>[1]): Promise<Watched> =>
    app().open(`${host.url}/${name}.html`, options);

  beforeAll(async () => {
    mkdirSync(join(folder, 'examples'));
    cpSync(resolve(ROOT, 'examples/embed'), join(folder, 'examples/embed'), { recursive: true });
    mkdirSync(join(folder, 'dist'));
    for (const file of ['element.js', 'dist/element.js']) cpSync(resolve(ROOT, 'dist/element.js'), join(folder, file));
    cpSync(EXAMPLE, join(folder, 'article.json'));
    for (const [name, content] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), content);
    host = await hostFiles(folder, '/', STRICT);
  });
  afterAll(() => {
    host.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(['src', 'script'])('shows the article of its %s under a strict policy, without a fault', async (name) => {
    const { page, odd, close } = await open(name, { bypassCSP: false });
    await page.locator('hearsay-article article .cue').first().waitFor();
    const rows = await page.locator('hearsay-article .row').allInnerTexts();
    expect(rows.join('\n\n').trim()).toBe(read.article.text.trim());
    // Its styles are there, and only there.
    expect(
      await page
        .locator('hearsay-article article .source')
        .first()
        .evaluate((e) => getComputedStyle(e).fontWeight),
    ).toBe('600');
    expect(
      await page
        .locator('h1')
        .first()
        .evaluate((e) => getComputedStyle(e).marginTop),
    ).not.toBe('0px');
    expect(odd).toEqual([]);
    await close();
  });

  test('shows the article given as a property, before or after it is defined, and another after it', async () => {
    const { page, odd, close } = await open('empty');
    const texts = await page.evaluate(async (read) => {
      const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 100));
      const element = document.querySelector('hearsay-article')!;
      const shown = (): string => element.shadowRoot!.querySelector('article')?.textContent ?? '';
      const out = [shown()];
      element.article = read;
      await settled();
      out.push(shown());
      element.article = {
        ...read,
        article: { ...read.article, text: read.article.text.replace('Country A', 'Country Q') },
      };
      await settled();
      out.push(shown());
      element.remove();
      document.querySelector('main')!.append(element);
      await settled();
      out.push(shown());
      element.article = null;
      await settled();
      return [...out, shown()];
    }, read);
    expect(texts.map((t) => t.trim().slice(0, 9))).toEqual(['', 'Country A', 'Country Q', 'Country Q', '']);
    expect(odd).toEqual([]);
    await close();
  });

  test('what is no read article is refused in one line, which names the bad value', async () => {
    const { page, close } = await open('bad');
    expect(await page.locator('hearsay-article [role=alert]').innerText()).toMatch(
      /^Bad value at article: nothing\. Next: allowed: /,
    );
    const told = page.evaluate(
      () =>
        new Promise((done) => {
          document.addEventListener('hearsay-failure', (e) => done((e as CustomEvent).detail));
          document.querySelector('hearsay-article')!.src = 'none.json';
        }),
    );
    expect(await told).toMatchObject({
      code: 'no-answer',
      message: expect.stringMatching(/none\.json answers with status 404$/),
    });
    await close();
  });

  test('the chain that is open is told, in the attribute and by an event, and can be set', async () => {
    const { page, odd, close } = await open('src');
    await page.evaluate(() =>
      document.addEventListener('hearsay-select', (e) => {
        document.title = String((e as CustomEvent).detail.attribution);
      }),
    );
    await page.locator('hearsay-article article .cue').first().click();
    const id = await page.locator('hearsay-article article .cue').first().getAttribute('data-a');
    expect(await page.title()).toBe(id);
    expect(await page.locator('hearsay-article').getAttribute('at')).toBe(id);
    // What the pointer rests on would show its own.
    await page.mouse.move(0, 0);
    const panel = page.locator('hearsay-article').getByRole('complementary');
    expect(await page.evaluate(() => document.querySelector('hearsay-article')!.reveal('a4'))).toBe(true);
    await panel.getByText('Li Wen').first().waitFor();
    expect(await page.evaluate(() => document.querySelector('hearsay-article')!.reveal('a99'))).toBe(false);
    await page.evaluate(() => document.querySelector('hearsay-article')!.removeAttribute('at'));
    await panel.getByRole('button', { name: 'First statement' }).waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('keys work while the focus is in it, and the page keeps its own', async () => {
    const { page, odd, close } = await open('src');
    await page.locator('hearsay-article article .cue').first().waitFor();
    const at = (): Promise<string | null> => page.locator('hearsay-article').getAttribute('at');
    await page.locator('#own').focus();
    await page.keyboard.press('j');
    expect(await at()).toBeNull();
    await page.locator('hearsay-article article .cue').first().focus();
    await page.keyboard.press('Enter');
    const first = await at();
    await page.keyboard.press('j');
    expect(await at()).not.toBe(first);
    await page.keyboard.press('k');
    expect(await at()).toBe(first);
    await page.keyboard.press('Escape');
    expect(await at()).toBeNull();
    expect(odd).toEqual([]);
    await close();
  });

  test('it goes by the width of its place: in a column the chain is a sheet, and nothing scrolls sideways', async () => {
    const { page, odd, close } = await open('src', { width: 1280 });
    await page.evaluate(() => document.querySelector('main')!.setAttribute('class', 'column'));
    await page.evaluate(() => {
      document.querySelector('main')!.style.width = '340px';
      document.querySelector('hearsay-article')!.at = 'a8';
    });
    const sheet = page.locator('hearsay-article .panel.sheet');
    await sheet.waitFor();
    expect(await sheet.evaluate((e) => getComputedStyle(e).position)).toBe('sticky');
    const main = (await page.locator('main').boundingBox())!;
    const box = (await sheet.boundingBox())!;
    expect([box.x >= main.x - 1, box.x + box.width <= main.x + main.width + 1]).toEqual([true, true]);
    await page.evaluate(() => scrollTo(0, 600));
    await page.waitForFunction(() => {
      const panel = document.querySelector('hearsay-article')!.shadowRoot!.querySelector('.panel')!;
      return Math.abs(panel.getBoundingClientRect().bottom - innerHeight) < 2;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(odd).toEqual([]);
    await close();
  });

  test.each(['light', 'dark'] as const)('axe finds no fault in the example page, %s', async (scheme) => {
    const styled = await hostFiles(folder, '/', STYLED);
    const { page, odd, close } = await app().open(`${styled.url}/examples/embed/`, { scheme });
    await page.locator('hearsay-article article .cue').first().click();
    expect(await faults(page)).toEqual([]);
    await page.evaluate(
      (theme) => {
        document.querySelector('hearsay-article')!.theme = theme;
      },
      scheme === 'light' ? 'dark' : 'light',
    );
    const ground = await page.locator('hearsay-article').evaluate((e) => getComputedStyle(e).backgroundColor);
    expect(ground).toBe(scheme === 'light' ? 'rgb(25, 24, 22)' : 'rgb(252, 251, 248)');
    expect(odd).toEqual([]);
    mkdirSync(resolve(ROOT, 'artifacts/web'), { recursive: true });
    await page.evaluate(() => document.querySelector('hearsay-article')!.removeAttribute('theme'));
    await page.screenshot({ path: resolve(ROOT, `artifacts/web/element-${scheme}.png`) });
    await close();
    styled.stop();
  });
}
