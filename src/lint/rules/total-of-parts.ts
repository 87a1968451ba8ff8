import type { Figure } from '../../records/figure.ts';
import { sentenceIndex } from '../../records/in-parse.ts';
import { REST_OF_LIST } from '../../rules/en/lint-context-words.ts';
import type { Draft } from '../draft.ts';
import { exactValue, isQuoted, shown } from '../look.ts';
import type { Rule } from '../rule.ts';

export const totalOfParts: Rule = {
  id: 'total-of-parts',
  level: 'error',
  about: 'a total that the parts listed behind it do not make',
  why: 'A reader who adds up finds the mistake, and trusts no figure of the article after that.',
  standards: [
    'SPJ Code of Ethics: take responsibility for accuracy',
    'Reuters Handbook of Journalism: check the arithmetic of figures',
  ],
  limits: 'A list counts where it stands behind a colon, a dash or a bracket; "including" tells that it is not whole.',
  bad: [
    {
      text: 'The plan would cost 12 million crowns: 5 million crowns for the deck, 4 million crowns for the lights and 2 million crowns for the paths.',
    },
  ],
  good: [
    {
      text: 'The plan would cost 11 million crowns: 5 million crowns for the deck, 4 million crowns for the lights and 2 million crowns for the paths.',
    },
    { text: 'Three hundred people, including 20 children and 30 nurses, left the town.' },
  ],
  check: (draft) =>
    draft.read.figures.flatMap((total, i) => {
      const sum = exactValue(total);
      if (sum === null || total.unit === '%' || isQuoted(draft, total.span)) return [];
      const parts = listBehind(draft, total, draft.read.figures.slice(i + 1));
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

/** Exact figures of one sentence listed behind a colon, a dash or a bracket after the total, in its unit. */
function listBehind(draft: Draft, total: Figure, later: readonly Figure[]): readonly Figure[] {
  const { text } = draft.read.article;
  const sentence = sentenceIndex(draft, total.span[0]);
  const parts: Figure[] = [];
  let end = total.span[1];
  for (const f of later) {
    if (sentenceIndex(draft, f.span[0]) !== sentence) break;
    const between = text.slice(end, f.span[0]);
    const joins =
      parts.length === 0 ? /^[^.;:—–()]{0,40}(?::|—|–| - | -- |\()\s*(?:\w+ )?$/ : /(?:,|;|\band|\+|&)\s*(?:\w+ )?$/;
    if (!joins.test(between) || between.length > LONG || f.unit !== total.unit || exactValue(f) === null) return [];
    parts.push(f);
    end = f.span[1];
  }
  // More of the list may be told in words without a figure.
  const rest = text.slice(end, draft.parse.sentences[sentence]!.span[1]);
  return REST_OF_LIST.test(rest) ? [] : parts;
}
/** Letters between two items at most. */
const LONG = 60;
