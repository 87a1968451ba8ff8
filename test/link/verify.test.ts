import { expect, test } from 'vitest';
import { likeness } from '../../src/link/likeness.ts';
import { verify } from '../../src/link/verify.ts';
import { loadEngine } from '../../src/node.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { Edge, Linkable } from '../../src/records/ledger.ts';
import { linkablesOf } from './linkables.ts';

const engine = await loadEngine('rules');

/** Two reports of one invented event, of which only the sentence in question differs. */
const REST =
  'The fire at the Norlan paper mill began on Monday night. Crews from Vestry and Norlan worked until dawn at the mill. ' +
  'The mill makes paper for three printers in Vestry.';

async function statement(words: string, file: string, published: string, rest = REST): Promise<Linkable> {
  const entry = await readForLedger(readText(`${words}\n\n${rest}`, { file, published }), engine);
  const found = linkablesOf(entry)[0];
  expect(found?.statement.words).toBe(words);
  return found!;
}

async function edge(a: string, b: string, days: readonly [string, string] = ['2026-02-03', '2026-02-03']) {
  const [x, y] = [await statement(a, 'a.txt', days[0]), await statement(b, 'b.txt', days[1])];
  const found = verify(x, y);
  expect(verify(y, x)).toEqual(found);
  return { found, from: found?.a === x.statement.id ? 'a' : 'b' };
}

const kindOf = ({ found }: { found: Edge | null }): string => found?.kind ?? 'none';

test('the same in other words is one claim, another thing of the same event is not', async () => {
  const same = await edge(
    'The blaze destroyed the warehouse of the mill.',
    'The warehouse of the mill was destroyed by the flames.',
  );
  expect(kindOf(same)).toBe('same');
  expect(same.found?.why.length).toBeGreaterThan(0);
  expect(kindOf(await edge('The blaze destroyed the warehouse of the mill.', 'The owner thanked the nurses.'))).toBe(
    'none',
  );
});

test('the same words of another story are less alike', async () => {
  const words = 'The blaze destroyed a warehouse and two lorries.';
  const other =
    'The harbour of Ostra was full of boats for the regatta in June. Judges from Ostra and Brenn waited at the pier. ' +
    'The regatta is held each year by the sailors of Ostra.';
  const [a, b, c] = [
    await statement(words, 'a.txt', '2026-02-03'),
    await statement('The blaze destroyed a warehouse and a lorry.', 'b.txt', '2026-02-03'),
    await statement('The blaze destroyed a warehouse and a lorry.', 'c.txt', '2026-06-03', other),
  ];
  expect(verify(a, b)!.score).toBeGreaterThan(verify(a, c)?.score ?? 0);
});

test('a denial is one claim with what it denies', async () => {
  expect(
    kindOf(
      await edge(
        'The owner closed the emergency exits of the mill.',
        'The owner did not close the emergency exits of the mill.',
      ),
    ),
  ).toBe('same');
});

test('another number of the same thing parts claims: on one day they contradict, a later one is an update', async () => {
  const [few, many] = ['Four workers were injured in the fire.', 'Nine workers were injured in the fire.'];
  expect(kindOf(await edge(few, many))).toBe('contradicts');
  const later = await edge(few, many, ['2026-02-03', '2026-02-05']);
  expect([kindOf(later), later.from]).toEqual(['updates', 'b']);
});

test('"at least" holds more on the day it was said, and is out of date when a number is told later', async () => {
  const [least, more] = ['At least four workers were injured in the fire.', 'Nine workers were injured in the fire.'];
  expect(kindOf(await edge(least, more))).toBe('same');
  expect(kindOf(await edge(least, more, ['2026-02-03', '2026-02-05']))).toBe('updates');
});

test('a statement that adds how much is narrower', async () => {
  const found = await edge(
    'The water in the cellar rose after the fire.',
    'The water in the cellar rose 40 centimetres after the fire.',
  );
  expect([kindOf(found), found.from]).toEqual(['narrower', 'b']);
});

test('measures agree across units, "more than a mile" among them', async () => {
  const apart = [
    'The smoke drifted two kilometres over the fields.',
    'The cloud was seen over the fields for miles.',
  ] as const;
  const close = [
    'The smoke drifted two kilometres over the fields.',
    'The cloud was seen over the fields for more than a mile.',
  ] as const;
  const [x, y] = [await statement(close[0], 'a.txt', '2026-02-03'), await statement(close[1], 'b.txt', '2026-02-03')];
  const [u, v] = [await statement(apart[0], 'a.txt', '2026-02-03'), await statement(apart[1], 'b.txt', '2026-02-03')];
  expect([likeness(x, y).numbers, likeness(u, v).numbers]).toEqual([1, 0]);
});

test('what opposite words tell is not one claim', async () => {
  const [rose, fell] = [
    'The price of paper from the mill rose sharply.',
    'The price of paper from the mill fell sharply.',
  ];
  expect(kindOf(await edge(rose, fell))).toBe('none');
  expect(kindOf(await edge(rose, rose.replace('sharply', 'again')))).toBe('same');
});

test('how a source spoke and why it has no name is no statement', async () => {
  const text =
    'The exits of the mill were locked, an official said. She spoke on condition of anonymity because she was not authorised to speak to reporters.';
  const { statements } = await readForLedger(readText(text, { file: 'a.txt' }), engine);
  expect(statements.map((s) => s.words)).toEqual(['The exits of the mill were locked']);
});

test('a content without a main verb leaves the clause around its cue to the article, and relative clauses stay with their nouns', async () => {
  const wordsIn = async (text: string) =>
    (await readForLedger(readText(text, { file: 'a.txt' }), engine)).statements.map((s) => [
      s.attribution === null ? 'article' : 'source',
      s.words,
    ]);
  expect(await wordsIn('The Norlan Port Agency announced on Monday the closure of the northern gate.')).toEqual([
    ['article', 'The Norlan Port Agency announced on Monday the closure of the northern gate.'],
    ['source', 'the closure of the northern gate'],
  ]);
  expect(await wordsIn('The harbour was closed at noon, the agency said.')).toEqual([
    ['source', 'The harbour was closed at noon'],
  ]);
  expect(await wordsIn('The Norlan Port Agency denied any fault in the leak of the northern gate.')).toEqual([
    ['source', 'any fault in the leak of the northern gate'],
  ]);
  const safe = 'Organisers have set up a safe area for girls and women who have been hurt or feel threatened.';
  expect(await wordsIn(safe)).toEqual([['article', safe]]);
});
