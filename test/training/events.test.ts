import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkEvent, loadEvent } from '../../training/events/check.ts';
import { hints } from '../../training/events/hints.ts';
import { oneSide, type Side } from '../../training/events/one-side.ts';
import type { EventFile } from '../../training/events/shape.ts';

const good = readFileSync(join(import.meta.dirname, 'bell-tower.json'), 'utf8');
let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-events-'));
  file = join(folder, 'bell-tower.json');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The faults of the small event after a change, without the lines on how much an event should hold. */
function faultsOf(change: (event: EventFile) => void = () => {}): string[] {
  const event = JSON.parse(good) as EventFile;
  change(event);
  writeFileSync(file, JSON.stringify(event));
  return checkEvent(file)
    .map((line) => line.replace(`${file}: `, ''))
    .filter((line) => !line.endsWith('are wanted'));
}

const told = (e: EventFile, article: number, id: string): EventFile['articles'][number]['attributions'][number] =>
  e.articles[article]!.attributions.find((a) => a.id === id)!;

test('a good event has no fault but its size', () => {
  expect(faultsOf()).toEqual([]);
  expect(checkEvent(file).map((l) => l.slice(file.length + 2))).toEqual([
    'event: 2 texts: 5 to 8 are wanted',
    'event: 2 claims: 15 to 40 are wanted',
    'event: 1 pairs: 10 to 20 are wanted',
    'bell-tower-1 text: 59 words: 120 to 380 are wanted',
    'bell-tower-2 text: 22 words: 120 to 380 are wanted',
  ]);
});

test('places become spans, whatever way they are named; sources are mentions too', () => {
  writeFileSync(file, good);
  const article = loadEvent(file).articles[0]!;
  const words = (span: readonly [number, number]): string => article.text.slice(...span);
  expect(article.attributions.map((a) => words(a.cue))).toEqual(['said', 'said', 'said']);
  expect(article.attributions.map((a) => words([a.cue[0] - 5, a.cue[0]]))).toEqual(['rrow ', ' She ', 'ost, ']);
  expect(article.mentions.map((m) => `${m.who} ${words(m.span)}`)).toEqual([
    'S1 Mayor Ilse Marrow',
    'S1 She',
    'S2 A warden',
    'S1 the mayor',
  ]);
});

