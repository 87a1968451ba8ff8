import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TabState } from '../../web/src/extension/messages.ts';
import { type Started, started } from '../server/start.ts';
import { CHROMIUM, faults, ROOT } from '../web/harness.ts';
import { builtExtension, type Extended, startExtended, withLeave } from './browser.ts';
import { highlights, rightMarks } from './marks.ts';
import { savedPagesCases } from './saved-pages-cases.ts';

declare const chrome: {
  readonly contextMenus: { readonly onClicked: { dispatch(info: object, tab: object): void } };
};

const isSkipped = !CHROMIUM && process.env.CI !== 'true';
if (isSkipped) console.warn('no Chromium here: the tests of the extension are skipped');

const ARTICLE = readFileSync(resolve(ROOT, 'examples/bundle/kestrel-1.html'), 'utf8');
const LINES = [
  'The ferry will stop in May because the pier is damaged, the harbour office of Brell said on Monday in a statement.',
  '“Nobody has told us when it will run again,” the mayor of Ottery, Nora Velt, said at a meeting of the council.',
  'An official who asked not to be named because the matter is open denied that the money had run out.',
  'The pier was built in 1931 and has been closed twice since, once for a fire and once for the ice of a hard winter.',
];
const body = LINES.map((l) => `<p>${l}</p>`).join('');
const page = (inside: string): string =>
  `<!doctype html><html lang="en"><head><title>Ferry stops</title></head><body><main><h1>Ferry stops</h1>${inside}</main></body></html>`;
const GERMAN =
  '<p>Die Brücke über die Aller bleibt bis zum Frühjahr gesperrt, sagte der Bürgermeister am Montag vor dem Rat der Stadt.</p><p>Die Firma, die sie vor drei Jahren gebaut hat, bestreitet, dass ihre Arbeit daran schuld sei, und verweist auf das Hochwasser im Januar.</p><p>Nach Angaben der Verwaltung fahren die Busse so lange einen anderen Weg, und die Fähre geht alle zehn Minuten.</p>';

