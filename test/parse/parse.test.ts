import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/parse/parse.ts';
import type { Block } from '../../src/records/article.ts';
import type { Parse } from '../../src/records/parse.ts';
import type { Span } from '../../src/records/span.ts';

/** Each line is a paragraph. */
function parse(text: string, skip: readonly Span[] = []): Parse {
  const blocks: Block[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim()) blocks.push({ kind: 'paragraph', span: [at, at + line.length] });
    at += line.length + 1;
  }
  return parseArticle({ text, blocks, skip });
}
const sentencesOf = (text: string): string[] => parse(text).sentences.map((s) => text.slice(...s.span));
const quotationsOf = (text: string): string[] =>
  parse(text).quotations.map((q) => `${q.depth} ${text.slice(...q.span)}`);
const tokensOf = (text: string): string[] => parse(text).tokens.map((t) => t.text);

describe('tokens', () => {
  test.each([
    ["The council didn't meet.", ['The', 'council', 'did', "n't", 'meet', '.']],
    ['Holm’s plan, at 1,200 crowns', ['Holm', '’s', 'plan', ',', 'at', '1,200', 'crowns']],
    ['a 17-year-old U.S. envoy', ['a', '17-year-old', 'U.S.', 'envoy']],
    ["''We won'' at 3.5% -- or so...", ["''", 'We', 'won', "''", 'at', '3.5', '%', '--', 'or', 'so', '...']],
    ['R&D at nara.example cost $5bn', ['R&D', 'at', 'nara.example', 'cost', '$', '5bn']],
    ['😀 “go”', ['😀', '“', 'go', '”']],
  ])('%s', (text, expected) => expect(tokensOf(text)).toEqual(expected));

  test('markup is in no token', () => {
    const text = 'He **never** said';
    expect(
      parse(text, [
        [3, 5],
        [10, 12],
      ]).tokens.map((t) => t.text),
    ).toEqual(['He', 'never', 'said']);
  });
});

describe('sentences', () => {
  test.each([
    [
      'abbreviations and initials',
      'Dr. J. K. Holm of the U.S. Navy agreed. He left the U.S. The council met.',
      ['Dr. J. K. Holm of the U.S. Navy agreed.', 'He left the U.S.', 'The council met.'],
    ],
    [
      'no break inside a quotation',
      '“We wait. We hope. We pay,” she said. He left.',
      ['“We wait. We hope. We pay,” she said.', 'He left.'],
    ],
    ['a break after a closing mark', '"It is over." The hall emptied.', ['"It is over."', 'The hall emptied.']],
    [
      'a tag after a question',
      '"Is it over?" Holm asked. "No!" said Ruiz.',
      ['"Is it over?" Holm asked.', '"No!" said Ruiz.'],
    ],
    [
      'numbers and dates',
      'It fell 3.5 percent on Jan. 5. No. 7 sank at 5 p.m. on Monday.',
      ['It fell 3.5 percent on Jan. 5.', 'No. 7 sank at 5 p.m. on Monday.'],
    ],
    [
      '"no" as a word and as a number sign',
      'The mayor said no. Bus no. 4 ran late.',
      ['The mayor said no.', 'Bus no. 4 ran late.'],
    ],
    [
      'ellipses',
      'He paused... then spoke. Then... Nothing came.',
      ['He paused... then spoke.', 'Then...', 'Nothing came.'],
    ],
  ])('%s', (_name, text, expected) => expect(sentencesOf(text)).toEqual(expected));
});

test('furniture has no words, and its marks open no quotation', () => {
  const text = '“The wells are dry.\nRead “more\nThey are dry,” she said.';
  const [a, b] = [text.indexOf('\n'), text.lastIndexOf('\n')];
  const kinds = ['paragraph', 'furniture', 'paragraph'] as const;
  const spans: Span[] = [
    [0, a],
    [a + 1, b],
    [b + 1, text.length],
  ];
  const blocks = kinds.map((kind, i): Block => ({ kind, span: spans[i]! }));
  const found = parseArticle({ text, blocks, skip: [] });
  expect(found.blocks.map(({ first, last }) => last - first)).toEqual([1, 0, 1]);
  expect(found.tokens.filter((t) => t.start > a && t.end <= b)).toEqual([]);
  expect(found.quotations.filter((q) => q.span[0] > a && q.span[0] < b)).toEqual([]);
});

