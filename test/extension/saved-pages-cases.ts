import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { Extended } from './browser.ts';
import { line, type Outcome, tryPage } from './marks.ts';

const PAGES = resolve(process.env.HEARSAY_SHARED ?? '../shared', 'data/readability');
/** Pages of news among those that were saved; all of them are tried in test/long. */
const SOME = 'ars-1 guardian-1 wapo-1'.split(' ');
const isAbsent = !existsSync(PAGES);
if (isAbsent) console.warn(`skipped: no pages in ${PAGES}; name the folder with HEARSAY_SHARED`);

/** Pages as they stand on the web. */
export function savedPagesCases(extended: () => Extended): void {
  describe.skipIf(isAbsent && process.env.CI !== 'true')('on saved pages', () => {
    const outcomes: Outcome[] = [];
    test.each(SOME)('%s: marks on the right words, no box moved, nothing left', async (name) => {
      const html = gunzipSync(readFileSync(resolve(PAGES, name, 'source.html.gz'))).toString('utf8');
      const outcome = await tryPage(extended(), name, html);
      console.info(line(outcome));
      outcomes.push(outcome);
      expect(outcome.faults).toEqual([]);
      expect(outcome.kind).toBe('read');
      // The processor's time, which does not grow where the machine has much else to do.
      expect(outcome.busy).toBeLessThanOrEqual(300);
    });

    afterAll(() => {
      const sum = (of: (o: Outcome) => number): number => outcomes.reduce((n, o) => n + of(o), 0);
      console.info(`${sum((o) => o.right)} of ${sum((o) => o.all)} marks right`);
      expect(sum((o) => o.right) / sum((o) => o.all)).toBeGreaterThanOrEqual(0.99);
    });
  });
}
