import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInput } from '../../src/read/input.ts';
import { readMarkdown } from '../../src/read/markdown.ts';
import { readText } from '../../src/read/text.ts';
import { Failure } from '../../src/records/failure.ts';
import type { Notice } from '../../src/records/notice.ts';
import { expectSpans } from './spans.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const STORY = 'The mayor of Marl said on Monday that the bridge would be closed until the spring.';

function failureOf(input: string | Uint8Array): readonly [code: string, message: string, hint: string | null] {
  try {
    readInput(typeof input === 'string' ? utf8(input) : input);
  } catch (error) {
    if (error instanceof Failure) return [error.code, error.message, error.hint];
    throw error;
  }
  throw new Error('no failure');
}

test('input that cannot be read is one clear line', () => {
  const give = 'give the article as text, Markdown or HTML';
  expect(failureOf('')).toEqual(['empty', 'the input is empty', give]);
  expect(failureOf(' \n\n\t')).toEqual(['empty', 'the text has no words', 'check that the file holds an article']);
  expect(failureOf(new Uint8Array(64))).toEqual(['binary', 'binary data holds no text', give]);
  expect(failureOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10))).toEqual(['binary', 'an image holds no text', give]);
  expect(failureOf('%PDF-1.4')).toEqual([
    'not-supported',
    'a PDF file cannot be read',
    'save its text, for instance with pdftotext',
  ]);
  expect(failureOf(Uint8Array.of(0x1f, 0x8b, 8))).toEqual([
    'not-supported',
    'a gzip file cannot be read',
    'unpack it first',
  ]);
  expect(failureOf('<rss version="2.0"></rss>')).toEqual([
    'not-supported',
    'a feed cannot be read as one article',
    'save the article that is wanted as HTML',
  ]);
});

const noticesOf = (text: string): readonly Notice[] => readInput(utf8(text)).notices;

test('the kind is told by the content', () => {
  const kinds = ['# Bridge\n\nThe mayor spoke.', `<p>${STORY}</p><p>${STORY}</p>`, STORY].map((text) =>
    readInput(utf8(text), { file: 'always.txt' }),
  );
  expect(kinds.map((r) => r.article.skip.length > 0)).toEqual([true, false, false]);
  expect(kinds[1]!.article.text).not.toContain('<p>');
  expect(kinds.map((r) => r.article.file)).toEqual(['always.txt', 'always.txt', 'always.txt']);
});

test('another language is a notice', () => {
  const { article, notices } = readInput(
    utf8(
      'Die Bürgermeisterin sagte am Montag, dass die Brücke bis zum Frühjahr geschlossen bleibt und nicht wieder öffnet.',
    ),
  );
  expect(article.language).toBe('de');
  expect(notices).toEqual([
    {
      code: 'language-unsupported',
      level: 'warning',
      span: null,
      message: 'the text is in German (de), which is not supported',
      hint: 'give an English text; no attributions are looked for in other languages',
    },
  ]);
});

test('the start of an article before a paywall is a notice', () => {
  const text = `Bridge closed\n\n${STORY}\n\nSubscribe to continue reading. Already a subscriber? Log in.`;
  expect(noticesOf(text)).toEqual([
    {
      code: 'paywall-stub',
      level: 'warning',
      span: [text.indexOf('Subscribe'), text.length],
      message: 'only the start of the article is here (16 words); the rest is for subscribers',
      hint: 'save the whole page after logging in, or give the text',
    },
  ]);
  const whole = `Bridge closed\n\n${`${STORY}\n\n`.repeat(10)}Subscribe to continue reading.`;
  expect(noticesOf(whole)).toEqual([]);
  expect(noticesOf(`Bridge closed\n\n${STORY}`)).toEqual([]);
});

test('damaged bytes of a page are shown where its article has them', () => {
  const page = [...utf8(`<!doctype html><title>Brücke</title><p>${STORY} Café`), 0xff, ...utf8(`</p><p>${STORY}</p>`)];
  const { article, notices } = readInput(Uint8Array.from(page));
  const damaged = notices.find((n) => n.code === 'encoding-damaged')!;
  expect(damaged.message).toBe('1 damaged character, read as utf-8');
  expect(article.text.slice(...damaged.span!)).toBe('\ufffd');
});

