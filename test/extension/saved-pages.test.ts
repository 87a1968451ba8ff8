import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM } from '../web/harness.ts';
import { type Extended, startExtended } from './browser.ts';
import { line, type Outcome, tryPage } from './marks.ts';

const PAGES = resolve(process.env.HEARSAY_SHARED ?? '../shared', 'data/readability');
/** Pages of news among those that were saved; all of them are tried in test/long. */
const SOME = 'ars-1 bbc-1 breitbart cnn guardian-1 nytimes-1 telegraph wapo-1'.split(' ');
const absent = !existsSync(PAGES) || !CHROMIUM;
if (absent) console.warn(`skipped: no Chromium, or no pages in ${PAGES}; name the folder with HEARSAY_SHARED`);

describe.skipIf(absent && process.env.CI !== 'true')('the extension on saved pages', { timeout: 400_000 }, () => {
  let extended: Extended;
  const outcomes: Outcome[] = [];
  beforeAll(async () => {
    extended = await startExtended();
  }, 400_000);

  test.each(SOME)('%s: marks on the right words, no box moved, nothing left', async (name) => {
    const html = gunzipSync(readFileSync(resolve(PAGES, name, 'source.html.gz'))).toString('utf8');
    const outcome = await tryPage(extended, name, html);
    console.info(line(outcome));
    outcomes.push(outcome);
    expect(outcome.faults).toEqual([]);
    expect(outcome.kind).toBe('read');
  });

  afterAll(async () => {
    const hosts = await extended?.close();
    const sum = (of: (o: Outcome) => number): number => outcomes.reduce((n, o) => n + of(o), 0);
    console.info(`${sum((o) => o.right)} of ${sum((o) => o.all)} marks right`);
    expect(sum((o) => o.right) / sum((o) => o.all)).toBeGreaterThanOrEqual(0.99);
    expect(hosts).toEqual([]);
  }, 60_000);
});
