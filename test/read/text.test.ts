import { describe, expect, test } from 'vitest';
import { readText } from '../../src/read/text.ts';
import type { Given } from '../../src/records/reading.ts';
import { expectSpans, shownBlocks } from './spans.ts';

const blocks = (text: string, given?: Given): string[] => {
  const reading = readText(text, given);
  expectSpans(reading);
  expect(reading.article.text).toBe(text);
  return shownBlocks(reading.article);
};

const MORE = 'The bridge was built in 1902 and has carried lorries ever since, the council said on Monday.';

describe('blocks of plain text', () => {
  test('empty lines part paragraphs, and the first line is the headline', () => {
    expect(blocks(`Bridge at Marl closed\n\n${MORE}\n\n\n  ${MORE}\n`)).toEqual([
      'headline: Bridge at Marl closed',
      `paragraph: ${MORE}`,
      `paragraph: ${MORE}`,
    ]);
  });

  test('without empty lines each line is a paragraph, with any line break', () => {
    for (const end of ['\n', '\r\n', '\r', '\u2028']) {
      expect(blocks(['Bridge at Marl closed', MORE, MORE].join(end))).toEqual([
        'headline: Bridge at Marl closed',
        `paragraph: ${MORE}`,
        `paragraph: ${MORE}`,
      ]);
    }
  });

  test('a first line that is a sentence is no headline', () => {
    expect(blocks(`The mayor spoke.\n\n${MORE}`)[0]).toBe('paragraph: The mayor spoke.');
    expect(blocks('The mayor said that taxes will rise')).toEqual(['paragraph: The mayor said that taxes will rise']);
    expect(blocks(`${MORE}\n\n${MORE}`)[0]).toBe(`paragraph: ${MORE}`);
  });

  test('a headline that ends like a sentence stands alone above an article', () => {
    const [head, ...rest] = blocks(`Marl Closes Its Bridge Until Spring.\n\n${MORE}\n\n${MORE}\n\n${MORE}`);
    expect(head).toBe('headline: Marl Closes Its Bridge Until Spring.');
    expect(rest).toEqual(Array(3).fill(`paragraph: ${MORE}`));
  });

  test('a given title marks the headline whatever it looks like', () => {
    const title = 'The mayor of Marl spoke. Nobody listened.';
    expect(blocks(`${title}\n${MORE}`, { title })[0]).toBe(`headline: ${title}`);
  });

  test('a headline in two lines has a standfirst; a line before the byline is one', () => {
    expect(
      blocks(`Marl closes bridge;\nLorries must take the long way round.\n\n${MORE}\n\n${MORE}`).slice(0, 2),
    ).toEqual(['headline: Marl closes bridge;', 'standfirst: Lorries must take the long way round.']);
    expect(
      blocks(`Marl closes bridge\n\nLorries must take the long way round.\n\nBy Ada Holm\n\n${MORE}`).slice(0, 3),
    ).toEqual([
      'headline: Marl closes bridge',
      'standfirst: Lorries must take the long way round.',
      'credit: By Ada Holm',
    ]);
    expect(blocks(`Marl closes bridge\n\nThe council voted on Monday.\n\n${MORE}`)[1]).toBe(
      'paragraph: The council voted on Monday.',
    );
  });

  test('bullets and numbers begin items, without an empty line between them; dashes in speech do not', () => {
    expect(
      blocks(`What we know\n\n  • One pier fell.\n  * Two stand.\n- Nobody was hurt.\n1. The road is shut.\n\n${MORE}`),
    ).toEqual([
      'headline: What we know',
      'listItem: One pier fell.',
      'listItem: Two stand.',
      'listItem: Nobody was hurt.',
      'listItem: The road is shut.',
      `paragraph: ${MORE}`,
    ]);
    expect(blocks(`– We heard a crash, a neighbour said.\n\n${MORE}`)[0]).toMatch(/^paragraph: –/);
    expect(blocks(`1902 was the year of the bridge.\n\n${MORE}`)[0]).toMatch(/^paragraph: 1902/);
  });

  test('hard-wrapped lines are one block', () => {
    const wrapped = `Bridge at Marl closed

The mayor of Marl said on Monday that the bridge would be closed
until the spring, because the river had damaged two of its piers.
The builders denied that their work was to blame, and asked the
council for a second look at the plans.

"We cannot take the risk," she told the council, which met behind
closed doors for three hours.

  - Lorries must take the road by the lake, which is forty kilometres
    longer.
  - Buses stop at the station.
`;
    expect(blocks(wrapped).map((b) => b.replace(/\s+/g, ' '))).toEqual([
      'headline: Bridge at Marl closed',
      'paragraph: The mayor of Marl said on Monday that the bridge would be closed until the spring, because the river had damaged two of its piers. The builders denied that their work was to blame, and asked the council for a second look at the plans.',
      'paragraph: "We cannot take the risk," she told the council, which met behind closed doors for three hours.',
      'listItem: Lorries must take the road by the lake, which is forty kilometres longer.',
      'listItem: Buses stop at the station.',
    ]);
  });

  test('short lines are not taken for wrapped ones', () => {
    const lines = ['The pier fell on Monday.', 'Nobody was hurt, the mayor said.', 'The road is shut.'];
    expect(blocks(`Head of the day\n\n${lines.join('\n')}`).slice(1)).toEqual(lines.map((l) => `paragraph: ${l}`));
  });
});

