import { expect, test } from 'vitest';
import { likeness } from '../../src/link/likeness.ts';
import { verify } from '../../src/link/verify.ts';
import { loadEngine } from '../../src/node.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { Linkable } from '../../src/records/ledger.ts';

const engine = await loadEngine('rules');

/** What the reports of one invented event have in common. */
const REST =
  'The fire at the Norlan paper mill began on Monday night. Crews from Vestry and Norlan worked until dawn at the mill. ' +
  'The mill makes paper for three printers in Vestry.';

/** The statements that one paragraph makes, before those of the rest. */
async function statements(words: string, file = 'a.txt', published = '2026-02-03'): Promise<Linkable[]> {
  const entry = await readForLedger(readText(`${words}\n\n${REST}`, { file, published }), engine);
  const sources = new Map(entry.sources.map((s) => [s.local, { ...s, id: null }]));
  return entry.statements
    .filter((s) => s.content[0]![1] <= words.length)
    .map((statement) => ({ statement, text: entry.text, publications: [entry.publication], sources }));
}

const first = async (...of: Parameters<typeof statements>): Promise<Linkable> => {
  const found = (await statements(...of))[0];
  if (!found) throw new Error(`no statement in ${of[0]}`);
  return found;
};

const kind = async (a: string, b: string, day = '2026-02-03'): Promise<string> =>
  verify(await first(a), await first(b, 'b.txt', day))?.kind ?? 'none';

test('a time of day that a later report is the first to tell makes a narrower claim', async () => {
  const told = 'The owner opened the flood gate of the mill.';
  const timed = 'The owner opened the flood gate of the mill at 4:10 a.m.';
  const [early, late] = [await first(told), await first(timed, 'b.txt', '2026-02-05')];
  expect(verify(early, late)).toMatchObject({ kind: 'narrower', a: late.statement.id, b: early.statement.id });
  expect(await kind(timed, told, '2026-02-05')).toBe('same');
  expect(await kind(told, timed)).toBe('same');
});

test('what is heard sounds', async () => {
  expect(await kind('The alarm bells of the mill sounded.', 'The alarm bells of the mill were heard.')).toBe('same');
});

test('who follows a rule complies with it, who follows a car does not', async () => {
  const predicate = async (words: string) => (await first(words)).statement.facts.predicate;
  expect(await predicate('The owner has always followed the strict rules of the city.')).toBe('compli');
  expect(await predicate('The owner has followed the car of the mayor to Vestry.')).toBe('follow');
});

test('that both only come says less than that both roll', async () => {
  const alike = async (a: string, b: string) => likeness(await first(a), await first(b, 'b.txt'));
  const come = await alike('The smoke came like a curtain.', 'The smoke came over the roofs.');
  const roll = await alike('The smoke rolled like a curtain.', 'The smoke rolled over the roofs.');
  expect([come.predicate, roll.predicate]).toEqual([0, 1]);
  expect(come.shared).toBeLessThan(roll.shared);
});

test('a figure in another role makes no claim', async () => {
  const rain = 'About 90 millimetres of rain fell on the hills above the reservoir.';
  expect(await kind(rain, 'The reservoir cannot climb that fast on 90 millimetres of rain.')).not.toBe('same');
  expect(await kind(rain, '90 millimetres of rain fell on the hills near the reservoir.')).toBe('same');
});

test('people of another fate and another number are other people', async () => {
  const treated = 'At Vestry hospital 64 people were being treated.';
  expect(await kind(treated, 'Forty of the 64 people who were hurt have left Vestry hospital.')).not.toBe('same');
  expect(await kind(treated, 'Doctors at Vestry hospital were treating 64 people.')).toBe('same');
});

test('the main verb is not the one of a relative clause, and the whole of a part is not counted', async () => {
  const { facts } = (await first('Forty of the 64 people who were hurt have left the hospital.')).statement;
  expect(facts.predicate).toBe('leav');
  expect(facts.numbers.map(({ min }) => min)).toEqual([40]);
});

test('a clause that says what came after frames a statement, but is not compared', async () => {
  const list = await statements('The owner opened the flood gate before a wave hit two streets.');
  expect(list.map(({ statement }) => statement.words)).toEqual([
    'The owner opened the flood gate before a wave hit two streets.',
  ]);
  expect(list[0]!.statement.facts.stems).not.toContain('wave');
});

