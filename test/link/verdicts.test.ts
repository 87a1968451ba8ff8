import { expect, test } from 'vitest';
import { loadEngine } from '../../src/node.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { LedgerStatement } from '../../src/records/ledger.ts';

const engine = await loadEngine('rules');

/** The statements of an invented article, and the one with these words with what it is about. */
async function read(text: string, words: string) {
  const { statements } = await readForLedger(readText(text, { file: 'a.txt', published: '2026-02-03' }), engine);
  const verdict = statements.find((s) => s.attribution !== null && s.words.includes(words));
  if (!verdict) throw new Error(`no statement with “${words}” among ${statements.map((s) => s.words).join(' | ')}`);
  const about = statements.find((s) => s.id === verdict.about);
  return { verdict, about: about?.words ?? null } satisfies { verdict: LedgerStatement; about: string | null };
}

const ACCUSED =
  'Inspectors accused the Norlan paper mill of pouring bleach into the river Almira. ' +
  'The mill stands in Vestry. A fisherman said that bleach from the paper mill had reached the river. ' +
  'The weather was mild. The mayor thanked the fire crews.';

test('a denial that only names an accusation is about what was alleged, not about what stands next to it', async () => {
  const { verdict, about } = await read(`${ACCUSED} The owner of the mill denied any wrongdoing.`, 'any wrongdoing');
  expect(about).toContain('bleach');
  expect(verdict.stance).toBe('denies');
});

test('who confirms no report leaves open what it says', async () => {
  const text =
    'The Vestry Herald reported that the Norlan paper mill had poured bleach into the river. Boats on the river stood still. ' +
    'The river runs through Vestry. The ministry declined to confirm the report.';
  const { verdict, about } = await read(text, 'the report');
  expect(about).toContain('bleach');
  expect(verdict.stance).toBe('withholds');
});

test('one verdict after another is about the same', async () => {
  const text = `${ACCUSED} The owner rejected the accusations. “The allegations are false,” the owner said.`;
  const [first, second] = [await read(text, 'the accusations'), await read(text, 'The allegations are false')];
  expect(first.about).toContain('bleach');
  expect(second.about).toBe(first.about);
});

test('a denial with words of its own is about nothing else', async () => {
  const { about } = await read(`${ACCUSED} The owner denied that the gate had been open.`, 'the gate had been open');
  expect(about).toBeNull();
});

test('who denies a share in a deed denies what blames them for it', async () => {
  const text =
    'Inspectors blamed the Norlan Line for the oil spill in the bay. The bay lies off Vestry. The mayor said the beach of the bay was closed. ';
  const { verdict, about } = await read(`${text}The Norlan Line denied any role in the spill.`, 'any role');
  expect(about).toContain('Norlan Line');
  expect(verdict.stance).toBe('denies');
  expect((await read(`${text}The union of pilots denied any role in the spill.`, 'any role')).about).toBeNull();
});

test('who denies any wrongdoing denies what is said of them, and nothing that is said of others', async () => {
  const text = `${ACCUSED} The bank Sorvel & Sons, which lends to many firms of the town, denied any wrongdoing.`;
  expect((await read(text, 'any wrongdoing')).about).toBeNull();
});

test('who takes back "his remarks" denies nothing that others said', async () => {
  const { about } = await read(`${ACCUSED} The owner of the mill denied his remarks.`, 'his remarks');
  expect(about).toBeNull();
});

test('where nobody alleges anything a verdict is about nothing', async () => {
  const { about } = await read('The mill stands in Vestry. The owner denied any wrongdoing.', 'any wrongdoing');
  expect(about).toBeNull();
});

test('that nobody said so, or that somebody does not know, is told by the article', async () => {
  const of = async (text: string): Promise<readonly (readonly [string, string])[]> => {
    const { statements } = await readForLedger(readText(text, { file: 'a.txt' }), engine);
    return statements.map(({ words, stance }) => [words, stance] as const);
  };
  expect(await of('No group has claimed responsibility for the fire.')).toEqual([
    ['No group has claimed responsibility for the fire.', 'denies'],
  ]);
});
