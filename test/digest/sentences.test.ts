import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { digest, matterOf, readBackBy } from '../../src/digesting.ts';
import { loadEngine } from '../../src/node.ts';
import { analyse } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { Digest } from '../../src/records/digest.ts';
import { Failure } from '../../src/records/failure.ts';
import { linesOf } from './held.ts';

const engine = rulesEngine;
const told = async (text: string): Promise<Digest> =>
  digest(
    matterOf(await analyse(readText(text, { outlet: 'Harbour Post', published: '2026-03-16' }), engine)),
    readBackBy(engine),
  );
const sentences = async (text: string): Promise<readonly string[]> => linesOf(await told(text)).map((l) => l.text);

describe('a sentence', () => {
  test.each([
    // A loaded verb becomes "said"; a denial stays one.
    ['Mayor Ada Lund claimed that the pier was safe.', 'Mayor Ada Lund said that the pier was safe.'],
    ['Mayor Ada Lund denied that the pier was closed.', 'Mayor Ada Lund denied that the pier was closed.'],
    // The name stands before the verb, whatever the article has.
    ['“The pier is safe,” said Mayor Ada Lund.', '“The pier is safe,” Mayor Ada Lund said.'],
    // What ties it to the sentence before is left out.
    ['Mayor Ada Lund also said that the pier was safe.', 'Mayor Ada Lund said that the pier was safe.'],
    // The chain is told from the inside out.
    [
      'The pier was safe, Mayor Ada Lund said, according to Agency T.',
      'The pier was safe, Mayor Ada Lund said, according to Agency T.',
    ],
  ])('%s', async (text, expected) => {
    expect(await sentences(`Pier reopens\n\n${text}\n\nThe tide was low on Monday morning.`)).toContain(expected);
  });

  test('names a person in full at first mention, and short after it', async () => {
    const lines = await sentences(
      'Pier reopens\n\nMayor Ada Lund said that the pier was safe. Lund denied that a boat had sunk.',
    );
    expect(lines).toContain('Mayor Ada Lund said that the pier was safe.');
    expect(lines).toContain('Lund denied that a boat had sunk.');
  });

  test('says why a name is withheld, in the words of the article, and keeps the chain of a report', async () => {
    const model = await loadEngine('model');
    const read = await analyse(readText(readFileSync('examples/demo.txt', 'utf8')), model);
    const lines = linesOf(await digest(matterOf(read), readBackBy(model))).map((l) => l.text);
    for (const line of [
      'A customs officer in Marl, who asked not to be named because he was not authorised to speak to the press, said that between 20 and 25 crates had been opened and that none held weapons.',
      'Paper P reported that a B official told it of the sale, speaking on condition of anonymity because the matter is sensitive.',
      'The B official did not say which weapons were sold.',
      '“The allegations are false,” A’s foreign ministry spokesman Li Wen said at a briefing, Agency T reported.',
    ])
      expect(lines).toContain(line);
  });

  test('is not made where it would not be understood alone', async () => {
    for (const text of [
      'The official said that they had taken it away from them.',
      'If Mayor Ada Lund says that the pier is safe, the boats will go.',
      'Did Mayor Ada Lund say that the pier was safe?',
      // Half of what, and which season, stands elsewhere.
      'Mayor Ada Lund said that half of that belongs to the town.',
      'Mayor Ada Lund said that the pier was closed late that season.',
      // Years ago, or in a scene that the article looks back on.
      'In 2011 Mayor Ada Lund told reporters that the pier was safe.',
      'The boat sank beside Mayor Ada Lund, who said: “The pier is safe and open to all.”',
      // An address is no name.
      'Mr. Lund said that the pier was safe.',
    ])
      expect(
        await told(`Pier\n\n${text}`).then(
          (d) => d.bullets,
          (e: unknown) => (e instanceof Failure ? [] : e),
        ),
      ).toEqual([]);
  });

  test('is not made of an answer without its question', async () => {
    const lines = await sentences(
      'Pier reopens\n\nMayor Ada Lund said: “No.”\n\nHarbour master Ivo Reyes said that the tide was low.',
    );
    expect(lines).toContain('Harbour master Ivo Reyes said that the tide was low.');
    expect(lines.join()).not.toContain('“No');
  });

  test('is not made where what was said goes on behind the words that were read', async () => {
    const read = await analyse(
      readText('Pier\n\nMayor Ada Lund said the port had approved the appointment of Ivo Reyes as harbour master.'),
      engine,
    );
    const whole = await digest(matterOf(read), readBackBy(engine));
    expect(linesOf(whole).map((l) => l.text)).toContain(
      'Mayor Ada Lund said the port had approved the appointment of Ivo Reyes as harbour master.',
    );
    const end = read.article.text.indexOf(' as harbour');
    const attributions = read.attributions.map((a) => ({ ...a, content: a.content.map(([s]) => [s, end] as const) }));
    await expect(digest(matterOf({ ...read, attributions }), readBackBy(engine))).rejects.toThrow(Failure);
  });

  test('leaves what is quoted as it stands, whoever is spoken of in it', async () => {
    const model = await loadEngine('model');
    const text =
      'Pier reopens\n\nMayor Ada Lund met harbour master Ivo Reyes on Monday. “I feel strongly about the pier,” Reyes said. “But the mayor would not accept my resignation so I stayed.”';
    const lines = linesOf(
      await digest(matterOf(await analyse(readText(text, { outlet: 'Harbour Post' }), model)), readBackBy(model)),
    );
    expect(lines.map((l) => l.text)).toContain(
      '“I feel strongly about the pier,” harbour master Ivo Reyes said. “But the mayor would not accept my resignation so I stayed.”',
    );
  });

  test('tells a denial in somebody’s own words, whatever verb the article has', async () => {
    const model = await loadEngine('model');
    const text =
      'Port rejects claims\n\nMayor Ada Lund met the council on Monday. “The allegations on the matter disseminated by the council are false information,” Lund specified.';
    const d = await digest(
      matterOf(await analyse(readText(text, { outlet: 'Harbour Post' }), model)),
      readBackBy(model),
    );
    const [line] = linesOf(d).filter((l) => l.text.includes('false information'));
    expect(line?.text).toMatch(/are false information,” (?:(?:Mayor )?Ada )?Lund said\.$/);
    expect(line?.told[0]).toMatchObject({ act: 'deny', stance: 'denies' });
  });

  test('begins behind a phrase that ties it to the sentence before', async () => {
    const lines = await sentences(
      'Pier reopens\n\nMayor Ada Lund said that the pier was safe. As a result the pier has 40 berths in two rows.',
    );
    expect(lines).toContain('The Harbour Post reported that the pier has 40 berths in two rows.');
  });

  test("tells the article's own voice as its outlet's", async () => {
    const d = await told(
      'Pier reopens\n\nMayor Ada Lund said that the pier was safe. The pier has 40 berths in two rows.',
    );
    expect(d.background.map((l) => l.text)).toContain(
      'The Harbour Post reported that the pier has 40 berths in two rows.',
    );
    expect(d.background[0]!.told[0]!.grade).toBe('own voice');
  });
});

test('an article without anything that can be told with its source is refused in one line', async () => {
  const read = await analyse(readText('Rain fell.'), engine);
  await expect(digest(matterOf(read), readBackBy(engine))).rejects.toThrow(Failure);
});

test('a sentence that does not come back is left out and reported', async () => {
  const read = await analyse(
    readText('Pier\n\nMayor Ada Lund said that the pier was safe.\n\nMayor Ada Lund denied that a boat had sunk.'),
    engine,
  );
  // A reader that takes every denial for a statement.
  const deaf = async (text: string) => {
    const back = await analyse(readText(text), engine);
    return { ...back, attributions: back.attributions.map((a) => ({ ...a, stance: 'asserts' as const })) };
  };
  const d = await digest(matterOf(read), deaf);
  expect(linesOf(d).map((l) => l.text)).toEqual(['Mayor Ada Lund said that the pier was safe.']);
  expect(d.leftOut).toHaveLength(1);
  expect(d.leftOut[0]!.why).toContain('stance');
});
