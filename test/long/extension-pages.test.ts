import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { startExtended } from '../extension/browser.ts';
import { line, type Outcome, tryPage } from '../extension/marks.ts';

const PAGES = resolve(process.env.HEARSAY_SHARED ?? '../shared', 'data/readability');

/** Every saved page in one browser; at least 60 of them are English articles with attributions. */
test('the extension on all saved pages: marks on the right words, no box moved, nothing left', async () => {
  const extended = await startExtended();
  const outcomes: Outcome[] = [];
  for (const name of readdirSync(PAGES).sort()) {
    const file = resolve(PAGES, name, 'source.html.gz');
    if (!existsSync(file)) continue;
    const outcome = await tryPage(extended, name, gunzipSync(readFileSync(file)).toString('utf8'));
    console.log(line(outcome));
    outcomes.push(outcome);
  }
  const hosts = await extended.close();
  const told = outcomes.filter((o) => o.all > 0);
  const sum = (of: (o: Outcome) => number): number => told.reduce((n, o) => n + of(o), 0);
  const most = (of: (o: Outcome) => number): number => Math.max(...told.map(of));
  console.log(
    `${told.length} pages with attributions, ${sum((o) => o.right)} of ${sum((o) => o.all)} marks right, main thread at most ${Math.round(most((o) => o.busy))} ms`,
  );
  expect(told.length).toBeGreaterThanOrEqual(60);
  expect(sum((o) => o.right) / sum((o) => o.all)).toBeGreaterThanOrEqual(0.99);
  expect(outcomes.filter((o) => o.faults.length).map(line)).toEqual([]);
  expect(hosts).toEqual([]);
});
