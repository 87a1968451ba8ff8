import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../src/read/pdf-node.ts';
import { rounds } from '../../counts.ts';
import { program } from '../../promises/child.ts';
import { randomFrom, seedOf } from '../../random.ts';
import { type PdfLine, pdfFile } from './pdf-file.ts';

const MUTATED = rounds({ few: 30, full: 300 });

const COUNTED = fileURLToPath(new URL('../../promises/programs/compiled.cjs', import.meta.url));

/** Lines below each other from `y` on. */
const set = (lines: readonly string[], y = 740, more: Partial<PdfLine> = {}): PdfLine[] =>
  lines.map((text, i) => ({ text, y: y - 14 * i, ...more }));

const FIRST = [
  'The harbour of Norvale will stay closed until the end of the month, the mayor said on Fri-',
  'day. She did not say whether the well-known north pier would open before that, and no in-',
  'spector was named.',
];
const SECOND = [
  '"We have seen the report," said Ines Marek, who leads the council. Her party wants a well-',
  'known engineer to look at the bridge before any ship may pass below it again this spring.',
];

describe('PDF', () => {
  test('lines to paragraphs, words joined again, a hyphen of its own kept', async () => {
    const pdf = await readPdf(
      pdfFile([[{ text: 'Harbour stays closed', y: 790, size: 20 }, ...set(FIRST), ...set(SECOND, 684)]]),
    );
    expect(pdf).toEqual({
      pages: 1,
      pagesRead: 1,
      damaged: [],
      text: [
        'Harbour stays closed',
        'The harbour of Norvale will stay closed until the end of the month, the mayor said on Friday. She did not say whether the well-known north pier would open before that, and no inspector was named.',
        '"We have seen the report," said Ines Marek, who leads the council. Her party wants a well-known engineer to look at the bridge before any ship may pass below it again this spring.',
      ].join('\n\n'),
    });
  });

  test('a paragraph goes on over a page; running heads and page numbers are left out', async () => {
    const page = (n: number, lines: readonly string[]): PdfLine[] => [
      { text: 'Norvale Harbour Authority - press release', y: 810, size: 8 },
      ...set(lines),
      { text: String(n), y: 40 },
    ];
    const { text } = await readPdf(
      pdfFile([
        page(1, ['The bridge was built in the year of the great flood and has carried trains, trams and later']),
        page(2, ['buses ever since, the authority said in its report.']),
        page(3, ['It was closed in March.']),
      ]),
    );
    expect(text).toBe(
      'The bridge was built in the year of the great flood and has carried trains, trams and later buses ever since, the authority said in its report.\n\nIt was closed in March.',
    );
  });

  test('an indent begins a paragraph', async () => {
    const lines = [...set(['One line that is long enough to reach the right edge of the column of text here,'], 700)];
    const next = {
      text: 'A second paragraph with an indent of its own that is as long as the first one is',
      y: 686,
      x: 90,
    };
    const { text } = await readPdf(pdfFile([[...lines, next]]));
    expect(text.split('\n\n')).toHaveLength(2);
  });

  test('quotation marks and dashes are right', async () => {
    const { text } = await readPdf(pdfFile([[{ text: '\x93It is safe\x94 \x96 she said', y: 700 }]]));
    expect(text).toBe('“It is safe” – she said');
  });

  test.each([
    ['no PDF', Buffer.from('%PDF-1.4 and nothing else'), 'no-pdf'],
    ['no text', pdfFile([[]]), 'no-text'],
    ['half a file', pdfFile([set(FIRST)]).subarray(0, 200), 'no-pdf'],
  ])('%s: one clear line', async (_name, bytes, code) => {
    await expect(readPdf(bytes)).rejects.toMatchObject({
      name: 'Failure',
      code,
      message: expect.not.stringContaining('\n'),
    });
  });

  test('limits on pages and time', async () => {
    const pages = [...Array(12).keys()].map((i) => set([`Paragraph number ${'abcdefghijkl'[i]} of this file.`]));
    const pdf = await readPdf(pdfFile(pages), { pages: 5 });
    expect([pdf.pages, pdf.pagesRead]).toEqual([12, 5]);
    await expect(readPdf(pdfFile(pages), { timeMs: 1 })).rejects.toMatchObject({ code: 'time-out' });
  });

  test('a limit on memory', { timeout: 60_000 }, async () => {
    // A page with many pieces: more than the thread may hold, and far less than a process has.
    const words = 'x'.repeat(200);
    const bytes = pdfFile([
      Array.from({ length: 3_000 }, (_, i) => ({ text: `piece ${i} ${words}`, y: 790 - (i % 700) })),
    ]);
    await expect(readPdf(bytes, { memoryMb: 16 })).rejects.toMatchObject({ code: 'too-large' });
    expect((await readPdf(bytes)).text).toContain('piece 699');
  });

  test('nothing in a file is made into code', { timeout: 60_000 }, async () => {
    // Fails where the program told of code on its error output.
    const { text } = await program<{ text: string }>('pdf-code', [], ['--require', COUNTED]);
    expect(text).toBe('The mayor said that the harbour is safe.\n\nA');
  });

  test(`${MUTATED} mutated files: read or refused, and the process lives`, async () => {
    const roll = randomFrom(seedOf('mutated PDF files', 300));
    const whole = pdfFile([set(FIRST), set(SECOND)]);
    let read = 0;
    let refused = 0;
    const one = async (): Promise<void> => {
      const bytes = Buffer.from(whole);
      for (let n = Math.ceil(roll() * 4); n > 0; n--) {
        const at = Math.floor(roll() * bytes.length);
        const kind = Math.floor(roll() * 4);
        if (kind === 0) bytes[at] = Math.floor(roll() * 256);
        else if (kind === 1)
          bytes.fill(Math.floor(roll() * 256), at, Math.min(bytes.length, at + Math.floor(roll() * 40)));
        else if (kind === 2) bytes.copy(bytes, at, Math.floor(roll() * bytes.length));
        else bytes.write(String(Math.floor(roll() * 1e9)), at);
      }
      try {
        await readPdf(roll() < 0.1 ? bytes.subarray(0, Math.floor(roll() * bytes.length)) : bytes, { timeMs: 10_000 });
        read++;
      } catch (error) {
        expect(error).toMatchObject({ name: 'Failure' });
        refused++;
      }
    };
    for (let i = 0; i < MUTATED / 2; i++) await Promise.all([one(), one()]);
    console.log(`mutated PDF files: ${read} read, ${refused} refused`);
    expect(read + refused).toBe(MUTATED);
    expect(read).toBeGreaterThan(MUTATED / 6);
  }, 300_000);
});
