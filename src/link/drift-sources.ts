import type { Linkable } from '../records/ledger.ts';
import { GRADES, type Grade } from '../records/source.ts';
import type { Change, Step } from './drift-step.ts';
import { foldName } from './fold-name.ts';
import { compareTimes, idOfSource, timeOf } from './positions.ts';
import { outletSourceId } from './source-id.ts';
import { labelOf, relaysOf, type Tie } from './ties.ts';

/** What shows that the later text was made from the earlier one, or both from one report. */
const HANDED: ReadonlySet<Tie['kind']> = new Set(['cites', 'links', 'near-copy', 'same-relay', 'same-credit'] as const);
const ENOUGH = 0.3;
/** Quotation marks, which the reason has around the words anyway. */
const MARKS = /["“”]/g;
const ACCOUNTABLE: ReadonlySet<Grade> = new Set(['named', 'role']);

/** The source of a statement as the article tells it; null for its own voice and for nobody. */
const sourceOf = ({ statement, sources }: Linkable) =>
  statement.source === null ? null : (sources.get(statement.source) ?? null);

/**
 * A source that sounds more accountable than it was, or is gone. `told`: articles that name a source in this origin, so that
 * their own voice has lost none; `onlyRoot`: the origin has one source, so that who tells the same later has it from there.
 */
export function sourceChanges(step: Step, told: ReadonlySet<string>, onlyRoot: boolean): Change[] {
  const { from, to, ties, alike, ordered, sameSource } = step;
  const [before, after] = [sourceOf(from), sourceOf(to)];
  const handed = ties.some((t) => HANDED.has(t.kind));
  if (before === null || alike < ENOUGH) return [];
  if (after === null) {
    if (publishes(to, before, from.statement.article)) return [];
    const known = handed || ties.length > 0 || (onlyRoot && ordered);
    if (!known || told.has(to.statement.article)) return [];
    return [
      {
        kind: 'source lost',
        at: null,
        why: `${before.name} says so in ${labelOf(from)}; ${labelOf(to)} names no source`,
      },
    ];
  }
  if (!handed && !ties.some((t) => t.kind === 'same-utterance')) return [];
  const [x, y] = [GRADES.indexOf(before.grade), GRADES.indexOf(after.grade)];
  if (y < x && ACCOUNTABLE.has(after.grade) && !sameSource && after.kind !== 'outlet' && !step.apart)
    return [
      {
        kind: 'source upgraded',
        at: null,
        why: `"${before.name}" (${before.grade}) in ${labelOf(from)}, "${after.name}" (${after.grade}) in ${labelOf(to)}`,
      },
    ];
  const relay = relaysOf(from)[0];
  const lost =
    relay &&
    relay.name !== before.name &&
    relaysOf(to).length === 0 &&
    from.statement.chain.length > to.statement.chain.length;
  return lost
    ? [
        {
          kind: 'source lost',
          at: null,
          why: `${labelOf(from)} has it from ${relay.name}, which ${labelOf(to)} does not say`,
        },
      ]
    : [];
}

/** A source that tells it itself, as in a press release, is not lost. */
const publishes = ({ publications }: Linkable, source: NonNullable<ReturnType<typeof sourceOf>>, article: string) =>
  publications.some(
    (p) =>
      p.outlet !== null &&
      (outletSourceId(p.outletId, p.outlet) === idOfSource(article, source) ||
        foldName(p.outlet) === foldName(source.name)),
  );

/** A denial that the earlier text had beside the assertion, and the later one has not. */
export function denialLeftOut({ from, to, ties }: Step, denials: readonly Linkable[]): Change[] {
  if (from.statement.stance !== 'asserts' || to.statement.stance !== 'asserts') return [];
  if (!ties.some((t) => HANDED.has(t.kind))) return [];
  if (denials.some((d) => d.statement.article === to.statement.article)) return [];
  const published = to.publications.find((p) => p.published !== null)?.published ?? null;
  const [left] = denials
    .filter((d) => d.statement.article === from.statement.article && compareTimes(timeOf(d), published) <= 0)
    .sort((a, b) => a.statement.content[0]![0] - b.statement.content[0]![0]);
  if (!left) return [];
  const who = sourceOf(left)?.name ?? 'the article itself';
  return [
    {
      kind: 'denial left out',
      at: null,
      why: `${labelOf(from)} also tells that ${who} denies it ("${left.statement.words.replace(MARKS, '')}"); ${labelOf(to)} does not`,
    },
  ];
}
