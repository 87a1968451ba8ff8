import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite } from '../../site/build.ts';
import type { Page } from '../../site/page.ts';
import { CHROMIUM, faults, overflow } from '../web/harness.ts';

const site = mkdtempSync(join(tmpdir(), 'hearsay-site-'));
let pages: readonly Page[] = [];
beforeAll(async () => {
  pages = await buildSite(site);
}, 900_000);
afterAll(() => rmSync(site, { recursive: true, force: true }));

const files = (ending: string): readonly string[] =>
  readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith(ending));
const htmlOf = (file: string): string => readFileSync(join(site, file), 'utf8');

describe('the folder', () => {
  test('has a page for each text, command, module and route', () => {
    const outs = pages.map((p) => p.out);
    expect(outs.length).toBeGreaterThan(100);
    for (const out of ['lint/percentage.html', 'reference/commands/token.html', 'reference/api/hearsay-ledger.html'])
      expect(outs).toContain(out);
    expect(htmlOf('reference/commands/read.html')).toContain('--allow-private');
    expect(htmlOf('reference/commands/token.html')).toContain('hearsay token revoke');
    expect(htmlOf('reference/api/hearsay.html')).toMatch(/id="analyse".*Promise/s);
    // What the element takes, gives and tells.
    const element = htmlOf('reference/api/hearsay-element.html');
    for (const name of ['HearsayArticleElement', 'SelectDetail', 'FailureDetail'])
      expect(element).toContain(`id="${name}"`);
    expect(element).toContain('reveal(attribution: string): boolean');
    expect(htmlOf('reference/api/index.html')).toContain(
      '<a href="hearsay-element.html"><code>hearsay/element</code></a>',
    );
    expect(htmlOf('reference/rest.html')).toContain('POST /api/v1/analyse');
    expect(htmlOf('link.html')).toContain('<a href="reference/commands/claims.html"><code>hearsay claims</code></a>');
  });

  test('every link, picture and anchor leads to something in it', () => {
    const ids = new Map(files('.html').map((f) => [f, idsIn(htmlOf(f))]));
    const dead = [...ids.keys()].flatMap((from) =>
      [...htmlOf(from).matchAll(/\s(?:href|src)="([^"]*)"/g)]
        .map((m) => unescaped(m[1]!))
        .filter((to) => !/^(?:https?|mailto|data):/.test(to) && !leads(from, to, ids))
        .map((to) => `${from}: ${to}`),
    );
    expect(dead).toEqual([]);
    expect([...ids.values()].reduce((sum, i) => sum + i.size, 0)).toBeGreaterThan(500);
  });

  test('no id stands twice on a page, and every page has one heading of the first level', () => {
    const wrong = files('.html').filter((f) => {
      const all = [...htmlOf(f).matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]);
      return new Set(all).size !== all.length || htmlOf(f).match(/<h1[ >]/g)?.length !== 1;
    });
    expect(wrong).toEqual([]);
  });

  test('from the front page installing, reading, linking, checking and embedding are one click away', () => {
    const main = /<main[\s\S]*<\/main>/.exec(htmlOf('index.html'))![0];
    for (const out of ['install', 'read', 'link', 'lint', 'embed']) expect(main).toContain(`<a href="${out}.html">`);
  });

  test('it is small, and fetches nothing from elsewhere', () => {
    const bytes = files('').reduce(
      (sum, f) => sum + (statSync(join(site, f)).isFile() ? statSync(join(site, f)).size : 0),
      0,
    );
    expect(bytes).toBeLessThan(8_000_000);
    for (const f of files('.html').filter((f) => !f.startsWith('files')))
      expect(htmlOf(f), f).not.toMatch(/(?:<script|<img|<link)[^>]*(?:src|href)="(?:https?:)?\/\//);
  });
});

const idsIn = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/\sid="([^"]*)"/g)].map((m) => unescaped(m[1]!)));

/** Entities of HTML in an attribute. */
const unescaped = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

function leads(from: string, to: string, ids: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const [path = '', id] = decodeURI(to).split('#');
  const file = path === '' ? from : relative(site, resolve(site, dirname(from), path));
  if (file.startsWith('..') || !existsSync(join(site, file))) return false;
  return id === undefined || id === '' || (ids.get(file)?.has(id) ?? false);
}

/** One page of each kind. */
const KINDS = [
  'index.html',
  'how-often-it-is-wrong.html',
  'constructions.html',
  'lint/percentage.html',
  'decisions/index.html',
  'reference/commands/index.html',
  'reference/commands/token.html',
  'reference/api/hearsay-node.html',
  'reference/rest.html',
];
/** Beside colours nothing that axe looks for hangs on light or dark. */
const LOOKS = [
  { width: 1280, scheme: 'light', rules: undefined },
  { width: 1280, scheme: 'dark', rules: ['color-contrast'] },
  { width: 360, scheme: 'light', rules: undefined },
] as const;

if (!CHROMIUM && process.env.CI !== 'true') console.warn('no Chromium here: the site is not opened');

describe.skipIf(!CHROMIUM && process.env.CI !== 'true')('in a browser, opened from disk', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
  }, 300_000);
  afterAll(() => browser?.close());

  /** A page that is watched: `odd` is what should not happen. */
  async function open(path: string, width: number, scheme: 'light' | 'dark') {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    const odd: string[] = [];
    page.on('console', (m) => odd.push(m.text()));
    page.on('pageerror', (e) => odd.push(String(e)));
    page.on('request', (r) => {
      if (!r.url().startsWith(pathToFileURL(site).href) && !r.url().startsWith('data:')) odd.push(r.url());
    });
    await page.goto(pathToFileURL(join(site, path)).href);
    return { page, odd, close: () => context.close() };
  }

  test.each(KINDS)('%s is clean by axe in light, dark and narrow, and fits', { timeout: 900_000 }, async (path) => {
    const { page, odd, close } = await open(path, 1280, 'light');
    for (const { width, scheme, rules } of LOOKS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      expect(odd).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await faults(page, rules), `${path} at ${width}, ${scheme}`).toEqual([]);
    }
    await close();
  });

  test('the search finds words, by mouse and by keyboard', { timeout: 900_000 }, async () => {
    const { page, odd, close } = await open('lint/percentage.html', 1280, 'light');
    await page.keyboard.press('/');
    await page.keyboard.type('independent origins');
    const first = page.locator('.found a').first();
    await first.waitFor();
    expect(await page.locator('.found p').textContent()).toMatch(/^\d+ found$/);
    await page.keyboard.press('ArrowDown');
    expect(await first.evaluate((a) => a === document.activeElement)).toBe(true);
    const leadsTo = await first.getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL((u) => u.href.endsWith(leadsTo!.replace(/^(?:\.\.\/)+/, '')));
    await page.getByRole('searchbox').fill('zzzyxq');
    await page.getByText('Nothing found').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.found').isVisible()).toBe(false);
    expect(odd).toEqual([]);
    await close();
  });

  test('light or dark is kept from page to page', { timeout: 900_000 }, async () => {
    const { page, odd, close } = await open('index.html', 1280, 'light');
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.getByLabel('Light or dark').selectOption('dark');
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.getByRole('main').getByRole('link', { name: 'Install', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Install' }).waitFor();
    expect(await paper()).toBe(dark);
    expect(odd).toEqual([]);
    await close();
  });

  test('without scripts everything but search is there', { timeout: 900_000 }, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, 'index.html')).href);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.getByRole('link', { name: 'Contents' }).click();
    await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Glossary' }).click();
    await page.getByRole('heading', { level: 1, name: 'Glossary' }).waitFor();
    await context.close();
  });
});
