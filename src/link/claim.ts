import type { Claim, Statement } from '../records/claim.ts';
import type { Edge, Linkable, Publication } from '../records/ledger.ts';
import { once } from '../records/once.ts';
import { statementGrade } from '../records/statement-grade.ts';
import { claimText } from './claim-text.ts';
import { titleOf } from './claim-title.ts';
import { disputeOf } from './disputes.ts';
import { driftOf } from './drift.ts';
import { groupsByStance, independentOf, originsOf } from './origins.ts';
import { holdersOf, positionsOf } from './positions.ts';
import { outletKey, publisherKey } from './source-words.ts';

/**
 * The claim that statements make together: its text, who stands where, on how many origins that rests, and what changed from hand
 * to hand. A function of the set of members, of the `same` edges among them, and of the speakers that persons decided (name by
 * statement). `relations` are the store's to fill. A text with several publications has a statement row for each.
 */
export function claimOf(
  members: readonly Linkable[],
  edges: readonly Edge[],
  speakers?: ReadonlyMap<string, string>,
): Claim {
  const sorted = [...members].sort(byDate);
  const { positions, withdrawn } = positionsOf(sorted, speakers);
  const grouped = groupsByStance(sorted, edges);
  const dispute = disputeOf(sorted, edges, withdrawn, speakers);
  return {
    id: claimId(sorted),
    text: claimText(sorted, edges),
    ...titleOf(sorted, edges, dispute === 'sure'),
    disputed: dispute === 'sure',
    possiblyDisputed: dispute === 'possible',
    statements: sorted.flatMap((l) => rowsOf(l, withdrawn.has(l.statement.id), speakers)),
    positions,
    origins: originsOf(grouped.groups),
    independent: independentOf(grouped),
    relations: [],
    drift: driftOf(sorted, grouped.groups),
  };
}

/**
 * The claim of a statement that no edge touches, as `claimOf` gives it. Most claims are so, and of most nobody asks more than lists
 * are sorted by: the rest is made when it is first asked for.
 */
export function claimOfOne(statement: Linkable): Claim {
  const whole = once(() => claimOf([statement], []));
  // Who holds one statement holds one stance, and takes nothing back by it.
  const titled = once(() => titleOf([statement], [], false));
  return {
    id: claimId([statement]),
    get text() {
      return whole().text;
    },
    get title() {
      return titled().title;
    },
    get listable() {
      return titled().listable;
    },
    disputed: false,
    possiblyDisputed: false,
    statements: rowsOf(statement, false),
    get positions() {
      return whole().positions;
    },
    get origins() {
      return whole().origins;
    },
    get independent() {
      return whole().independent;
    },
    relations: [],
    get drift() {
      return whole().drift;
    },
  };
}

/** Date of the first publication, as sorting knows it: those without a date come last. */
const dateOf = ({ publications }: Linkable): string => publications[0]?.published ?? '~';

const byDate = (a: Linkable, b: Linkable): number => {
  const [x, y] = [dateOf(a), dateOf(b)];
  return x < y ? -1 : x > y ? 1 : a.statement.id < b.statement.id ? -1 : 1;
};

/** Id of a claim: that of its member with the least date and id, under another prefix. */
const claimId = (sorted: readonly Linkable[]): string => (sorted[0]?.statement.id ?? '').replace(/^st:/, 'c:');

function rowsOf(l: Linkable, withdrawn: boolean, speakers?: ReadonlyMap<string, string>): Statement[] {
  const { statement: s } = l;
  const holders = holdersOf(l, speakers);
  const source = s.source === null ? undefined : l.sources.get(s.source);
  const publications: readonly (Publication | null)[] = l.publications.length ? l.publications : [null];
  return publications.map((p): Statement => {
    const own = p ? publisherKey(p) : null;
    const names = s.chain.flatMap((local) => l.sources.get(local) ?? []);
    const outer = own !== null && names.length > 1 && outletKey(names[0]!.outletId, names[0]!.name) === own ? 1 : 0;
    const mine = s.attribution === null ? holders.filter((h) => h.name === p?.outlet) : holders;
    const decided = speakers?.get(s.id);
    const shown = mine[0] ?? null;
    return {
      id: s.id,
      article: s.article,
      file: p?.file ?? null,
      outlet: p?.outlet ?? null,
      published: p?.published ?? null,
      attribution: s.attribution,
      content: s.content,
      stance: s.stance,
      sourceId: source && decided === undefined ? (source.id ?? shown?.id ?? null) : (shown?.id ?? null),
      sourceName: decided ?? source?.name ?? shown?.name ?? null,
      grade: decided === undefined ? statementGrade(s) : s.grade,
      hands: Math.max(0, s.hands - outer),
      chain:
        decided === undefined
          ? names.slice(outer).map((n) => n.name)
          : [...names.slice(outer, -1).map((n) => n.name), decided],
      withdrawn,
    };
  });
}