describe('what a plain text says of itself', () => {
  const read = (text: string) => {
    const reading = readText(text);
    expectSpans(reading);
    const { article } = reading;
    return {
      ...article,
      named: article.credits.map((c) => [c.outlet, article.text.slice(...c.span)]),
      first: shownBlocks(article),
    };
  };

  test('the headline is the title, unless one is given', () => {
    expect(read(`Bridge  closed\n\n${MORE}`).title).toBe('Bridge closed');
    expect(readText(`Bridge closed\n\n${MORE}`, { title: 'Marl today' }).article.title).toBe('Marl today');
    expect(read(MORE).title).toBeNull();
  });

  test('a dateline with an agency is a credit, and its paragraph stays whole', () => {
    for (const [line, outlet, words] of [
      ['PORT NARA (Agency T) — The bridge is closed.', 'Agency T', 'PORT NARA (Agency T) —'],
      ['Nara, Country C (AP) - The bridge is closed.', 'AP', 'Nara, Country C (AP) -'],
      ['NARA, March 3 (Xinhua) -- The bridge is closed.', 'Xinhua', 'NARA, March 3 (Xinhua) --'],
      ['(Agency T) – The bridge is closed.', 'Agency T', '(Agency T) –'],
    ] as const) {
      const { named, first } = read(`Bridge closed\n\n${line}\n\n${MORE}`);
      expect(named).toEqual([[outlet, words]]);
      expect(first[1]).toBe(`paragraph: ${line}`);
    }
  });

  test('brackets that are no dateline credit nobody', () => {
    for (const line of [
      'The Harbour Union (HU) said the bridge is closed.',
      'Ada Holm (52) – a builder – said the bridge is closed.',
      'The mayor said (on Monday) – and again later – that it is closed.',
    ]) {
      expect(read(`Bridge closed\n\n${line}\n\n${MORE}`).named).toEqual([]);
    }
  });

  test('credits on lines of their own', () => {
    for (const [line, ...named] of [
      ['(AP)', ['AP', '(AP)']],
      ['With reporting by Agency T.', ['Agency T', 'With reporting by Agency T']],
      ['Agency T contributed to this report.', ['Agency T', 'Agency T']],
      [
        'Additional reporting by Agency T and The Marl Post',
        ['Agency T', 'Agency T'],
        ['The Marl Post', 'The Marl Post'],
      ],
      ['© 2026 Agency T. All rights reserved.', ['Agency T', '© 2026 Agency T']],
      ['With reporting by Ada Holm in Nara'],
      ['(Reporting by Ada Holm; Editing by Ben Ruiz)'],
    ] as const) {
      const { named: found, first } = read(`Bridge closed\n\n${MORE}\n\n${line}`);
      expect(first.at(-1)).toBe(`credit: ${line}`);
      expect(found.map(([outlet]) => outlet)).toEqual(named.map(([outlet]) => outlet));
    }
    expect(read(`Bridge closed\n\n${MORE}\n\nShe left. (Agency T)`).named).toEqual([['Agency T', '(Agency T)']]);
  });

  test('bylines give authors and outlets', () => {
    for (const [line, authors, outlets] of [
      ['By Ada Holm', ['Ada Holm'], []],
      ['By Ada Holm and Ben van der Ruiz, Agency T', ['Ada Holm', 'Ben van der Ruiz'], ['Agency T']],
      ['BY ADA HOLM', ['ADA HOLM'], []],
      ['By The Marl Post', [], ['The Marl Post']],
      ['By Ada Holm | March 3, 2026', ['Ada Holm'], []],
      ['By Ada Holm in Port Nara', ['Ada Holm'], []],
      ['By Ada Holm, Council Reporter', ['Ada Holm'], []],
      ['Posted by Ada Holm | The Marl Watcher', ['Ada Holm'], ['The Marl Watcher']],
    ] as const) {
      const { first, authors: found, credits } = read(`Bridge closed\n\n${line}\n\n${MORE}`);
      expect(first[1]).toBe(`credit: ${line}`);
      expect(found).toEqual(authors);
      expect(credits.map((c) => c.outlet)).toEqual(outlets);
    }
    const { first, authors } = read(`Bridge closed\n\nBy Friday, the council had met three times.\n\n${MORE}`);
    expect([first[1], authors]).toEqual(['paragraph: By Friday, the council had met three times.', []]);
  });

  test('a line that is a date gives the day of publication', () => {
    for (const [line, published, modified] of [
      ['Tuesday, March 3, 2026', '2026-03-03', null],
      ['3 March 2026', '2026-03-03', null],
      ['Published: 2026-03-03', '2026-03-03', null],
      ['Updated March 4, 2026 10:30 a.m. GMT', null, '2026-03-04'],
      ['Posted on Mar. 3, 2026', '2026-03-03', null],
    ] as const) {
      const article = read(`Bridge closed\n\n${line}\n\n${MORE}`);
      expect(article.first[1]).toBe(`dateline: ${line}`);
      expect([article.published, article.modified]).toEqual([published, modified]);
      expect(article.publishedFrom).toBe(published ? 'text' : null);
    }
    expect(read(`Bridge closed\n\nFebruary 30, 2026\n\n${MORE}`).published).toBeNull();
    expect(read(`Bridge closed\n\nMarch 3, 2026 was a cold day.\n\n${MORE}`).first[1]).toMatch(/^paragraph/);
    const given = readText(`Bridge closed\n\nMarch 3, 2026\n\n${MORE}`, { published: '2026-03-05' }).article;
    expect([given.published, given.publishedFrom]).toEqual(['2026-03-05', 'given']);
  });

  test('corrections, notes and furniture are told apart from paragraphs', () => {
    for (const line of [
      'correction: Correction: The bridge is 40 metres long, not 400.',
      'correction: Correction, March 17: The bridge is 40 metres long.',
      'correction: CLARIFICATION — The council has yet to vote.',
      'correction: An earlier version of this article gave the wrong length.',
      'correction: This article was amended on 3 March to name the builder.',
      'note: Editor’s note: The harbour has since closed.',
      'note: This story has been updated with the words of the mayor.',
      'note: Note to readers: Names have been changed.',
      'furniture: Advertisement',
      'furniture: Read more: Five bridges in danger',
      'furniture: Sign up for our newsletter.',
      'paragraph: Corrections in the plan were needed, the mayor said.',
      'paragraph: Correction officers blamed the council.',
      'paragraph: Advertisement money paid for the bridge.',
    ]) {
      const words = line.slice(line.indexOf(': ') + 2);
      expect(read(`Bridge closed\n\n${MORE}\n\n${words}\n\n${MORE}`).first[2]).toBe(line);
    }
  });
});

test('a byte-order mark is left out of the text', () => {
  expect(readText('\ufeffBridge closed').article.text).toBe('Bridge closed');
});

test('a text without a word is refused', () => {
  for (const text of ['', ' \n', '…\n***', '\ufeff']) {
    expect(() => readText(text)).toThrow(expect.objectContaining({ code: 'empty', message: 'the text has no words' }));
  }
});