/** Words and marks that readers look at, in any order. */
const PIECES = [
  ...[
    '# ',
    '## ',
    '> ',
    '- ',
    '* ',
    '1. ',
    '• ',
    '---\n',
    '===\n',
    '```\n',
    '**',
    '*',
    '_',
    '__',
    '`',
    '~~',
    '\\',
    '|',
  ],
  ...[
    '[',
    '](',
    ']',
    ')',
    '![',
    '<',
    '>',
    '<!--',
    '-->',
    '<p>',
    '</p>',
    '</div>',
    '<br>',
    '[a]: b\n',
    'https://a.example',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    ' ',
    '\t',
    '\0',
    '\ufeff',
    '\u202e',
    '\u2066',
    '\ud800',
    '\udc00',
    '\u2028',
    'é',
    '🌉',
  ],
  ...['By Ada Holm', 'NARA (AP) — ', '(Agency T)', 'With reporting by ', 'March 3, 2026', 'title: x\n', 'Correction: '],
  ...[
    'The mayor said',
    ' that',
    ', “No.”',
    '. ',
    'İ',
    'Subscribe to continue reading',
    'Agency T contributed to this report',
  ],
];
const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 40 }).map((p) => p.join(''));

describe('any input', () => {
  const total = (read: () => Parameters<typeof expectSpans>[0]): void => {
    try {
      expectSpans(read());
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      expect(error.message).toMatch(/^[^\n]+$/);
    }
  };

  test('any text is read or refused, with spans in order inside the text', () => {
    fc.assert(
      fc.property(text, (t) => total(() => readText(t))),
      { numRuns: 400 },
    );
    fc.assert(
      fc.property(text, (t) => total(() => readMarkdown(t))),
      { numRuns: 400 },
    );
  });

  test('any bytes are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (b) => total(() => readInput(b))),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(text, (t) => total(() => readInput(utf8(t)))),
      { numRuns: 200 },
    );
  });

  test('the same input gives the same reading', () => {
    fc.assert(
      fc.property(text, (t) => {
        const once = (): unknown => {
          try {
            return readInput(utf8(t));
          } catch (error) {
            return String(error);
          }
        };
        expect(once()).toEqual(once());
      }),
      { numRuns: 50 },
    );
  });
});

/** One megabyte of each: a reader that looks back from every place would need minutes. */
const HOSTILE: Readonly<Record<string, string>> = {
  'one line': 'The mayor said that '.repeat(50_000),
  'blanks in a line': `# a${' '.repeat(1_000_000)}b`,
  'empty lines': `${'\n'.repeat(1_000_000)}The mayor spoke.`,
  'short lines': 'a\n'.repeat(500_000),
  'number signs': `# ${'#'.repeat(1_000_000)}`,
  stars: `# a\n\n${'*'.repeat(1_000_000)}`,
  'stars with blanks': `# a\n\n${'* '.repeat(500_000)}x`,
  'emphasis that opens': `# a\n\n${'*a **b _c '.repeat(100_000)}`,
  brackets: `# a\n\n${'['.repeat(1_000_000)}`,
  'links that do not close': `# a\n\n${'[a]('.repeat(250_000)}`,
  'links that nest': `# a\n\n${'[a](('.repeat(200_000)}${')'.repeat(1000)}`,
  tags: `# a\n\n${'<'.repeat(1_000_000)}`,
  'comments that do not close': `# a\n\n${'<!-- '.repeat(200_000)}`,
  backticks: `# a\n\n${'`` ` '.repeat(200_000)}`,
  quotes: `# a\n\n${'> '.repeat(500_000)}`,
  'table rule': `# a\n\n${'-'.repeat(1_000_000)}x`,
  'front matter': `---\n${'a: b\n'.repeat(200_000)}`,
  'round brackets': '('.repeat(1_000_000),
  datelines: 'NARA (AP) — '.repeat(80_000),
  'by and by': `By ${'Ada Holm and '.repeat(75_000)}`,
  NUL: `The mayor said. ${'\0a'.repeat(500)}${'b'.repeat(1_000_000)}`,
  bidi: `The mayor\u202e ${'\u202e\u2066a'.repeat(300_000)}`,
  surrogates: `The mayor ${'\ud800a'.repeat(400_000)}`,
};

/** Seconds of the processor that reading takes: other programs on the machine do not count. */
function seconds(read: () => Parameters<typeof expectSpans>[0]): number {
  const started = process.cpuUsage();
  const used = (): number => process.cpuUsage(started).user / 1e6;
  try {
    const reading = read();
    const time = used();
    expectSpans(reading);
    return time;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return used();
  }
}

test.each(Object.entries(HOSTILE))('hostile input ends in time: %s', { timeout: 60_000 }, (_, hostile) => {
  const bytes = utf8(hostile);
  for (const read of [() => readText(hostile), () => readMarkdown(hostile), () => readInput(bytes)]) {
    expect(seconds(read)).toBeLessThan(3);
  }
});