describe('each fault in one line', () => {
  const cases: readonly (readonly [string, (e: EventFile) => void])[] = [
    ['articles bell-tower-1 genre: ', (e) => Object.assign(e.articles[0]!, { genre: 'poem' })],
    ['articles bell-tower-1 attributions a1 act: ', (e) => Object.assign(told(e, 0, 'a1'), { act: 'claim' })],
    [
      'articles bell-tower-1 attributions a1 cue: a place is',
      (e) => Object.assign(told(e, 0, 'a1'), { cue: ['said'] }),
    ],
    ['claims c2 statements: a claim needs', (e) => Object.assign(e.claims[1]!, { statements: [] })],
    ['claims c1 statements 1 alone: ', (e) => Object.assign(e.claims[0]!.statements[0]!, { alone: 4 })],
    ['event: "other" is not the name of the file', (e) => Object.assign(e, { event: 'other' })],
    ['bell-tower-1 a2 cue: "said" stands 3 times: give', (e) => Object.assign(told(e, 0, 'a2'), { cue: 'said' })],
    ['bell-tower-1 a2 cue: "said" stands 3 times, not 4', (e) => Object.assign(told(e, 0, 'a2'), { cue: ['said', 4] })],
    ['bell-tower-1 a2 cue: "sai" would cut a word', (e) => Object.assign(told(e, 0, 'a2'), { cue: 'sai' })],
    ['bell-tower-1 a2 cue: "added" is not in the text', (e) => Object.assign(told(e, 0, 'a2'), { cue: 'added' })],
    [
      'bell-tower-1 a2 cue: around "said": "He said" is',
      (e) => Object.assign(told(e, 0, 'a2'), { cue: ['said', 'He said'] }),
    ],
    ['pair 1 a: no article x-9', (e) => Object.assign(e.pairs[0]!, { a: ['x-9', 'the mayor'] })],
    ['pair 1 a: no statement c1.9', (e) => Object.assign(e.pairs[0]!, { a: 'c1.9' })],
    ['source S1: no member S9', (e) => Object.assign(e.sources[0]!, { members: ['S9'] })],
    ['claim c1: two have this id', (e) => Object.assign(e.claims[1]!, { id: 'c1' })],
    [
      'bell-tower-1 mention: no source S8 for "The bell tower"',
      (e) => Object.assign(e.articles[0]!.mentions, { S8: ['The bell tower'] }),
    ],
    [
      'bell-tower-1 mention: "the mayor" is both S1 and S2',
      (e) => Object.assign(e.articles[0]!.mentions, { S2: ['the mayor'] }),
    ],
    ['bell-tower-2 furniture: "Coast Wire" is not a whole block', (e) => e.articles[1]!.furniture.push('Coast Wire')],
    ['bell-tower-1 a1: source and who are both there', (e) => Object.assign(told(e, 0, 'a1'), { who: null })],
    ['bell-tower-1 a1: grade none with a source', (e) => Object.assign(told(e, 0, 'a1'), { grade: 'none' })],
    ['bell-tower-1 a2: grade role, but S1 is named', (e) => Object.assign(told(e, 0, 'a2'), { grade: 'role' })],
    ['bell-tower-1 a3: a reason', (e) => Object.assign(told(e, 0, 'a3'), { grade: 'unnamed' })],
    ['bell-tower-1 a1: no content', (e) => Object.assign(told(e, 0, 'a1'), { content: [] })],
    ['bell-tower-2 a3: deny is denies, not asserts', (e) => Object.assign(told(e, 1, 'a3'), { stance: 'asserts' })],
    [
      'bell-tower-1 a2: source "She" overlaps content',
      (e) => Object.assign(told(e, 0, 'a2'), { content: ['She said that it'] }),
    ],
    [
      'bell-tower-1 a1: content "Nobody was hurt" leaves out',
      (e) => Object.assign(told(e, 0, 'a1'), { content: ['Nobody was hurt'] }),
    ],
    [
      'bell-tower-1 a1: content "Nobody was hurt,\\"" has one',
      (e) => Object.assign(told(e, 0, 'a1'), { content: ['Nobody was hurt,"'] }),
    ],
    ['bell-tower-1 a2: about a9, which', (e) => Object.assign(told(e, 0, 'a2'), { about: 'a9' })],
    ['bell-tower-1 a2: is about itself', (e) => Object.assign(told(e, 0, 'a2'), { about: 'a2' })],
    ['bell-tower-1 a2: the content of a1 does not hold', (e) => Object.assign(told(e, 0, 'a2'), { within: 'a1' })],
    [
      'bell-tower-2 a3: cue "denied" lies in the content of a2',
      (e) => Object.assign(told(e, 1, 'a3'), { within: null }),
    ],
    [
      'bell-tower-1 figure: "at least three stones" is "exact", which',
      (e) => Object.assign(e.articles[0]!.figures[0]!, { hedge: 'exact' }),
    ],
    [
      'bell-tower-1 figure: "at least three stones" min 3 is above',
      (e) => Object.assign(e.articles[0]!.figures[0]!, { max: 2 }),
    ],
    [
      'bell-tower-1 figure: "at least three stones" stands in no',
      (e) => Object.assign(e.articles[0]!.figures[0]!, { attribution: 'a1' }),
    ],
    ['stands in a3, not in the own voice', (e) => Object.assign(e.claims[0]!.statements[0]!, { attribution: null })],
    ['has a source (S2) and no origin', (e) => Object.assign(e.claims[0]!.statements[0]!, { origin: null })],
    ['has origin o7, but S1 is o2 elsewhere', (e) => Object.assign(e.claims[0]!.statements[2]!, { origin: 'o7' })],
    ['claim c1: origins: asserts is missing', (e) => delete e.claims[0]!.origins.asserts],
    [
      'claim c1: origins: no statement questions',
      (e) => Object.assign(e.claims[0]!.origins, { questions: { atLeast: 1, atMost: 1 } }),
    ],
    [
      'claim c1: origins: denies at least 2, but',
      (e) => Object.assign(e.claims[0]!.origins, { denies: { atLeast: 2, atMost: 2 } }),
    ],
    [
      'claim c2: origins: asserts at most 3, but',
      (e) => Object.assign(e.claims[1]!.origins, { asserts: { atLeast: 1, atMost: 3 } }),
    ],
    ['relation c1 updates c7: no claim c7', (e) => e.relations.push({ a: 'c1', b: 'c7', kind: 'updates' })],
    ['pair 1: contradicts, but by the claims same', (e) => Object.assign(e.pairs[0]!, { label: 'contradicts' })],
  ];
  test.each(cases)('%s', (line, change) => {
    const faults = faultsOf(change);
    expect(faults.some((f) => f.includes(line))).toBe(true);
    for (const f of faults) expect(f).not.toContain('\n');
  });
});

