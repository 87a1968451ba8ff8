import type { Page } from 'playwright-core';
import type { TabState } from '../../web/src/extension/messages.ts';
import { stretchesOf } from '../../web/src/extension/stretches.ts';
import type { Extended } from './browser.ts';

/** White space, and what shows nothing. */
const squeezed = (words: string): string => words.replace(/[\s\p{Cc}\u00ad\u200b\u2060\ufeff]+/gu, '');

/** Words under each highlight of the page, in the order in which they were marked, as the page itself sees them. */
export const highlights = (page: Page): Promise<Readonly<Record<string, readonly string[]>>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].map(([name, marks]) => [name, [...marks].map((m) => (m as Range).toString())]),
    ),
  );

/** How many stretches of the first layers are marked on their very words, seen from the page. */
export const rightMarks = async (page: Page, state: TabState & { kind: 'read' }): Promise<Right> =>
  rightAmong(await highlights(page), state);

export interface Right {
  readonly right: number;
  readonly all: number;
  readonly wrong: readonly string[];
}

/** The same of words under highlights, in the order in which they were marked. */
export function rightAmong(
  marked: Readonly<Record<string, readonly string[]>>,
  state: Pick<TabState & { kind: 'read' }, 'read' | 'layers'>,
): Right {
  const at = new Map<string, number>();
  let right = 0;
  const wrong: string[] = [];
  const stretches = stretchesOf(state.read).filter((s) => state.layers[s.layer]);
  for (const { look, layer, span } of stretches) {
    const name = `hearsay-${look || layer}`;
    const words = marked[name] ?? [];
    const wanted = squeezed(state.read.article.text.slice(...span));
    let next = at.get(name) ?? 0;
    let found = '';
    while (found.length < wanted.length && next < words.length) found += squeezed(words[next++]!);
    if (found === wanted) {
      right++;
      at.set(name, next);
    } else wrong.push(`${name}: ${wanted.slice(0, 40)} | ${found.slice(0, 40)}`);
  }
  return { right, all: stretches.length, wrong };
}

/** All that could show that something was done to a page: every box, and every tag and word. */
const traces = (page: Page): Promise<{ boxes: string[]; html: string }> =>
  page.evaluate(() => ({
    boxes: [...document.querySelectorAll('*')].map((e) => {
      const { x, y, width, height } = e.getBoundingClientRect();
      return `${e.localName} ${x} ${y} ${width} ${height}`;
    }),
    html: document.documentElement.outerHTML,
  }));

export interface Outcome {
  readonly name: string;
  readonly kind: string;
  readonly words: number;
  readonly right: number;
  readonly all: number;
  readonly wrong: readonly string[];
  /** Milliseconds from the click to the marks: of the processor for the page's main thread, of the processor in all, of the clock. */
  readonly busy: number;
  readonly spent: number;
  readonly until: number;
  readonly faults: readonly string[];
}

/** Reads one page with the extension, holds what it did against the page, and takes it away again. */
export async function tryPage({ open, off, pages }: Extended, name: string, html: string): Promise<Outcome> {
  pages.set(`/${name}`, html);
  const tab = await open(`/${name}`);
  const { page } = tab;
  const faults: string[] = [];
  page.on('pageerror', (e) => faults.push(String(e)));
  page.on('console', (m) => {
    if (m.type() === 'error' && !/Content Security Policy/.test(m.text())) faults.push(m.text());
  });
  const before = await traces(page);
  const start = { busy: await tab.busy(), spent: await tab.spent(), at: performance.now() };
  await tab.click();
  const state = await tab.read();
  const until = performance.now() - start.at;
  const busy = (await tab.busy()) - start.busy;
  const spent = (await tab.spent()) - start.spent;
  if (state.kind === 'failure' && state.code === 'closed') faults.push(`not read: ${state.hint}`);
  const marks = state.kind === 'read' ? await rightMarks(page, state) : { right: 0, all: 0, wrong: [] };
  const during = await traces(page);
  if (during.boxes.join('\n') !== before.boxes.join('\n')) faults.push('boxes have moved');
  if (during.html !== before.html) faults.push('the document has changed');
  await off(tab.id);
  const after = await traces(page);
  if (after.html !== before.html || after.boxes.join('\n') !== before.boxes.join('\n'))
    faults.push('something is left');
  if (Object.keys(await highlights(page)).length) faults.push('marks are left');
  await page.close();
  pages.delete(`/${name}`);
  const words = state.kind === 'read' ? state.read.article.text.split(/\s+/).length : 0;
  return {
    name,
    kind: state.kind === 'failure' ? state.code : state.kind,
    words,
    ...marks,
    busy,
    spent,
    until,
    faults,
  };
}

/** A line for people. */
export const line = (o: Outcome): string =>
  `${o.name}: ${o.kind}, ${o.words} words, ${o.right} of ${o.all} marks right, ${Math.round(o.busy)} ms of the main thread, ${Math.round(o.spent)} ms of the processor, ${Math.round(o.until)} ms until marked ${[...o.faults, ...o.wrong].join('; ')}`;
