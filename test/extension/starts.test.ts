import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { article } from '../../bench/texts.ts';
import type { TabState } from '../../web/src/extension/messages.ts';
import { CHROMIUM } from '../web/harness.ts';
import { builtExtension, type Extended, startExtended, type Tab } from './browser.ts';
import { firstMarks, newsPage } from './first-marks.ts';
import { rightMarks } from './marks.ts';

declare const chrome: {
  readonly storage: { readonly session: { get(key: string): Promise<Record<string, unknown>> } };
  readonly runtime: { getContexts(filter: object): Promise<readonly unknown[]> };
};

const isSkipped = !CHROMIUM && process.env.CI !== 'true';
if (isSkipped) console.warn('no Chromium here: the tests of how the extension starts and ends are skipped');
const until = { timeout: 60_000, interval: 100 };

/** Each test has a browser that has just started. */
describe.skipIf(isSkipped)('the extension, from a cold start', { timeout: 300_000 }, () => {
  let extended: Extended | null = null;
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-starts-'));
  afterEach(async () => {
    await extended?.close();
    extended = null;
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function opened(html: string, extension?: string): Promise<{ all: Extended; tab: Tab }> {
    const all = await startExtended(extension);
    extended = all;
    all.pages.set('/a', html);
    return { all, tab: await all.open('/a') };
  }
  const isRead = async (tab: Tab): Promise<TabState & { kind: 'read' }> => {
    const state = await tab.read();
    expect(state).toMatchObject({ kind: 'read' });
    return state as TabState & { kind: 'read' };
  };
  const readers = (all: Extended): Promise<number> =>
    all.worker.evaluate(
      async () => (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length,
    );

  test('marks what it has found long before the end, and what was marked first is marked at the end', async () => {
    const { tab } = await opened(newsPage(article(7, 800)));
    const first = await firstMarks(tab);
    const state = await isRead(tab);
    const spent = (await tab.spent()) - first.from;
    console.info(`${Math.round(first.spent)} ms of the processor until first marks, ${Math.round(spent)} ms in all`);
    // Of the processor, not of the clock: a machine with much else to do passes, too.
    expect(first.spent).toBeLessThanOrEqual(5_000);
    expect(first.spent / spent).toBeLessThanOrEqual(0.8);
    expect(await rightMarks(tab.page, state)).toMatchObject({ wrong: [] });
    const last = new Set(state.read.attributions.map(({ cue }) => state.read.article.text.slice(...cue)));
    expect(first.cues.length).toBeGreaterThanOrEqual(1);
    expect(first.cues.filter((cue) => !last.has(cue))).toEqual([]);
  });

  test('gives the memory back when the marks are taken away, and when the tab is closed', async () => {
    const { all, tab } = await opened(newsPage(article(7, 300)));
    const before = await all.memory();
    await tab.click();
    await isRead(tab);
    const during = await all.memory();
    expect(await readers(all)).toBe(1);
    await all.off(tab.id);
    await expect.poll(() => readers(all), until).toBe(0);
    await expect.poll(async () => (await all.memory()) - before, until).toBeLessThan((during - before) / 3);
    console.info(`${during - before} MB more while it reads, ${(await all.memory()) - before} MB afterwards`);

    // It reads again afterwards, and closing the tab ends it as well.
    await tab.click();
    await isRead(tab);
    expect(await readers(all)).toBe(1);
    await tab.page.close();
    await expect.poll(() => readers(all), until).toBe(0);

    const other = await all.open('/a');
    await other.click();
    await isRead(other);
    const panel = await other.panel();
    expect(await readers(all)).toBe(1);
    await panel.close();
    await expect.poll(() => readers(all), until).toBe(0);
    // The marks are the page's own and stay.
    expect(await other.page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
  });

  test('waits for a reader that starts slowly, whichever of two tabs asks first', async () => {
    const slow = join(folder, 'slow');
    cpSync(join(builtExtension(), 'chromium'), slow, { recursive: true });
    const script = join(slow, 'offscreen.js');
    writeFileSync(script, `await new Promise((next) => setTimeout(next, 3_000));\n${readFileSync(script, 'utf8')}`);
    const { all, tab } = await opened(newsPage(article(7, 200)), slow);
    all.pages.set('/b', newsPage(article(8, 200)));
    const other = await all.open('/b');
    await tab.click();
    await other.click();
    for (const each of [tab, other])
      expect(await rightMarks(each.page, await isRead(each))).toMatchObject({ wrong: [] });
  });

  test('a page that is busy when it is clicked is read at the first click', async () => {
    const busy =
      '<script>window.busy = (ms) => { let n = 0; (function go() { const from = performance.now(); while (performance.now() - from < ms); if (++n < 20) setTimeout(go, 0); })(); }</script>';
    const { all, tab } = await opened(newsPage(`${article(7, 100)}`, `<div data-runs>${busy}</div>`));
    await tab.page.close();
    const refused: unknown[] = [];
    for (let i = 0; i < 12; i++) {
      const each = await all.open('/a');
      await each.page.evaluate(
        (ms) => void setTimeout(() => (globalThis as unknown as { busy(ms: number): void }).busy(ms), 0),
        [100, 150, 300][i % 3]!,
      );
      await each.click();
      const state = await each.read();
      if (state.kind !== 'read') refused.push(state);
      await each.page.close();
    }
    expect(refused).toEqual([]);
  });

  test('a background that ends while a page is read takes it up again', async () => {
    const { all, tab } = await opened(newsPage(article(7, 800)));
    const panel = await tab.panel();
    const state = (): Promise<TabState | undefined> =>
      panel.evaluate(async (key) => (await chrome.storage.session.get(key))[key] as TabState, `tab:${tab.id}`);
    await tab.click();
    await expect.poll(async () => (await state())?.kind, until).toBe('reading');
    await all.endBackground();
    await expect.poll(async () => (await state())?.kind, until).toBe('read');
    expect(await rightMarks(tab.page, (await state()) as TabState & { kind: 'read' })).toMatchObject({ wrong: [] });
    await panel.close();
  });
});
