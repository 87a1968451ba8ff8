import type { Claim, Interval, RelationKind } from '../records/claim.ts';
import { countsOf, disputeIn } from './ledger-count.ts';
import { day, facts, type LookOptions, legendOf, listOf, lookOf, pageOf } from './ledger-look.ts';
import { table } from './ledger-table.ts';

export interface BoardOptions extends LookOptions {
  /** In what order they are: "most disputed first". */
  readonly order: string;
  /** Claims in all, where known. */
  readonly total: number | null;
  /** How to see the next page, where there is one. */
  readonly more: string | null;
  /** Claims that fit but are in no list unless all are asked for, and how to see them; told where there are no others. */
  readonly unlisted?: { readonly count: number; readonly how: string };
}

/** The board: one claim a row, with who asserts and who denies it and on how many origins that rests. */
export function toBoard(claims: readonly Claim[], options: BoardOptions): string {
  const look = lookOf(options);
  const { ink } = look;
  const { order, total, more } = options;
  const { unlisted } = options;
  if (!claims.length && unlisted?.count)
    return pageOf([
      [
        ink.title('CLAIMS'),
        ink.faint('  none that two articles tell, or that one disputes, and that are understood alone'),
        ink.faint(`  ${unlisted.count} more: ${unlisted.how}`),
      ],
    ]);
  if (!claims.length) return pageOf([[ink.title('CLAIMS'), ink.faint('  none')]]);
  const rows = claims.map((claim) => ({ claim, counts: countsOf(claim) }));
  type Row = (typeof rows)[number];
  const sum =
    (stance: 'asserts' | 'denies', sign: string) =>
    ({ counts: { articles, origins } }: Row): string =>
      articles[stance] ? `${sign}${articles[stance]}/${span(origins[stance])}` : '';
  const lines = table<Row>(
    [
      { name: 'claim', grows: true, text: (r) => r.claim.title, paint: (_, t) => ink.name(t) },
      { name: 'asserts', right: true, text: sum('asserts', '+') },
      { name: 'denies', right: true, text: sum('denies', '-'), paint: (_, t) => ink.stance('denies', t) },
      { name: 'outlets', right: true, optional: true, text: (r) => String(r.counts.outlets.length) },
      { name: 'latest', text: (r) => day(r.counts.latest), optional: true },
    ],
    rows,
    look,
    ({ claim, counts }) => facts([claim.id, ...notes(claim, counts.articles.withholds)], look, '  '),
  );
  const shown = total === null || total === claims.length ? `${claims.length}` : `${claims.length} of ${total}`;
  return pageOf([
    [`${ink.title('CLAIMS')} ${ink.faint(`· ${shown} · ${order}`)}`, ...lines],
    more === null ? [] : [ink.faint(`more: ${more}`)],
    legendOf(
      [
        ['+9/2', 'asserted in 9 articles, which rest on 2 origins; /1-2 on at least 1, at most 2; -9/2 denied'],
        ['disputed', 'somebody named, or an office, surely denies what another asserts; possibly: it may be so'],
        ['c:...', 'the claim, for `hearsay claim`'],
      ],
      look,
    ),
  ]);
}

/** "2", "1-2". */
const span = ({ atLeast, atMost }: Interval): string => (atLeast === atMost ? `${atMost}` : `${atLeast}-${atMost}`);

const RELATIONS: Readonly<Record<RelationKind, string>> = {
  narrower: 'narrower than another',
  contradicts: 'contradicts another',
  updates: 'updates another',
};

function notes(claim: Claim, withheld: number): readonly string[] {
  return [
    disputeIn(claim),
    withheld ? `withheld in ${withheld}` : '',
    listOf([...new Set(claim.relations.map((r) => RELATIONS[r.kind]))]),
  ];
}
