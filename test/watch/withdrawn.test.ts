import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readText, rulesEngine } from '../../src/index.ts';
import { type Ledger, openLedger, readForLedger } from '../../src/ledger-node.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import type { WatchEvent } from '../../src/records/watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-withdrawn-'));
let ledger: Ledger;
let made = 0;
beforeEach(async () => {
  ledger = await openLedger({ path: join(folder, `${made++}.db`) });
});
afterEach(() => ledger.close());
afterAll(() => rmSync(folder, { recursive: true }));

const SOLD = 'A clerk said the town council of Marl had sold the old customs house for 2 million dollars.';
const REST = [
  'Mayor Ines Marek said the ferry gate in Port Nara would open in May.',
  'The harbour board said 40 boats had left the river before the storm.',
  'Engineer Ida Moss said the walls of the grain store were dry.',
];
const NOTE = 'Correction: An earlier version of this article misstated what the council of Marl had done.';

interface Shown {
  readonly day: number;
  readonly lines: readonly string[];
  readonly url?: string;
  readonly modified?: number;
}
const date = (day: number): string => `2026-03-${String(day).padStart(2, '0')}`;
const version = ({ day, lines, url = 'https://harbour-post.example/a' }: Shown): Promise<LedgerEntry> =>
  readForLedger(readText(lines.join('\n\n'), { outlet: 'The Harbour Post', url, published: date(day) }), rulesEngine);
const add = async (...shown: readonly Shown[]): Promise<void> => {
  for (const one of shown) await ledger.add([await version(one)]);
};
const watched = () => ledger.watch({ kind: 'outlet', of: 'The Harbour Post', at: '2026-03-01T00:00:00Z' });
const events = async (): Promise<readonly WatchEvent[]> =>
  (await ledger.store.watchEvents({ limit: 100 })).items.filter((e) => e.kind === 'withdrawn');

const FIRST: Shown = { day: 2, lines: [SOLD, ...REST] };
const WITHOUT: Shown = { day: 4, lines: REST };

describe('a statement that a newer version no longer has', () => {
  test('is told once, with the version that left it out', async () => {
    await watched();
    await add(FIRST, WITHOUT);
    const [event, ...more] = await events();
    expect(more).toEqual([]);
    expect(event!.text).toBe(
      'The Harbour Post no longer tells it: the version of its article of 2026-03-04 leaves it out.',
    );
    expect(event!.title).toContain('customs house');
    expect(event!.date).toBe('2026-03-04');
    await ledger.finish();
    await ledger.relink();
    expect((await events()).map((e) => e.id)).toEqual([event!.id]);
  });

  test('is told whichever version was added first, under one id', async () => {
    await watched();
    await add(WITHOUT, FIRST);
    const late = (await events()).map((e) => e.id);
    await ledger.close();
    ledger = await openLedger({ path: join(folder, `${made++}.db`) });
    await watched();
    await add(FIRST, WITHOUT);
    expect((await events()).map((e) => e.id)).toEqual(late);
    expect(late).toHaveLength(1);
  });

  test('is not told again when a version between them comes to light', async () => {
    await watched();
    await add(FIRST, { ...WITHOUT, day: 6 });
    const before = (await events()).map((e) => e.id);
    await add({ day: 4, lines: [SOLD, ...REST, 'The clerk had no comment.'] });
    expect(before).toHaveLength(1);
    expect((await events()).map((e) => e.id)).toEqual(before);
  });

  test('is told of a correction of its number alone', async () => {
    await watched();
    await add(FIRST, { day: 4, lines: [SOLD.replace('2 million', '7 million'), ...REST, NOTE] });
    expect((await events()).map((e) => e.text)).toEqual([
      'The Harbour Post no longer tells it: the version of its article of 2026-03-04, which bears a correction, leaves it out.',
    ]);
  });

  test('what was so when the watch was added is known to it', async () => {
    await add(FIRST, WITHOUT);
    await watched();
    expect(await events()).toEqual([]);
  });
});

describe('nothing is taken back', () => {
  test.each<readonly [string, Shown]>([
    ['where the statement stands in other words', { day: 4, lines: [SOLD.replace('had sold', 'has sold'), ...REST] }],
    ['where a number rises and nothing is corrected', { day: 4, lines: [SOLD.replace('2', '7'), ...REST] }],
    ['where another article stands at the address', { day: 4, lines: ['The lake was calm, a rower said.'] }],
    ['where the other text stands elsewhere', { ...WITHOUT, url: 'https://harbour-post.example/b' }],
    ['where it is not known which came later', { ...WITHOUT, day: 2 }],
  ])('%s', async (_, then) => {
    await watched();
    await add(FIRST, then);
    expect(await events()).toEqual([]);
  });
});
