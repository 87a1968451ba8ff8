import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toHtml } from '../../src/present/html.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import { build } from '../build.ts';
import { demoCase } from '../demo-case.ts';
import { workedCase } from '../worked-case.ts';

const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => existsSync(p));
const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
    // The page forbids scripts; axe is let in from outside.
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
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
    ['light', 1200],
    ['dark', 1200],
    ['light', 360],
    ['dark', 360],
  ] as const)('has no fault that axe finds: %s, %i px', async (scheme, width) => {
    for (const read of [demoCase, workedCase, build('Rain fell.')]) {
      const { page, odd, close } = await open(read, width, scheme);
      const found = await page.evaluate(async (source) => {
        // biome-ignore lint/security/noGlobalEval: axe is a script of ours to run in this page
        globalThis.eval(source);
        const { axe } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`);
      }, axe);
      expect(found).toEqual([]);
      expect(odd).toEqual([]);
      await close();
    }
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
