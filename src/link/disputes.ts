import type { Edge, Linkable } from '../records/ledger.ts';
import { type Holder, holdersOf } from './positions.ts';
import { isClause } from './said-words.ts';

/** Whether sources surely stand on two sides of a claim, or it only may be so; null where all that is told is on one side. */
export type Dispute = 'sure' | 'possible';

/** Probability of an edge from which a denial is surely of what the other statement asserts. */
const ONE_CLAIM = 0.5;
/** The same where nobody is told to deny anything: a negation in somebody's words may be of something else. */
const BEYOND_DOUBT = 0.75;

/** A side with who holds it: an article's own voice speaks for its outlet, known or not. */
interface Sided {
  readonly link: Linkable;
  readonly holders: readonly string[];
}

/**
 * Sure: somebody with a name or an office denies it in so many words, the denial is linked to a clause of somebody else who asserts it, and both are
 * surely of one claim. Possible: somebody is told to deny it, however sure it is that it is this claim, or what somebody who can be held to it says
 * against it is of one claim with it beyond doubt; what an article itself negates ("no signs were found") is on nobody's side. What was taken back since counts on no side. `edges`: those among the members.
 */
export function disputeOf(
  members: readonly Linkable[],
  edges: readonly Edge[],
  withdrawn: ReadonlySet<string>,
  speakers?: ReadonlyMap<string, string>,
): Dispute | null {
  const side = (stance: 'asserts' | 'denies'): Sided[] =>
    members
      .filter(({ statement: s }) => s.stance === stance && !withdrawn.has(s.id))
      .map((link) => ({ link, holders: holdersIds(link, holdersOf(link, speakers)) }));
  const [asserting, denying] = [side('asserts'), side('denies')];
  const opposed = (d: Sided, a: Sided): boolean => a.holders.some((x) => d.holders.some((y) => x !== y));
  const tied = tiedFrom(edges, ONE_CLAIM);
  const sure = denying
    .filter(({ link }) => deniesSurely(link))
    .some((d) =>
      asserting.some((a) => isClause(a.link.statement) && opposed(d, a) && !shareHolder(d, a) && tied(d, a)),
    );
  if (sure) return 'sure';
  const isClose = tiedFrom(edges, BEYOND_DOUBT);
  const possible = denying
    .filter(({ link }) => link.statement.attribution !== null)
    .some((d) =>
      asserting.some(
        (a) => opposed(d, a) && (d.link.statement.facts.denied === true || (isHeld(d.link) && isClose(d, a))),
      ),
    );
  return possible ? 'possible' : null;
}

const holdersIds = ({ statement }: Linkable, holders: readonly Holder[]): readonly string[] =>
  holders.length === 0 && statement.attribution === null ? [statement.article] : holders.map((h) => h.id);

const shareHolder = (a: Sided, b: Sided): boolean => a.holders.some((x) => b.holders.includes(x));

/** Somebody who can be held to it is told to deny it: a negation that stands in the words alone may be of something else. */
const deniesSurely = (link: Linkable): boolean => isHeld(link) && link.statement.facts.denied === true;

const isHeld = ({ statement: { attribution, grade } }: Linkable): boolean =>
  attribution !== null && (grade === 'named' || grade === 'role');

/** Tells of two sides whether an edge of this probability and more ties them. */
function tiedFrom(edges: readonly Edge[], least: number): (d: Sided, a: Sided) => boolean {
  const linked = tiesOf(edges, least);
  return (d, a) => linked.get(d.link.statement.id)?.has(a.link.statement.id) ?? false;
}

/** Whom each statement surely tells the same claim as, both ways. */
function tiesOf(edges: readonly Edge[], least: number): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>();
  for (const { a, b, kind, score } of edges) {
    if (kind !== 'same' || score < least) continue;
    out.set(a, (out.get(a) ?? new Set()).add(b));
    out.set(b, (out.get(b) ?? new Set()).add(a));
  }
  return out;
}
