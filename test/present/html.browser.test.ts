import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toHtml } from '../../src/present/html.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import { build } from '../build.ts';
import { demoCase } from '../demo-case.ts';
import { faults } from '../web/harness.ts';
import { workedCase } from '../worked-case.ts';

const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => existsSync(p));
const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

if (!path && process.env.CI !== 'true') console.warn('no Chromium here: the browser tests of the page are skipped');

describe.skipIf(!path && process.env.CI !== 'true')('the page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    if (!path) throw new Error('no Chromium here, and CI=true allows no skip');
    browser = await chromium.launch({ executablePath: path, args: args.split(' ') });
  });
  afterAll(async () => {
    await browser?.close();
  });

  const open = async (read: ReadArticle, width: number, colorScheme: 'light' | 'dark') => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await context.newPage();
    const odd: string[] = [];
    page.on('console', (m) => odd.push(m.text()));
    page.on('pageerror', (e) => odd.push(String(e)));
    page.on('request', (r) => {
      if (!r.url().startsWith('data:')) odd.push(r.url());
    });
    await page.setContent(toHtml(read));
    return { page, odd, close: () => context.close() };
  };

  test.each([
    ['demo', demoCase],
    ['worked case', workedCase],
    ['page without a statement', build('Rain fell.')],
  ])('has no fault that axe finds, wide and narrow, light and dark: %s', async (_, read) => {
    const { page, odd, close } = await open(read, 1200, 'light');
    for (const width of [1200, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: 'light' });
      expect([width, await faults(page)]).toEqual([width, []]);
      // Beside colours nothing that axe looks for hangs on light or dark.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect([width, await faults(page, ['color-contrast'])]).toEqual([width, []]);
    }
    expect(odd).toEqual([]);
    await close();
  });

  test('fits 320 px without scrolling sideways, long words included', async () => {
    const long = build(
      `<source1>${'x'.repeat(300)}</source1> <cue1>said</cue1> <content1>${'y'.repeat(300)}</content1>`,
      {
        attributions: [{ by: 1 }],
        sources: [{ name: 'x'.repeat(300) }],
        article: { title: 'z'.repeat(200), outlet: 'o'.repeat(200) },
      },
    );
    for (const read of [demoCase, long]) {
      const { page, close } = await open(read, 320, 'light');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      await close();
    }
  });

  test('is walked by keyboard: skip link first, then from a cue to its note and back', async () => {
    const { page, close } = await open(workedCase, 1200, 'light');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the article');
    await page.focus('a.n[href="#a4"]');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.querySelector(":target").id')).toBe('a4');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#t4');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.querySelector(":target").textContent')).toMatch(/^said at a briefing/);
    await close();
  });

  test('copied text is that of the article', async () => {
    const { page, close } = await open(workedCase, 1200, 'light');
    const copied = (await page.evaluate(`(() => {
      for (const n of document.querySelectorAll('.n')) n.remove();
      getSelection().selectAllChildren(document.querySelector('article .row > p'));
      return getSelection().toString();
    })()`)) as string;
    expect(copied).toBe(workedCase.article.text);
    await close();
  });
});