describe('quotation marks', () => {
  test.each([
    ['curly', '“We go,” he said.', ['0 “We go,”']],
    ['straight', '"We go," he said. "Now."', ['0 "We go,"', '0 "Now."']],
    ['two apostrophes', "''We go,'' he said, ''now.''", ["0 ''We go,''", "0 ''now.''"]],
    ['TeX', "``We go,'' he said.", ["0 ``We go,''"]],
    ['guillemets, both ways', '«Oui», said Ana. »Ja«, said Jo.', ['0 «Oui»', '0 »Ja«']],
    ['German', '„Ja“, said Jo.', ['0 „Ja“']],
    [
      'single within double',
      '“He told us ‘go now’ and the ministers’ plan fell,” she said.',
      ['0 “He told us ‘go now’ and the ministers’ plan fell,”', '1 ‘go now’'],
    ],
    ['single alone', "'Don't go,' he said.", ["0 'Don't go,'"]],
    ['no quotation: apostrophes and inches', "The '90s, rock 'n' roll, the boys' team and a 6'2\" pole.", []],
    ['double within double', '“She wrote “no” twice.”', ['0 “She wrote “no” twice.”', '1 “no”']],
  ])('%s', (_name, text, expected) => expect(quotationsOf(text)).toEqual(expected));

  test.each([
    [
      "'The drill was dull,' Holm said.\n'It was very dull.\n'Of course it's safe now.\n'We will drill.'\nHolm left the Joneses' yard.",
      ["'The drill was dull,'", "'It was very dull.", "'Of course it's safe now.", "'We will drill.'"],
    ],
    ["He said 'The boat came in.\n'It was late.'\nThe end.", ["'The boat came in.", "'It was late.'"]],
    ["He wrote 'Em a letter.\n'Tis done.\nThe Joneses' yard is shut.", []],
    [
      '“It was late. We slept.\nA boat in the harbour of Marl\n“Then it came.”\nShe left.',
      ['“It was late. We slept.', '“Then it came.”'],
    ],
  ])('paragraphs that each open a quotation: %j', (text, quotations) => {
    expect(quotationsOf(text)).toEqual(quotations.map((q) => `0 ${q}`));
  });

  test('a quotation over several paragraphs', () => {
    const { quotations, notices } = parse('“First it rained.\n“Then it snowed,” he said.');
    expect(quotations.map((q) => [q.closed, q.continues])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(notices).toEqual([]);
  });

  test('an unclosed mark ends at its sentence, with a notice', () => {
    const text = '“We go now, he said. Nobody moved.\nThe end.';
    const { quotations, notices } = parse(text);
    expect(quotations.map((q) => text.slice(...q.span))).toEqual(['“We go now, he said.']);
    expect(notices.map((n) => n.message)).toEqual(['the quotation mark at offset 0 was taken to end at offset 20']);
  });

  test('a closing mark without an opening one is reported', () => {
    expect(parse('We go,” he said.').notices.map((n) => n.message)).toEqual([
      'the quotation mark at offset 6 closes nothing',
    ]);
  });
});

const hostile = fc.array(
  fc.oneof(
    fc.constantFrom(
      '"',
      '“',
      '”',
      "'",
      '’',
      '‘',
      "''",
      '«',
      '»',
      '„',
      '.',
      '!',
      '?',
      ' ',
      '\n',
      'said',
      'U.S.',
      'Dr.',
      '\u202e',
      '\ud800',
      '\u0000',
      '😀',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  ),
  { maxLength: 200 },
);

test('any text: tokens, sentences and quotations are in order and slice to what they show', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      const text = parts.join('');
      const { tokens, sentences, quotations, blocks } = parse(text);
      let end = 0;
      for (const t of tokens) {
        expect(t.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(t.start, t.end)).toBe(t.text);
        end = t.end;
      }
      expect(
        sentences.flatMap((s) => [s.first, s.last]).filter((v, i, all) => i > 0 && i % 2 === 0 && v !== all[i - 1]),
      ).toEqual([]);
      expect(sentences.at(-1)?.last ?? 0).toBe(tokens.length);
      for (const q of quotations) {
        expect(q.span[1]).toBeGreaterThan(q.span[0]);
        if (q.parent !== null) {
          const outer = quotations[q.parent]!;
          expect(outer.span[0] <= q.span[0] && q.span[1] <= outer.span[1]).toBe(true);
          expect(outer.depth).toBe(q.depth - 1);
        }
        expect(blocks.some((b) => b.span[0] <= q.span[0] && q.span[1] <= b.span[1])).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['50,000 nested quotations', '“a '.repeat(50_000)],
  ['100,000 straight marks', '"'.repeat(100_000)],
  ['50,000 single marks each way', '‘a '.repeat(50_000) + 'b’ '.repeat(50_000)],
  ['one line of a million words', 'word. '.repeat(170_000)],
  ['a million full stops', '.'.repeat(1_000_000)],
])('ends on hostile text: %s', (_name, text) => {
  const { tokens, sentences } = parse(text);
  expect(sentences.at(-1)!.last).toBe(tokens.length);
});