test('a headline that only names a topic is no statement', async () => {
  const of = async (headline: string): Promise<string[]> => {
    const read = readText(`${headline}\n\n${REST}`, { file: 'c.txt', published: '2026-02-03', title: headline });
    const { statements } = await readForLedger(read, engine);
    return statements.map((s) => s.words).filter((w) => w === headline);
  };
  expect(await of('Questions over a gate at Norlan mill')).toEqual([]);
  expect(await of('Questions over mill gate remain')).toEqual([]);
  expect(await of('Flood gate at Norlan mill was opened')).toEqual(['Flood gate at Norlan mill was opened']);
});

const why = async (a: string, b: string): Promise<string> => {
  const found = verify(await first(a), await first(b, 'b.txt'));
  return found ? `${found.kind} ${found.why.map((w) => w.kind).join(' ')}` : 'none';
};

test('that none were hurt contradicts that some were, whoever counts', async () => {
  const some = 'Three workers were hurt when the mill burned.';
  expect(await why('Nobody was hurt when the mill burned.', some)).toBe('contradicts number');
  expect(await why('The workers were not hurt when the mill burned by night.', some)).not.toMatch(/contradicts/);
});

test('one deed on two days is left open: it may be told wrongly, or be two deeds', async () => {
  expect(
    await why('The owner of the mill was arrested on Tuesday.', 'The owner of the mill was arrested on Sunday.'),
  ).toBe('none');
  expect(
    await why('The owner of the mill was arrested on Tuesday.', 'The owner of the mill was seen on Sunday.'),
  ).not.toMatch(/contradicts/);
});

test('two times of day of one deed contradict each other, rounded ones do not', async () => {
  const at = (time: string): string => `The alarm bells of the paper mill rang at ${time}`;
  expect(await why(at('9 p.m.'), at('11:30 p.m.'))).toBe('contradicts time');
  expect(await why(at('9 p.m.'), at('9:15 p.m.'))).toMatch(/^same/);
  expect(await why(at('9 p.m.'), at('21:00'))).toMatch(/^same/);
});

test('who is left dead is counted among the dead', async () => {
  expect(await why('Twelve people were killed in the fire.', 'The fire at the mill left 17 people dead.')).toMatch(
    /^contradicts number/,
  );
});

test('numbers over other periods are neither one claim nor rivals', async () => {
  const sold = (time: string): string => `The paper mill sold 500 tonnes of paper to printers ${time}.`;
  expect(await why(sold('each month'), sold('every month'))).toMatch(/^same/);
  expect(await why(sold('each month'), sold('per year'))).toBe('none');
  expect(await why(sold('each month'), sold('per year').replace('500', '900'))).not.toMatch(/contradicts/);
  expect(await why(sold('each month'), sold('a year ago').replace('500', '900'))).toBe('contradicts number');
});

test('a short clause whose object is a pronoun stays with what follows it', async () => {
  const list = await statements('The crews closed it after the owner had left the mill on Monday.');
  expect(list.map(({ statement }) => statement.words)).toEqual([
    'The crews closed it after the owner had left the mill on Monday.',
  ]);
});

test('two doers of one deed on two days, or to other numbers, are two deeds', async () => {
  expect(
    await why('The owner visited the paper mill on Tuesday.', 'The bishop visited the paper mill on Sunday.'),
  ).toBe('none');
  expect(await why('Nurses treated 40 workers of the mill.', 'Divers treated 12 workers of the mill.')).toBe('none');
  expect(await why('Nurses treated 40 workers of the mill.', 'Nurses treated 12 workers of the mill.')).toBe(
    'contradicts number',
  );
});

test('that one number agrees does not hide that another one is apart, and what agrees is no rival of something else', async () => {
  const toll = (dead: number): string => `The fire in the mill killed ${dead} people and injured 40 others.`;
  expect(await why(toll(12), toll(15))).toBe('contradicts number');
  expect(await why(toll(12), toll(12).replace('The fire', 'A fire'))).toMatch(/^same/);
  expect(
    await why(
      'The council fined six shipping firms of the mill and 20 barges.',
      'The council fined 20 barges of the mill and six shipping firms.',
    ),
  ).toMatch(/^same/);
});
