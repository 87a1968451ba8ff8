import { describe, expect, test } from 'vitest';
import { loadEngine } from '../../src/node.ts';
import { analyse } from '../../src/pipeline.ts';
import { readHtml } from '../../src/read/html.ts';
import { readText } from '../../src/read/text.ts';

const TITLE = 'Bridge at Marl is closed after storm';
const BODY = [
  'The bridge at Marl was closed on Monday, the council of Nara said, after water had reached the road in three places.',
  'Mayor Ada Holm denied that the builders had been warned. “Nobody wrote to us,” she told reporters.',
  'Ben Ruiz, who sails the ferry, said at least 40 lorries were waiting on the northern bank.',
];

const blocksOf = (...lines: readonly string[]): string[] => {
  const { article } = readText(lines.join('\n\n'));
  return article.blocks.map((b) => `${b.kind}: ${article.text.slice(...b.span)}`);
};
/** What a line between paragraphs is read as. */
const parts = (line: string): string[] => blocksOf(TITLE, BODY[0]!, line, ...BODY.slice(1)).slice(2, -2);

describe('captions in text without markup', () => {
  test.each([
    [
      'Lorries wait at the gate on Monday. REUTERS/Ole Lind',
      ['Lorries wait at the gate on Monday.', 'REUTERS/Ole Lind'],
    ],
    [
      'Ada Holm speaks to reporters “at length” Ole Lind/Reuters',
      ['Ada Holm speaks to reporters “at length”', 'Ole Lind/Reuters'],
    ],
    ['Lorries wait at the gate. (Ole Lind/Ole Lind/AP)', ['Lorries wait at the gate.', '(Ole Lind/Ole Lind/AP)']],
    ['Lorries wait at the gate. (AP Photo/Ole Lind, File)', ['Lorries wait at the gate.', '(AP Photo/Ole Lind, File)']],
    [
      'The gate on Monday. (Photo: Ole Lind, The Nara Herald)',
      ['The gate on Monday.', '(Photo: Ole Lind, The Nara Herald)'],
    ],
    ['The gate, which was built in 1908 (file photo)', ['The gate, which was built in 1908', '(file photo)']],
    ['The gate on Monday (Getty Images)', ['The gate on Monday', '(Getty Images)']],
    ['The gate on Monday. (Courtesy of Ben Ruiz)', ['The gate on Monday.', '(Courtesy of Ben Ruiz)']],
    ['The gate fell on Monday ©Ole Lind (AFP/File)', ['The gate fell on Monday', '©Ole Lind (AFP/File)']],
    ['The gate fell. Photograph: Ole Lind for the Herald', ['The gate fell.', 'Photograph: Ole Lind for the Herald']],
    [
      'The gate fell. (Nara Council via AP) (Associated Press)',
      ['The gate fell.', '(Nara Council via AP) (Associated Press)'],
    ],
  ])('%s', (line, [caption, credit]) => {
    expect(parts(line)).toEqual([`caption: ${caption}`, `credit: ${credit}`]);
  });

  test.each([
    ['Getty Images The mayor waits at the gate', 'credit: Getty Images', 'caption: The mayor waits at the gate'],
    [
      'AP:Associated Press Lorries wait on the bank',
      'credit: AP:Associated Press',
      'caption: Lorries wait on the bank',
    ],
    ['Splash News Ada Holm says the gate is safe', 'credit: Splash News', 'caption: Ada Holm says the gate is safe'],
    [
      'Image copyright Reuters Image caption The gate fell',
      'furniture: Image copyright Reuters Image caption',
      'caption: The gate fell',
    ],
    [
      'FILE - In this May 3, 2026 file photo, the gate is shut.',
      'furniture: FILE -',
      'caption: In this May 3, 2026 file photo, the gate is shut.',
    ],
    [
      'Facebook Twitter Pinterest The gate on Monday.',
      'furniture: Facebook Twitter Pinterest',
      'paragraph: The gate on Monday.',
    ],
    ['CLOSE The mayor says the gate is safe.', 'furniture: CLOSE', 'paragraph: The mayor says the gate is safe.'],
  ])('%s', (line, ...expected) => {
    expect(parts(line)).toEqual(expected);
  });

  test.each(['Mayor Ada Holm (left) at the gate on Monday', 'In this undated photo, the gate is shut.'])(
    '%s',
    (line) => {
      expect(parts(line)).toEqual([`caption: ${line}`]);
    },
  );

  test.each([
    'Reuters first reported on the gate on Sunday.',
    'Reuters President Ole Lind said the gate was safe.',
    'Getty Images said it had sold the picture.',
    'The council (AFP had reported otherwise) said the gate was safe.',
    'He works for the harbour office of Nara (HON)',
    'Facebook Responds To Critics Of Its Harbour',
    'The mayor (left out of the vote) said nothing.',
    'Files: the council keeps 40 of them.',
    'VIDEO WALL MAKERS MERGE',
    'The photo by Ole Lind was shown on Monday in the hall of the council.',
    'Ada Holm and/or Ben Ruiz',
  ])('is a paragraph: %s', (line) => {
    expect(parts(line)).toEqual([`paragraph: ${line}`]);
  });

  test('an agency in brackets at the end of an article is credited for the article', () => {
    const { article } = readText([TITLE, ...BODY.slice(0, 2), `${BODY[2]} (Reuters)`].join('\n\n'));
    expect(article.blocks.at(-1)).toMatchObject({ kind: 'paragraph' });
    expect(article.credits.map((c) => c.outlet)).toEqual(['Reuters']);
  });

  test('who took a picture is no credit of the article', () => {
    expect(readText([TITLE, BODY[0], 'The gate fell. REUTERS/Ole Lind', BODY[1]].join('\n\n')).article.credits).toEqual(
      [],
    );
  });

  test('in HTML too', () => {
    const figure = '<figure><img src="a.jpg"><figcaption>The gate fell. REUTERS/Ole Lind</figcaption></figure>';
    const page = `<html lang="en"><title>${TITLE}</title><article><h1>${TITLE}</h1>${figure}${BODY.map((p) => `<p>${p}</p>`).join('')}</article></html>`;
    const { article } = readHtml(page);
    const shown = article.blocks.map((b) => `${b.kind}: ${article.text.slice(...b.span)}`);
    expect(shown).toContain('caption: The gate fell.');
    expect(shown).toContain('credit: REUTERS/Ole Lind');
  });

  test.each(['rules', 'model'] as const)('who took a picture speaks nowhere (%s)', async (name) => {
    const text = [
      TITLE,
      BODY[0],
      'Lorries wait at the gate in Marl on Monday, and nobody sails. REUTERS/Ole Lind',
      '“We shall wait for as long as it takes,” he said.',
      BODY[1],
    ].join('\n\n');
    const { sources } = await analyse(readText(text), await loadEngine(name));
    expect(sources.map((s) => s.name).filter((n) => n?.includes('Lind') || n?.includes('Reuters'))).toEqual([]);
  });
});

