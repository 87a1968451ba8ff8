import type { Figure } from '../../records/figure.ts';
import { sentenceIndex } from '../../records/in-parse.ts';
import { ADDED_UP, ADDING_UP, MEASURED, REST_OF_LIST } from '../../rules/en/lint-context-words.ts';
import type { Draft } from '../draft.ts';
import { exactValue, isQuoted, shown } from '../look.ts';
import type { Rule } from '../rule.ts';

export const totalOfParts: Rule = {
  id: 'total-of-parts',
  level: 'error',
  about: 'a total that the parts listed beside it do not make',
  why: 'A reader who adds up finds the mistake, and trusts no figure of the article after that.',
  standards: [
    'SPJ Code of Ethics: take responsibility for accuracy',
    'Reuters Handbook of Journalism: check the arithmetic of figures',
  ],
  limits:
    'A list counts where it stands behind a colon, a dash or a bracket, or before "in all"; "including" tells that it is not whole. Parts with other nouns than the total count only where they come near it.',
  bad: [
    {
      text: 'The plan would cost 12 million crowns: 5 million crowns for the deck, 4 million crowns for the lights and 2 million crowns for the paths.',
    },
    { text: 'There were 40 people in the hall, the warden said: 22 nurses, 12 cooks and three guards.' },
    {
      text: 'The firm owes the drivers 6.3 million crowns: 3.2 million for overtime, 1.7 million for nights and 0.8 million for boots.',
    },
    { text: 'The guards counted nine ferries, five barges and two tugs, 18 boats in all.' },
    { text: 'The dentist said that 1,150 teeth had been looked at: 480 molars, 390 incisors and 270 canines.' },
  ],
  good: [
    { text: 'The guards counted nine ferries, five barges and two tugs, 16 boats in all.' },
    {
      text: 'There were 40 people in the hall, the warden said: 22 nurses, 12 cooks and six guards.',
    },
    { text: 'The clerk said 940 forms had come in, 510 claims and 290 appeals among them.' },
    { text: 'The guards found 40 weapons: 12 rifles, three pistols and 500 rounds.' },
    {
      text: 'The plan would cost 11 million crowns: 5 million crowns for the deck, 4 million crowns for the lights and 2 million crowns for the paths.',
    },
    { text: 'Three hundred people, including 20 children and 30 nurses, left the town.' },
  ],
  check: (draft) =>
    draft.read.figures.flatMap((total, i) => {
      const sum = exactValue(total);
      if (sum === null || total.unit === '%' || isQuoted(draft, total.span)) return [];
      const behind = listBehind(draft, total, draft.read.figures.slice(i + 1));
      const parts = behind.length > 1 ? behind : listBefore(draft, total, draft.read.figures.slice(0, i));
      if (parts.length < 2) return [];
      const made = parts.reduce((n, p) => n + exactValue(p)!, 0);
      if (Math.abs(made - sum) <= Math.abs(sum) * NOISE) return [];
      return [
        {
          span: total.span,
          message: `the parts add up to ${number(made)} and not to "${shown(draft, total.span)}": correct the total or a part`,
        },
      ];
    }),
};

/** Part of a total below which a difference is rounding in floating point. */
const NOISE = 1e-9;

/** Digits in groups of three, the same everywhere. */
const number = (n: number): string => String(Math.round(n * 100) / 100).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',');

/** Exact figures of one sentence listed behind a colon, a dash or a bracket after the total, in its unit or in kinds of what it counts. */
function listBehind(draft: Draft, total: Figure, later: readonly Figure[]): readonly Figure[] {
  const { text } = draft.read.article;
  const sentence = sentenceIndex(draft, total.span[0]);
  const parts: Figure[] = [];
  let end = total.span[1];
  for (const f of later) {
    const between = text.slice(end, f.span[0]);
    // A bracket that closes ends the list.
    if (sentenceIndex(draft, f.span[0]) !== sentence || (parts.length > 0 && between.includes(')'))) break;
    const [joins, long] = parts.length === 0 ? [OPENS_LIST, FAR] : [GOES_ON, LONG];
    if (!joins.test(between) || between.length > long || exactValue(f) === null || !isKindOf(f, total)) return [];
    parts.push(f);
    end = f.span[1];
  }
  // More of the list may be told in words without a figure.
  const rest = text.slice(end, draft.parse.sentences[sentence]!.span[1]);
  return REST_OF_LIST.test(rest) || !isPlausible(total, parts) ? [] : parts;
}
/** Figures that are added up before the total: "nine ferries and five barges, 14 boats in all". */
function listBefore(draft: Draft, total: Figure, earlier: readonly Figure[]): readonly Figure[] {
  const { text } = draft.read.article;
  const { span } = draft.parse.sentences[sentenceIndex(draft, total.span[0])]!;
  if (!ADDED_UP.test(text.slice(total.span[1], span[1])) && !ADDING_UP.test(text.slice(span[0], total.span[0])))
    return [];
  const parts: Figure[] = [];
  let start = total.span[0];
  for (const f of earlier.toReversed()) {
    if (f.span[0] < span[0]) break;
    const between = text.slice(f.span[1], start);
    if (between.length > LONG || (parts.length > 0 && !GOES_ON.test(between))) break;
    if (exactValue(f) === null || !isKindOf(f, total)) return [];
    parts.push(f);
    start = f.span[0];
  }
  return isNear(total, parts) ? parts : [];
}

/** Who says so may stand between the total and its parts: "61 people, the captain said: 38 traders". */
const OPENS_LIST = /^[^.;:—–()]*(?::|—|–| - | -- |\()\s*(?:\w+ )?$/;
const GOES_ON = /(?:,|;|\band|\+|&)\s*(?:\w+ )?$/;
/** Letters between the total and the list, and between two items, at most. */
const FAR = 100;
const LONG = 60;

/** The same unit, none said again, or things that are counted by their nouns: "18 boats: nine ferries, five barges". */
const isKindOf = (part: Figure, total: Figure): boolean =>
  part.unit === total.unit || (part.unit === null && part.counted === null) || (isThings(part) && isThings(total));

/** Counted by a noun, and not measured. */
const isThings = ({ unit, counted }: Figure): boolean =>
  unit === 'people' ||
  (unit !== null && ` ${counted?.toLowerCase() ?? ''} `.includes(` ${unit.toLowerCase()} `) && !MEASURED.has(unit));

/** Parts of other nouns make a total only where they come near it: "40 weapons: 12 rifles and 500 rounds" adds up nothing. */
const isPlausible = (total: Figure, parts: readonly Figure[]): boolean =>
  parts.every((p) => p.unit === total.unit) || isNear(total, parts);

function isNear(total: Figure, parts: readonly Figure[]): boolean {
  const [made, sum] = [parts.reduce((n, p) => n + exactValue(p)!, 0), exactValue(total)!];
  return Math.abs(made - sum) <= sum * NEAR;
}
/** Part of a total by which a slip of the pen may be off. */
const NEAR = 0.4;
