import { describe, expect, test } from 'vitest';
import { analyse, type Comparison, compareVersions, readText, rulesEngine, VERSION_CHANGES } from '../../src/index.ts';
import { comparisonHtml } from '../../src/present/comparison-html.ts';
import { comparisonText } from '../../src/present/comparison-text.ts';
import { happenedTo } from '../../src/present/comparison-words.ts';
import { toJson } from '../../src/records/json.ts';

const readOf = (text: string) => analyse(readText(text), rulesEngine);
const compared = async (before: string, after: string): Promise<Comparison> =>
  compareVersions(await readOf(before), await readOf(after));
/** What happened to each statement that something happened to, with its words. */
const told = ({ statements }: Comparison): readonly string[] =>
  statements.flatMap((s) => happenedTo(s).map((h) => `${h} | ${(s.after ?? s.before)!.words}`));

const MAREK = 'The mayor of Port Nara, Ines Marek, said that the gate had been left open on Sunday night.';
const STORY = [
  MAREK,
  '“We are looking at every hinge of that gate,” said Cora Sato, who leads the harbour board.',
  'About 12 people were hurt at the gate, according to the harbour office.',
  'The ferry may have been too full for the crossing, an engineer said.',
  'Captain Olaf Lind denied that he had sailed too early.',
].join('\n\n');

describe('what changed in attribution', () => {
  test('nothing, where nothing changed, also where paragraphs moved', async () => {
    const { counts } = await compared(STORY, STORY);
    expect(counts).toMatchObject({ added: 0, gone: 0, changed: 0 });
    expect(counts.same).toBeGreaterThan(4);
    const moved = await compared(STORY, STORY.split('\n\n').reverse().join('\n\n'));
    expect(moved.counts).toEqual(counts);
  });

  test.each([
    [
      'source changed: Ines Marek → Cora Sato | that the gate had been left open on Sunday night',
      MAREK,
      'The head of the harbour board, Cora Sato, said that the gate had been left open on Sunday night.',
    ],
    [
      'grade changed: named → unnamed | that the gate had been left open on Sunday night',
      MAREK,
      'An official said that the gate had been left open on Sunday night.',
    ],
    [
      "source changed: Ines Marek → the article's own voice | The gate had been left open on Sunday night.",
      MAREK,
      'The gate had been left open on Sunday night.',
    ],
    [
      'stance changed: asserts → denies | that the gate had been left open on Sunday night',
      MAREK,
      'The mayor of Port Nara, Ines Marek, denied that the gate had been left open on Sunday night.',
    ],
    [
      'hedge changed: may → none | The ferry was too full for the crossing',
      'The ferry may have been too full for the crossing, an engineer said.',
      'The ferry was too full for the crossing, an engineer said.',
    ],
    [
      'hedge changed: none → perhaps | that the gate had perhaps been left open on Sunday night',
      MAREK,
      MAREK.replace('had been', 'had perhaps been'),
    ],
    [
      'figure changed: about 12 people hurt → ≥ 15 people hurt | At least 15 people were hurt at the gate',
      'About 12 people were hurt at the gate, according to the harbour office.',
      'At least 15 people were hurt at the gate, according to the harbour office.',
    ],
    [
      'quotation changed: “We are looking at every hinge,” → “We are looking at each hinge,” | “We are looking at each hinge,”',
      '“We are looking at every hinge,” Cora Sato said.',
      '“We are looking at each hinge,” Cora Sato said.',
    ],
    [
      'verb changed: said → claimed | that the gate had been left open on Sunday night',
      MAREK,
      MAREK.replace('said', 'claimed'),
    ],
    [
      'reworded | that the gate had been left wide open on Sunday night',
      MAREK,
      MAREK.replace('left open', 'left wide open'),
    ],
    [
      'added | that he had sailed too early',
      MAREK,
      `${MAREK}\n\nCaptain Olaf Lind denied that he had sailed too early.`,
    ],
    [
      'gone | that he had sailed too early',
      `${MAREK}\n\nCaptain Olaf Lind denied that he had sailed too early.`,
      MAREK,
    ],
  ])('%s', async (line, before, after) => {
    const lines = told(await compared(before, after));
    expect(lines).toContain(line);
    expect(lines.every((l) => l.endsWith(line.slice(line.indexOf('|'))))).toBe(true);
  });

  test('a shorter name is no other source, and what is told within another statement is told once', async () => {
    const full = `${MAREK} Marek said that the ferry had been checked.`;
    const shorter = `${MAREK} Ines Marek said that the ferry had been checked.`;
    expect(told(await compared(full, shorter))).toEqual([]);
    const chain = (verb: string): string => `“The lamp ${verb} out,” Tomas Brandt said, according to Agency T.`;
    const lines = told(await compared(chain('was'), chain('went')));
    expect(lines.filter((l) => l.startsWith('quotation changed'))).toHaveLength(1);
  });

  test('every statement of both versions is there once, in the order of the later one', async () => {
    const after = STORY.split('\n\n')
      .slice(1)
      .concat('A deckhand, Tomas Brandt, said that the alarm had been off.')
      .join('\n\n');
    const [a, b] = [await readOf(STORY), await readOf(after)];
    const { statements, counts } = compareVersions(a, b);
    const ids = (read: typeof a) => [...read.attributions, ...read.unattributed].map((x) => x.id).sort();
    expect(statements.flatMap((s) => s.before?.id ?? []).sort()).toEqual(ids(a));
    expect(statements.flatMap((s) => s.after?.id ?? []).sort()).toEqual(ids(b));
    const starts = statements.flatMap((s) => s.after?.span[0] ?? []);
    expect(starts).toEqual([...starts].sort((x, y) => x - y));
    expect(Object.values(counts).reduce((x, y) => x + y)).toBe(statements.length);
    const kinds = statements.flatMap((s) => s.changes.map((c) => VERSION_CHANGES.indexOf(c.kind)));
    expect(kinds.every((k) => k >= 0)).toBe(true);
    const [first] = statements;
    expect(STORY.slice(...first!.before!.span)).toContain('Ines Marek');
  });

  test('the records are left as they are, and the same two give the same comparison', async () => {
    const [a, b] = [await readOf(STORY), await readOf(STORY.replace('12', '14'))];
    const before = [toJson(a), toJson(b)];
    const once = compareVersions(a, b);
    expect(compareVersions(a, b)).toEqual(once);
    expect([toJson(a), toJson(b)]).toEqual(before);
  });

  test('text and page show what changed, and the words of articles stay words', async () => {
    const c = await compared(
      STORY,
      STORY.replace('every hinge', 'each <b>hinge</b>').replace('About 12', 'At least 15'),
    );
    const text = comparisonText(c, { width: 100 });
    expect(text).toContain('figure changed: about 12 people hurt → ≥ 15 people hurt');
    expect(text).not.toContain('Olaf Lind');
    const html = comparisonHtml(c);
    expect(html).toContain('<del>every hinge</del>');
    expect(html).toContain('&lt;b&gt;hinge');
    expect(html).not.toMatch(/<script|<b>|https?:\/\//);
  });
});
