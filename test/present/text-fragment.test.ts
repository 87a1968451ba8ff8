import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fragmentLink } from '../../src/present/text-fragment.ts';
import type { Span } from '../../src/records/span.ts';

const at = (text: string, words: string, from = 0): Span => {
  const start = text.indexOf(words, from);
  return [start, start + words.length];
};

test('names words, long stretches by their ends, and what stands there twice by what is around it', () => {
  const text = 'Fog - and rain, said A. The pool would close.\n\nRain fell. The pool would close. So it did.';
  const link = (span: Span, url = 'https://nara.example/a'): string =>
    decodeURIComponent(fragmentLink(url, text, span).split(':~:text=')[1]!);
  expect(fragmentLink('https://nara.example/a', text, at(text, 'Fog - and rain, said'))).toBe(
    'https://nara.example/a#:~:text=Fog%20%2D%20and%20rain%2C%20said',
  );
  expect(fragmentLink('https://nara.example/a#top', text, at(text, 'Rain fell'))).toBe(
    'https://nara.example/a#top:~:text=Rain%20fell',
  );
  const words = 'The pool would close';
  expect(link(at(text, words))).toBe(`and rain, said A.-,${words},-.`);
  expect(link(at(text, words, 40))).toBe(`Rain fell.-,${words},-. So it did.`);
  expect(fragmentLink('https://nara.example/a', text, [3, 3])).toBe('https://nara.example/a');
  expect(fragmentLink('https://nara.example/a', 'a \ud800 b', [0, 5])).toBe(
    'https://nara.example/a#:~:text=a%20%EF%BF%BD%20b',
  );
});

const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => existsSync(p));

describe.skipIf(!path && process.env.CI !== 'true')('in a browser', () => {
  let browser: Browser;
  let server: Server;
  const lines = Array.from(
    { length: 120 },
    (_, k) => `Line ${k} tells of the weather. The council met on day ${k % 7}, said Ana - the mayor.`,
  );
  const long = `${'The bridge, which many had crossed, would open. '.repeat(6)}It would close in May.`;
  const text = [...lines.slice(0, 60), long, ...lines.slice(60)].join('\n\n');
  beforeAll(async () => {
    if (!path) throw new Error('no Chromium here, and CI=true allows no skip');
    const page = `<!doctype html><meta charset="utf-8">${text
      .split('\n\n')
      .map((p, k) => `<p id="p${k}" style="margin:2em 0">${p}</p>`)
      .join('')}`;
    server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(page));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    browser = await chromium.launch({ executablePath: path, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test.each([
    ['p100', 'tells of the weather. The council met on day', 'Line 99 '],
    ['p60', long, ''],
    ['p61', 'said Ana - the mayor.', 'Line 60 '],
    ['p40', 'Line 40 tells of the weather', ''],
  ])(
    'the link leads to %s',
    async (id, words, before) => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const page = await browser.newPage();
      await page.goto(fragmentLink(url, text, at(text, words, Math.max(0, text.indexOf(before)))));
      // The browser goes there by itself once the page is laid out.
      await page.waitForFunction(() => window.scrollY > 0, null, { timeout: 30_000 });
      const seen = await page.evaluate((p) => {
        const { top, bottom } = document.getElementById(p)!.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
      }, id);
      expect(seen).toBe(true);
      await page.close();
    },
    120_000,
  );
});
