import { rulesEngine } from '../../src/attribute/engine.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readHtml } from '../../src/read/html.ts';
import { readInput } from '../../src/read/input.ts';
import { readText } from '../../src/read/text.ts';
import { Failure } from '../../src/records/failure.ts';
import type { Reading } from '../../src/records/reading.ts';

/** What hostile texts are made of, over and over: the families that took longest while reading was being made linear, and their kin. */
export const WORST: readonly string[] = [
  ...['- ', '—', '&amp;', '<!--', '“', '’', '(', '.” ', ' — ', '“a ', '[a](b) ', '*a_ ', '<p>', '<div>'],
  ...['said that ', 'he said, ', '“a,” he said. ', 'A said B said ', 'A, who said ', 'A and B ', 'By A and B, '],
  ...['the claim that ', 'denied that ', 'told A that B told ', 'would not ', 'no ', 'between 3 and '],
];

const OTHERS: readonly string[] = [
  ...['[', '"', '”', "'", '‘', ' ', '\t', '\n', '\n\n', '\r', '\u00a0', '\u200b', '\u0301', '🦔', 'a', 'A', '1'],
  ...[
    '1,',
    '1.',
    '.',
    '...',
    '_',
    '*',
    '**',
    '`',
    '#',
    '# ',
    '> ',
    '| ',
    '&',
    '<',
    '<b>',
    '<a href="',
    '![](',
    '[a][b] ',
  ],
  ...['@', 'http://a.example/', 'a@b.example ', 'A. ', 'Mr. ', 'said ', '"a" ', 'according to ', 'according to A '],
  ...['who said ', 'A, B, ', 'of the ', 'A of B ', 'spokesman for ', 'the spokesman for the ', 'claims of ', 'not '],
  ...['denied ', 'did not ', 'did not say ', '3 ', '3 to 4 ', '$3 ', '3 million ', 'of 3 ', 'hundred ', 'on Monday '],
  ...[
    'March 3, ',
    '(A) - ',
    'PORT NARA (A) — ',
    'a-',
    "a's ",
    "'s ",
    ', ',
    '; ',
    ': ',
    '?',
    '!',
    'he ',
    'they ',
    'a\n',
  ],
  ...[
    'A said.\n\n',
    '“A\n\n',
    '“A,” said B.\n\n',
    'A:\n',
    'Q: a\nA: b\n',
    'to ',
    'told A ',
    'because ',
    'was quoted by ',
  ],
  ...[
    'accused A of ',
    'at least ',
    'as many as ',
    'on condition of anonymity ',
    'not authorized to ',
    'two officials ',
  ],
  ...[
    'A University ',
    'Minister A ',
    '\ud800',
    '\u202e',
    '\u2066',
    '\u2028',
    '1/2 ',
    '5% ',
    '“”',
    '“.” ',
    'a — b ',
    '日 said ',
  ],
  ...[
    'before ',
    ', who ',
    ', and ',
    'that ',
    'and ',
    'also ',
    'then ',
    'repeatedly ',
    'had ',
    "n't ",
    'the ',
    'put ',
    '; a ',
  ],
];
export const ALL: readonly string[] = [...WORST, ...OTHERS];

const OPENING = 'The mayor of Port Nara said on Monday that the harbour would be closed for repairs.';

/** The ways in which a text comes in. */
export const FORMS = {
  text: (t) => readText(`${OPENING}\n\n${t}`, {}),
  html: (t) => readHtml(`<html lang="en"><title>A said</title><article><p>${OPENING}</p><p>${t}`, {}),
  markdown: (t) => readInput(new TextEncoder().encode(`# Harbour\n\n${OPENING}\n\n${t}`), { file: 'a.md' }),
} as const satisfies Readonly<Record<string, (text: string) => Reading>>;
export type Form = keyof typeof FORMS;

/** Milliseconds of the processor from `unit`, repeated to `size` units of text, to the record for the ledger: the least of two runs. */
export async function cost(form: Form, unit: string, size: number): Promise<number> {
  const text = unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  let least = Number.POSITIVE_INFINITY;
  for (const _ of [1, 2]) {
    const before = process.cpuUsage();
    try {
      await readForLedger(FORMS[form](text), rulesEngine);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