test('hints name cues, names, pronouns and numbers that no annotation holds', () => {
  const event = JSON.parse(good) as EventFile;
  const first = event.articles[0]!;
  first.attributions = first.attributions.filter((a) => a.id !== 'a2');
  first.text += ' Mayor Ilse Marrow greeted 40 guests.';
  Object.assign(first.attributions[0]!, { source: ['Mayor Ilse Marrow', 1], act: 'deny', stance: 'denies' });
  writeFileSync(file, JSON.stringify(event));
  expect(hints(loadEvent(file)).map((h) => h.split(/ in |: only/)[0])).toEqual([
    'bell-tower-1 a1 deny with "said"',
    'bell-tower-1 no cue: "said"',
    'bell-tower-1 no cue: "asked"',
    'bell-tower-1 no mention: "Mayor Ilse Marrow"',
    'bell-tower-1 no mention: "he"',
    'bell-tower-1 no mention: "his"',
    'bell-tower-1 no figure: "40"',
    'bell-tower-2 no mention: "I"',
  ]);
});

test('every event of the repository passes', () => {
  const events = join(import.meta.dirname, '../../training/events');
  const files = readdirSync(events, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.json'));
  expect(files.flatMap((f) => checkEvent(join(events, f)))).toEqual([]);
});

test('a file that is no JSON is one fault', () => {
  writeFileSync(file, '{');
  expect(checkEvent(file)).toHaveLength(1);
  expect(() => loadEvent(file)).toThrow(`${file}: cannot be read`);
});

describe('one side alone', () => {
  const labels = ['same', 'different', 'contradicts'];
  const sides = (words: (label: string, i: number) => string): Side[] =>
    Array.from({ length: 120 }, (_, i) => {
      const label = labels[i % 3]!;
      return { event: `e${Math.floor(i / 12)}`, words: words(label, i), label };
    });

  test('is found out where a word gives the label away', () => {
    const { accuracy, chance } = oneSide(sides((label, i) => `the mayor ${i} ${label === 'same' ? 'spoke' : label}`))!;
    expect(accuracy).toBeGreaterThan(0.95);
    expect(chance).toBeLessThan(0.5);
  });

  test('tells nothing where every text stands under every label', () => {
    const { accuracy, chance } = oneSide(sides((_, i) => `text ${Math.floor(i / 3) % 4} of the mayor`))!;
    expect(accuracy).toBeLessThan(chance + 0.05);
  });

  test('is not measured on fewer than five events', () => {
    expect(oneSide(sides(() => 'x').filter((s) => s.event < 'e4'))).toBeNull();
  });
});