describe('a headline that is shown twice', () => {
  test('the second is furniture, what stands behind it stays', () => {
    expect(blocksOf(TITLE, TITLE, ...BODY).slice(0, 3)).toEqual([
      `headline: ${TITLE}`,
      `furniture: ${TITLE}`,
      `paragraph: ${BODY[0]}`,
    ]);
    expect(
      blocksOf(TITLE, `Harbours ${TITLE} Council blames the river, which rose by a metre`, ...BODY).slice(1, 3),
    ).toEqual([`furniture: Harbours ${TITLE}`, 'standfirst: Council blames the river, which rose by a metre']);
    expect(blocksOf(TITLE, `${TITLE} Updated: 2026-03-15 13:14 By Agencies(Nara Daily)`, ...BODY)[2]).toBe(
      'dateline: Updated: 2026-03-15 13:14 By Agencies(Nara Daily)',
    );
  });

  test('a sentence that goes on behind the words of the headline is the article’s', () => {
    const line = `${TITLE} that broke two piers, the council said on Monday.`;
    expect(blocksOf(TITLE, line, ...BODY)[1]).toBe(`paragraph: ${line}`);
  });

  test('a headline with brackets is no dateline', () => {
    const title = 'Bridge Papers: Here’s What You Need To Know (So Far)';
    expect(blocksOf(title, ...BODY)[0]).toBe(`headline: ${title}`);
  });
});

describe('lines of pages told by their shape', () => {
  test.each([
    'A red boat for a red river A post shared by Nara Boats (@naraboats) on Dec 22, 2026 at 2:57pm PST',
    'A post shared by Nara Boats (@naraboats)',
    'Ada Holm can be reached at holm@nara.example.',
    'Follow Ada Holm on Twitter: @adaholm.',
    'For more on harbours: http://nara.example/harbours',
    '[Is the mayor losing her grip?]',
    'Got a story? Write to desk@nara.example or call us.',
    'Related stories OH NO Ferry crew walks out BIG BANG Mayor denies it all TOP TIP How to sail in a gale',
    'OUT AT SEA Ferry crew tells of the night KING OF CAKES This is how the baker of Marl does it BIG AND BOLD Get the lowdown on boats',
  ])('%s', (line) => {
    expect(parts(line)).toEqual([`furniture: ${line}`]);
  });

  test.each([
    'The mayor can be reached at her office on Mondays, the council said.',
    'Follow the money, Holm told the council on Monday.',
    'The US and the UK Agree, and so do France and Germany.',
    'Holm: “We will look.”',
    '[Holm] did not answer, and her office said nothing.',
  ])('is a paragraph: %s', (line) => {
    expect(parts(line)).toEqual([`paragraph: ${line}`]);
  });
});
