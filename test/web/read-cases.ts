import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { ReadArticle } from '../../src/records/read-article.ts';
import type { Span } from '../../src/records/span.ts';
import { type App, ROOT, settled } from './harness.ts';

const DEMO = readFileSync(resolve(ROOT, 'examples/demo.txt'), 'utf8');

/** The Read page: an article handed in, its chains opened by mouse and by keyboard, links that reproduce what one sees. */
export function readCases(app: () => App): void {
  test('a pasted article is read; pointing at a statement opens its chain from the outside in', async () => {
    const { page, odd, close } = await app().open('/');
    await page.getByLabel('Text of an article').fill(DEMO);
    await page.getByRole('button', { name: 'Read it' }).click();
    const panel = page.getByRole('complementary', { name: 'Chain of the statement' });
    await panel.waitFor();
    expect(new URL(page.url()).search).toMatch(/^\?text=[0-9a-f]{16}$/);
    await page.locator('.content.denies', { hasText: 'The allegations are false' }).last().hover();
    await panel.getByText('Agency T').waitFor();
    const names = await panel.locator('.who').allTextContents();
    expect(names.at(-1)).toBe('Li Wen');
    expect(names).toContain('Agency T');
    expect(await panel.innerText()).toMatch(/denies[\s\S]*1 hand between/);
    // Reloading shows it again, from this tab.
    await page.reload();
    await panel.waitFor();
    expect(await page.locator('article h1').textContent()).toContain('Country A');
    expect(odd).toEqual([]);
    await close();
  });

  test('a file is read when it is chosen, and when it is dropped', async () => {
    const { page, odd, close } = await app().open('/');
    const words = 'The mayor of Ottery, Nora Velt, said that the bridge is closed.';
    await page.getByLabel('or a file').setInputFiles({
      name: 'bridge.html',
      mimeType: 'text/html',
      buffer: Buffer.from(
        `<!doctype html><title>The bridge</title><article><h1>The bridge</h1><p>${words}</p></article>`,
      ),
    });
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('article .source', { hasText: 'Nora Velt' }).waitFor();
    await page.goBack();
    await page.getByLabel('Text of an article').waitFor();
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'bridge.txt', { type: 'text/plain' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, words);
    await page.locator('article .source', { hasText: 'Nora Velt' }).waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('the text shown is the text of the article', async () => {
    const { page, close } = await app().open('/?example');
    await page.locator('article').waitFor();
    const shown = await page.locator('article .row').allInnerTexts();
    expect(shown.join('\n\n').trim()).toBe(DEMO.trim());
    await close();
  });

  test('j and k, → and ← go through the statements from the start', async () => {
    const { page, odd, close } = await app().open('/?example');
    await page.locator('article .cue').first().waitFor();
    const at = (): string | null => new URL(page.url()).searchParams.get('at');
    const steps: (string | null)[] = [];
    for (const key of ['j', 'ArrowRight', 'k', 'ArrowLeft', 'j']) {
      await page.keyboard.press(key);
      steps.push(at());
    }
    // At the first one there is nothing before.
    expect(steps[0]).not.toBeNull();
    expect(steps[1]).not.toBe(steps[0]);
    expect(steps.slice(2)).toEqual([steps[0], steps[0], steps[1]]);
    await page.keyboard.press('Control+j');
    expect(at()).toBe(steps[1]);
    expect(odd).toEqual([]);
    await close();
  });

  test('by keyboard: to a cue, on to the next, its chain, and back', async () => {
    const { page, odd, close } = await app().open('/?example');
    await page.locator('article .cue').first().waitFor();
    await page.locator('article .cue').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/at=a\d+/);
    const first = new URL(page.url()).searchParams.get('at');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((at) => new URLSearchParams(location.search).get('at') !== at, first);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('cue');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !location.search.includes('at='));
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('cue');
    expect(odd).toEqual([]);
    await close();
  });

  test('what is denied, anonymous or unattributed is shown alone, and a source can be chosen; the address says so', async () => {
    const { page, close } = await app().open('/?example');
    await page.locator('article .cue').first().waitFor();
    await page.getByRole('radio', { name: /Denied/ }).check({ force: true });
    await page.waitForURL(/show=denied/);
    expect(await page.locator('.fold').count()).toBeGreaterThan(0);
    expect(await page.locator('.content.match').count()).toBe(await page.locator('.content.match.denies').count());
    await page
      .getByRole('region', { name: /^Sources/ })
      .getByRole('button', { name: /^Li Wen/ })
      .click();
    await page.waitForURL(/source=s\d+/);
    expect(new URL(page.url()).searchParams.has('show')).toBe(false);
    const address = page.url().slice(app().url.length);
    const again = await app().open(address);
    await again.page.locator('.content.match').first().waitFor();
    expect(await again.page.locator('.content.match').count()).toBe(await page.locator('.content.match').count());
    await again.close();
    await close();
  });

  test('how often such results are wrong is one click away', async () => {
    const { page, odd, close } = await app().open('/?example');
    await page.getByRole('button', { name: 'How often is this wrong?' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('whole attribution').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(odd).toEqual([]);
    await close();
  });

  test('a draft is analysed in this browser, and nothing is sent', async () => {
    const { page, odd, close } = await app().open('/');
    const sent: string[] = [];
    page.on('request', (r) => {
      if (r.method() !== 'GET') sent.push(`${r.method()} ${r.url()}`);
    });
    await page.getByLabel('Text of an article').fill('The mayor of Ottery, Nora Velt, said that the bridge is closed.');
    await page.getByRole('checkbox', { name: /Analyse in this browser/ }).check();
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      const status = document.querySelector('.progress')!;
      new MutationObserver(() => told.push(status.textContent ?? '')).observe(status, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('.source', { hasText: 'Nora Velt' }).waitFor();
    // The first time takes seconds: what they go by with is told, the loading by its size.
    const told = await page.evaluate(() => (window as unknown as { told: readonly string[] }).told);
    const loading = told.flatMap((t) => /Loading the model, (\d+) of (\d+) MB/.exec(t)?.slice(1).map(Number) ?? []);
    expect(loading.length).toBeGreaterThan(2);
    expect(loading.every((n, i) => i % 2 === 1 || n <= loading[i + 1]!)).toBe(true);
    expect(told.findLastIndex((t) => /Reading the article/.test(t))).toBeGreaterThan(
      told.findIndex((t) => /Starting the model/.test(t)),
    );
    expect(sent).toEqual([]);
    expect(odd).toEqual([]);
    await close();
  });

  test('what cannot be read is told with a next step', async () => {
    const { page, close } = await app().open('/');
    await page.getByLabel('or its address').fill('http://127.0.0.1:9/');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/Next: /);
    await page.getByRole('link', { name: 'Paste its text instead' }).click();
    await page.getByLabel('Text of an article').waitFor();
    await close();
  });

  test('a very long article appears at once and stays quick', async () => {
    const answer = await fetch(`${app().url}/api/v1/analyse`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: DEMO }),
    });
    const long = repeated((await answer.json()) as ReadArticle, 50);
    const json = JSON.stringify(long);
    const { page, odd, close } = await app().open('/');
    await page.evaluate((text) => sessionStorage.setItem('read:0123456789abcdef', text), json);
    await page.goto(`${app().url}/?text=0123456789abcdef`);
    await page.locator('article .cue').first().waitFor();
    // The last words of the article are there soon, and the page answers meanwhile.
    await page.waitForFunction(
      (n) => document.querySelectorAll('article .row').length === n,
      long.article.blocks.length,
    );
    expect(await page.locator('article .cue').count()).toBeGreaterThan(500);
    // The best of several: what else the machine does is not the page's.
    const t = await page.evaluate(async () => {
      const cues = [...document.querySelectorAll<HTMLElement>('.cue')].slice(-8);
      let best = Number.POSITIVE_INFINITY;
      for (const cue of cues) {
        const start = performance.now();
        cue.click();
        await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
        best = Math.min(best, performance.now() - start);
      }
      return best;
    });
    expect(t).toBeLessThan(250);
    expect(odd).toEqual([]);
    await close();
  });

  test('on paper every chain stands after the article', async () => {
    const { page, close } = await app().open('/?example');
    await page.locator('article .cue').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: 'Who says what, from the outside in' }).waitFor();
    expect(await page.getByRole('banner').count()).toBe(0);
    await close();
  });

  test('nothing scrolls sideways at 360 px, nor at 200 % of 1280 px; the chain is a sheet below', async () => {
    for (const width of [360, 640]) {
      const { page, close } = await app().open('/?example&at=a4', { width });
      await settled(page);
      await page.locator('.panel.sheet').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await close();
    }
  });
}

