import type { Claim, Drift, Origin, Statement } from '../records/claim.ts';
import type { Linkable } from '../records/ledger.ts';
import { disputeIn, inOrigins, originsOf } from './ledger-count.ts';
import { day, facts, headed, type Look, type LookOptions, lookOf, pageOf } from './ledger-look.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** The way of a statement's words. */
export interface TraceRow {
  readonly statement: Statement;
  readonly claim: Claim;
  readonly origin: Origin | null;
  /** All statements of the origin, earliest first. */
  readonly hands: readonly Statement[];
  readonly drift: readonly Drift[];
}

/** The way of a statement: its claim, its origin and why, and every statement of that origin, earliest first, with drift. */
export function toTrace(trace: TraceRow, linkables: ReadonlyMap<string, Linkable>, options: LookOptions = {}): string {
  const look = lookOf(options);
  const { ink, width } = look;
  const { statement, claim, origin } = trace;
  const words = (id: string): string => visible(linkables.get(id)?.statement.words ?? id);
  const of = originsOf(claim, statement.stance);
  const root = trace.hands.find((s) => s.sourceId === origin?.root)?.sourceName ?? origin?.root ?? null;
  return pageOf([
    [
      ...wrap(words(statement.id), width).map(ink.title),
      ...facts([statement.id, statement.sourceName ?? 'no source', statement.stance, statement.grade], look),
    ],
    [
      ink.title('CLAIM'),
      ...wrap(visible(claim.title), width - 2).map((l) => `  ${l}`),
      ...facts([claim.id, disputeIn(claim)], look, '  '),
    ],
    origin === null
      ? [ink.title('ORIGIN'), ink.faint('  none known: it counts as no origin of its own')]
      : [
          ink.title('ORIGIN'),
          ...headed(
            root ?? 'unknown',
            [[of.atMost === 1 ? 'the only origin of its stance' : `one of ${inOrigins(of)} of its stance`, ink.faint]],
            look,
          ),
          ...origin.why.flatMap((w) =>
            wrap(visible(`${w.kind}: ${w.text}`), width - 4).map((l, k) => `  ${k === 0 ? '–' : ' '} ${l}`),
          ),
        ],
    way(trace, words, look),
  ]);
}

function way({ statement, hands, drift }: TraceRow, words: (id: string) => string, look: Look): readonly string[] {
  const { ink, width } = look;
  return [
    ink.title('THE WAY OF THE WORDS'),
    ...hands.flatMap((s) => {
      const here = s.id === statement.id ? '▸' : ' ';
      const chain = s.chain.length > 1 ? `via ${s.chain.slice(0, -1).join(' > ')}` : '';
      const changed = drift.filter((d) => d.to === s.id);
      return [
        ...headed(s.outlet ?? s.file ?? 'no outlet', [[day(s.published), ink.faint]], look, `${here} `),
        ...wrap(words(s.id), width - 4).map((l) => `    ${l}`),
        ...facts([s.attribution === null ? 'in its own voice' : '', chain, s.id], look, '    '),
        ...changed.flatMap((d) =>
          wrap(visible(`${d.kind}: ${d.why}`), width - 6).map(
            (l, k) => `    ${ink.warn(`${k === 0 ? '!' : ' '} ${l}`)}`,
          ),
        ),
      ];
    }),
  ];
}
