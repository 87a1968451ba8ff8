import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { startExtended } from '../extension/browser.ts';
import { newsPage } from '../extension/first-marks.ts';
import { line, type Outcome, tryPage } from '../extension/marks.ts';

const SHARED = resolve(process.env.HEARSAY_SHARED ?? '../shared');
const PAGES = resolve(SHARED, 'data/readability');
const ARTICLES = resolve(SHARED, 'links/articles');

type Pages = Iterable<readonly [name: string, html: string]>;

function* savedPages(): Pages {
  for (const name of readdirSync(PAGES).sort()) {
    const file = resolve(PAGES, name, 'source.html.gz');
    if (existsSync(file)) yield [name, gunzipSync(readFileSync(file)).toString('utf8')];
  }
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function* madePages(): Pages {
  for (const name of readdirSync(ARTICLES).sort())
    yield [name, newsPage(escaped(readFileSync(resolve(ARTICLES, name), 'utf8')))];
}

/** Tries all pages in one browser, and holds what became of them to what is promised; `least`: how many have attributions at least. */
async function tryAll(pages: Pages, least: number): Promise<void> {
  const extended = await startExtended();
  const outcomes: Outcome[] = [];
  for (const [name, html] of pages) {
    const outcome = await tryPage(extended, name, html);
    console.log(line(outcome));
    outcomes.push(outcome);
  }
  const hosts = await extended.close();
  const told = outcomes.filter((o) => o.all > 0);
  const sum = (of: (o: Outcome) => number): number => told.reduce((n, o) => n + of(o), 0);
  const most = Math.max(...outcomes.map((o) => o.busy));
  console.log(
    `${told.length} pages with attributions, ${sum((o) => o.right)} of ${sum((o) => o.all)} marks right, main thread at most ${Math.round(most)} ms`,
  );
  expect(told.length).toBeGreaterThanOrEqual(least);
  expect(sum((o) => o.right) / sum((o) => o.all)).toBeGreaterThanOrEqual(0.99);
  expect(outcomes.filter((o) => o.faults.length).map(line)).toEqual([]);
  // The processor's time, which does not grow where the machine has much else to do.
  expect(outcomes.filter((o) => o.busy > 300).map(line)).toEqual([]);
  expect(hosts).toEqual([]);
}

test('the extension on all saved pages: marks on the right words, no box moved, nothing left', () =>
  tryAll(savedPages(), 60));

test('the same on pages made of articles of several outlets', () => tryAll(madePages(), 50));