/** An article so many times over, as one long article: every span and id moved to its place. */
function repeated(read: ReadArticle, times: number): ReadArticle {
  const size = read.article.text.length + 2;
  const at = ([start, end]: Span, i: number): Span => [start + i * size, end + i * size];
  const all = (spans: readonly Span[], i: number): readonly Span[] => spans.map((s) => at(s, i));
  const id = <T extends string | null>(name: T, i: number): T => (name === null ? name : (`${name}x${i}` as T));
  const each = <T>(list: readonly T[], copy: (item: T, i: number) => T): readonly T[] =>
    Array.from({ length: times }, (_, i) => list.map((item) => copy(item, i))).flat();
  return {
    ...read,
    article: {
      ...read.article,
      text: Array.from({ length: times }, () => read.article.text).join('\n\n'),
      blocks: each(read.article.blocks, (b, i) => ({ ...b, span: at(b.span, i) })),
      skip: [],
    },
    attributions: each(read.attributions, (a, i) => ({
      ...a,
      id: id(a.id, i),
      source: all(a.source, i),
      cue: at(a.cue, i),
      content: all(a.content, i),
      within: id(a.within, i),
      about: id(a.about, i),
      to: null,
      at: null,
    })),
    figures: each(read.figures, (f, i) => ({
      ...f,
      id: id(f.id, i),
      span: at(f.span, i),
      attribution: id(f.attribution, i),
    })),
    unattributed: each(read.unattributed, (u, i) => ({ ...u, id: id(u.id, i), span: at(u.span, i) })),
  };
}
