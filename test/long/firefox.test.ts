import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article } from '../../bench/texts.ts';
import { loadEngine } from '../../src/node.ts';
import { analyse } from '../../src/pipeline.ts';
import { readWithPlaces } from '../../src/read/html.ts';
import { builtExtension } from '../extension/browser.ts';
import { newsPage } from '../extension/first-marks.ts';
import { FIREFOX, type Firefox, startFirefox } from '../extension/marionette.ts';

const isSkipped = !FIREFOX && process.env.CI !== 'true';
if (isSkipped) console.warn('no Firefox here: the extension is not tried in it');

const HTML = newsPage(article(7, 800));
const MARKS = 'return Object.fromEntries([...CSS.highlights].map(([n, m]) => [n, [...m].map((r) => r.toString())]))';
const TRACES =
  'return JSON.stringify([document.documentElement.outerHTML, [...document.querySelectorAll("*")].map((e) => e.getBoundingClientRect())])';
/** Presses the button in the toolbar as a person does, so that the page at hand is opened to the extension. */
const PRESS = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(arguments[0]);
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
  return extension.tabManager.getWrapper(gBrowser.selectedTab).id;`;

describe.skipIf(isSkipped)('the extension in Firefox', () => {
  let firefox: Firefox;
  let server: Server;
  let id: string;
  beforeAll(async () => {
    server = createServer((_, answer) =>
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(HTML),
    );
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    firefox = await startFirefox();
    id = await firefox.install(join(builtExtension(), 'firefox'));
  }, 300_000);
  afterAll(async () => {
    await firefox?.close();
    server.close();
  }, 60_000);

  test('marks the words that the command finds, moves no box, and takes all away again', async () => {
    const read = await analyse(readWithPlaces(HTML, {}).reading, await loadEngine('model'));
    const wanted = read.attributions.map((a) => read.article.text.slice(...a.cue)).sort();
    await firefox.go(`http://127.0.0.1:${(server.address() as AddressInfo).port}/a`);
    const before = await firefox.inPage<string>(TRACES);
    const start = performance.now();
    const tab = await firefox.inBrowser<number>(PRESS, id);
    const marks = (): Promise<Record<string, string[]>> => firefox.inPage(MARKS);
    let first = 0;
    // The numbers of the native runtime and of that of browsers differ in the last digits.
    const share = async (): Promise<number> => {
      const cues = (await marks())['hearsay-cue'] ?? [];
      if (cues.length && !first) first = performance.now() - start;
      const left = [...wanted];
      const found = cues.filter((cue) => left.includes(cue) && left.splice(left.indexOf(cue), 1));
      return found.length / Math.max(wanted.length, cues.length);
    };
    await expect.poll(share, { timeout: 240_000, interval: 50 }).toBeGreaterThanOrEqual(0.98);
    console.info(
      `${wanted.length} cues; first marks after ${Math.round(first)} ms of the clock, all after ${Math.round(performance.now() - start)}`,
    );
    expect(Object.keys(await marks())).toEqual(
      expect.arrayContaining(['hearsay-source', 'hearsay-cue', 'hearsay-content']),
    );
    // The sidebar opens beside the page, which is as wide as before once that is closed.
    await firefox.inBrowser('SidebarController.hide(); return true');
    await expect.poll(() => firefox.inPage<string>(TRACES)).toBe(before);

    const panel = await firefox.inBrowser<string>(
      'return WebExtensionPolicy.getByID(arguments[0]).getURL("panel.html")',
      id,
    );
    const back = await firefox.another();
    await firefox.go(`${panel}?tab=${tab}`);
    const press = `const button = [...document.querySelectorAll('button')].find((b) => b.textContent.includes('Take all marks away')); button?.click(); return Boolean(button)`;
    await expect.poll(() => firefox.inPage<boolean>(press), { timeout: 60_000 }).toBe(true);
    await back();
    await expect.poll(marks, { timeout: 60_000 }).toEqual({});
    expect(await firefox.inPage<string>(TRACES)).toBe(before);
  });
});