/** One browser with the extension and leave to speak with this machine, which a person would be asked for. */
describe.skipIf(isSkipped)('the extension', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-leave-'));
  let extended: Extended;
  let server: Started;
  beforeAll(async () => {
    cpSync(join(builtExtension(), 'chromium'), folder, { recursive: true });
    withLeave(folder, ['http://127.0.0.1/*']);
    server = await started();
    extended = await startExtended(folder);
  }, 400_000);
  afterAll(async () => {
    const asked = await extended?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
    // It spoke with the Hearsay that it was told to save to, and with nobody else.
    expect(asked).toEqual([server.url]);
  }, 60_000);

  const read = async (html: string) => {
    extended.pages.set('/a', html);
    const tab = await extended.open('/a');
    await tab.click();
    const state = await tab.read();
    return { tab, state: state as TabState & { kind: 'read' }, any: state };
  };

  test('asks for no host: only the page at hand, on a click', () => {
    for (const browser of ['chromium', 'firefox']) {
      const manifest = JSON.parse(readFileSync(join(builtExtension(), browser, 'manifest.json'), 'utf8'));
      expect(manifest.host_permissions).toBeUndefined();
      expect(manifest.content_scripts).toBeUndefined();
      expect(manifest.permissions.filter((p: string) => p.includes('/') || p === 'tabs')).toEqual([]);
      expect(manifest.optional_host_permissions).toEqual(['http://127.0.0.1/*', 'http://localhost/*']);
    }
  });

  test('marks layer by layer, opens chains from the page and the panel, and saves', async () => {
    const { tab, state } = await read(ARTICLE);
    expect(await rightMarks(tab.page, state)).toMatchObject({ wrong: [] });
    expect(state.marked.shown).toBe(state.marked.stretches);
    const panel = await tab.panel();
    const odd: string[] = [];
    panel.on('console', (m) => odd.push(m.text()));
    panel.on('pageerror', (e) => odd.push(String(e)));
    await panel.getByRole('heading', { level: 1 }).waitFor();
    for (const layer of ['sources', 'cues', 'contents']) await panel.getByLabel(layer, { exact: true }).uncheck();
    await expect.poll(async () => Object.keys(await highlights(tab.page))).toEqual([]);
    await panel.getByRole('checkbox', { name: 'anonymous words' }).check();
    await panel.getByRole('checkbox', { name: 'figures' }).check();
    await expect
      .poll(async () => Object.keys(await highlights(tab.page)).sort())
      .toEqual(['hearsay-anonymous', 'hearsay-figure']);
    expect((await highlights(tab.page))['hearsay-anonymous']!.join(' ')).toMatch(/^A gate of the dam had been opened/);
    await panel.getByLabel('sources', { exact: true }).check();

    // A statement chosen in the panel shows in the page; words clicked in the page open its chain in the panel.
    await panel.getByRole('button', { name: /Tomas Verrin denied/ }).click();
    const chain = panel.getByRole('region', { name: 'Chain of the statement' });
    await chain.getByText('denies').first().waitFor();
    await expect
      .poll(async () => (await highlights(tab.page))['hearsay-on']?.join(' ') ?? '')
      .toMatch(/that a gate had been opened/);
    await tab.page.bringToFront();
    await tab.page.getByText('Paul Korvin').click({ position: { x: 30, y: 8 } });
    await expect
      .poll(async () => ((await tab.state()) as typeof state).at)
      .toBe(
        state.read.attributions.find((a) => state.read.article.text.slice(...a.source[0]!).startsWith('Paul Korvin'))!
          .id,
      );
    await panel.bringToFront();
    await chain.getByText('Paul Korvin').first().waitFor();
    const before = ((await tab.state()) as typeof state).at;
    await panel.keyboard.press('j');
    await expect.poll(async () => ((await tab.state()) as typeof state).at).not.toBe(before);

    // Export, and saving to the Hearsay of this machine.
    const [download] = await Promise.all([
      panel.waitForEvent('download'),
      panel.getByRole('button', { name: 'JSON' }).click(),
    ]);
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual(state.read);
    await panel.getByText('Save to the Hearsay of this machine').click();
    await panel.getByLabel('Address').fill('https://hearsay.example');
    await panel.getByRole('button', { name: 'Save this page' }).click();
    await panel.getByRole('alert').getByText('Not an address of this machine').waitFor();
    await panel.getByLabel('Address').fill(server.url);
    await panel.getByLabel('Token').fill(`hs_${'x'.repeat(43)}`);
    await panel.getByRole('button', { name: 'Save this page' }).click();
    await panel.getByRole('alert').getByText('hearsay token create').waitFor();
    const { token } = server.tokens.create('browser', 'write');
    await panel.getByLabel('Token').fill(token);
    await panel.getByRole('button', { name: 'Save this page' }).click();
    await panel.getByText('Saved: the ledger reads it now.').waitFor();
    const authorization = { headers: { authorization: `Bearer ${token}` } };
    const kept = async (): Promise<readonly { title: string; url: string }[]> =>
      (await server.json<{ items: { title: string; url: string }[] }>('/api/v1/articles', authorization)).items;
    await expect.poll(kept, { timeout: 60_000 }).toMatchObject([{ url: `${extended.host}/a` }]);
    await panel.getByRole('button', { name: 'Take all marks away' }).click();
    await panel.getByText('Click the button of Hearsay').waitFor();
    expect(await highlights(tab.page)).toEqual({});
    // The refusals were asked for.
    expect(odd.filter((o) => !/status of 40[13]/.test(o))).toEqual([]);
    await panel.close();
    await tab.page.close();
  });

  test.each(['light', 'dark'] as const)('axe finds no fault in the panel, %s', async (colorScheme) => {
    const { tab } = await read(ARTICLE);
    const panel = await tab.panel();
    await panel.emulateMedia({ colorScheme });
    await panel.setViewportSize({ width: 360, height: 900 });
    await panel.getByRole('button', { name: /Tomas Verrin denied/ }).click();
    await panel.getByRole('region', { name: 'Chain of the statement' }).getByText('denies').first().waitFor();
    expect(await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    mkdirSync(resolve(ROOT, 'artifacts/web'), { recursive: true });
    await panel.screenshot({ path: resolve(ROOT, `artifacts/web/extension-panel-${colorScheme}.png`), fullPage: true });
    await tab.page.bringToFront();
    await tab.page.screenshot({ path: resolve(ROOT, `artifacts/web/extension-page-${colorScheme}.png`) });
    await panel.bringToFront();
    // The policy of extensions lets no script of a test in but through the browser's own tools.
    expect(await faults(panel)).toEqual([]);
    await panel.close();
    await tab.page.close();
  });

  test('a selection asks who says it: a source, the article itself, nobody', async () => {
    const { tab } = await read(page(`${body}<footer>All rights kept by the Brell Post.</footer>`));
    const asked = async (words: string) => {
      await tab.page.evaluate((w) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = walker.currentNode.nodeValue!.indexOf(w);
          if (at >= 0) getSelection()!.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + w.length);
        }
      }, words);
      const before = JSON.stringify(await tab.state());
      // What the browser does when the menu is chosen, which no tool can open.
      await extended.worker.evaluate(
        (id) =>
          chrome.contextMenus.onClicked.dispatch({ menuItemId: 'who-says-this', frameId: 0 }, { id, windowId: 1 }),
        tab.id,
      );
      await expect.poll(async () => JSON.stringify(await tab.state())).not.toBe(before);
      return (await tab.state()) as TabState & { kind: 'read' };
    };
    const said = await asked('when it will run');
    const { attributions, article } = said.read;
    expect(article.text.slice(...attributions.find((a) => a.id === said.at)!.source[0]!)).toContain('Nora Velt');
    expect((await asked('built in 1931')).hints.join()).toMatch(/the article’s own/);
    expect((await asked('All rights kept')).hints.join()).toMatch(/not part of the article/);
    await tab.page.close();
  });

  test('a page in another language, one without words, and one for subscribers say so', async () => {
    const german = await read(page(GERMAN));
    const panel = await german.tab.panel();
    await panel.getByText('this page looks like another language (de)').waitFor();
    expect(await highlights(german.tab.page)).toEqual({});
    await panel.close();
    await german.tab.page.close();

    const empty = await read('<!doctype html><html lang="en"><body><div id="app"></div></body></html>');
    expect(empty.any).toMatchObject({ kind: 'failure', message: 'there is no text of an article on this page' });
    const told = await empty.tab.panel();
    await told.getByRole('alert').getByText('wait until you see the words').waitFor();
    // Nothing of the extension is left in a page that could not be read.
    expect(await empty.tab.page.evaluate(() => CSS.highlights.size)).toBe(0);
    await told.close();
    await empty.tab.page.close();

    const wall = await read(page(`<p>${LINES[0]}</p><p>Subscribe to continue reading this article.</p>`));
    const short = await wall.tab.panel();
    await short.getByText('the rest is for subscribers').waitFor();
    await short.close();
    await wall.tab.page.close();
  });

  test('a page that gets its words late is offered to be read again; what is hidden is not read', async () => {
    const { tab, state } = await read(
      page(`<div data-runs>${body}</div><p style="display:none">Hidden words, the ghost of Brell said.</p>`),
    );
    expect(state.read.article.text).not.toContain('Hidden words');
    const panel = await tab.panel();
    await tab.page.bringToFront();
    await tab.page.evaluate(() => {
      const more = document.createElement('p');
      more.textContent = `${'The council will meet again before the summer, and the ferry stays where it is until then. '.repeat(5)}“We wait,” the captain, Ida Holm, said.`;
      document.querySelector('[data-runs]')!.append(more);
    });
    await expect.poll(async () => ((await tab.state()) as typeof state).isStale).toBe(true);
    await panel.bringToFront();
    await panel.getByRole('button', { name: 'Read it again' }).click();
    await expect
      .poll(async () => ((await tab.state()) as typeof state).read?.sources.map((s) => s.name), { timeout: 60_000 })
      .toContain('Ida Holm');
    expect(await rightMarks(tab.page, (await tab.state()) as typeof state)).toMatchObject({ wrong: [] });
    await panel.close();
    await tab.page.close();
  });

  test('an article in a frame of the same host is read there', async () => {
    extended.pages.set('/frame', page(body));
    const { tab, state } = await read(
      '<!doctype html><html lang="en"><body><p>Menu</p><iframe src="/frame" width="900" height="600"></iframe></body></html>',
    );
    expect(state.hints.join()).toMatch(/in a frame of this page/);
    expect(state.frame).not.toBe(0);
    const frame = tab.page.frames().find((f) => f.url().endsWith('/frame'))!;
    expect(await frame.evaluate(() => [...CSS.highlights.keys()])).toContain('hearsay-source');
    await tab.page.close();
  });

  test.each([
    [
      'beside words of the page',
      '<h1>Harbour news</h1><p>The council of Brell met on Monday, its clerk, Ola Fenn, said.</p>',
    ],
    ['on a page without words', '<p>Menu</p>'],
  ])('a large frame of another host is named in the panel, and nothing is marked in it: %s', async (_, words) => {
    extended.pages.set('/foreign', page(body));
    const foreign = `${extended.host.replace('127.0.0.1', 'localhost')}/foreign`;
    const { tab } = await read(
      `<!doctype html><html lang="en"><body data-runs>${words}<iframe src="${foreign}" width="900" height="600"></iframe></body></html>`,
    );
    const frame = tab.page.frames().find((f) => f.url() === foreign)!;
    await frame.getByText('the mayor of Ottery').waitFor();
    const panel = await tab.panel();
    await panel.getByText('a frame of another host, which is not read').waitFor();
    expect(await frame.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
    expect(await frame.evaluate(() => document.documentElement.outerHTML)).not.toContain('hearsay');
    await panel.close();
    await tab.page.close();
  });

  savedPagesCases(() => extended);
});
