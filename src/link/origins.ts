import { STANCES, type Stance } from '../records/attribution.ts';
import type { Claim, Interval, Origin } from '../records/claim.ts';
import type { Edge, LedgerSource, LedgerStatement, Linkable } from '../records/ledger.ts';
import { compareTimes, idOfSource, timeOf } from './positions.ts';
import { distinct, type RootGroup, rootGroups } from './root-groups.ts';
import type { Root } from './roots.ts';
import { wordsOf } from './said-words.ts';
import { outletSourceId } from './source-id.ts';
import { labelOf } from './ties.ts';

/** Groups of every stance, for origins and drift. */
export type GroupsByStance = Readonly<Record<Stance, readonly RootGroup[]>>;

/** Groups of every stance after joining all that may depend on one another, and how many there are at most. */
export interface Grouped {
  readonly groups: GroupsByStance;
  readonly atMost: Readonly<Record<Stance, number>>;
}

const eachStance = <T>(of: (stance: Stance) => T): Readonly<Record<Stance, T>> =>
  Object.fromEntries(STANCES.map((s) => [s, of(s)])) as Record<Stance, T>;

/**
 * Statements of each stance by their roots. `edges`: the `same` edges among them, which tell how surely they state one thing;
 * without any, all do. What an article denies, doubts or leaves open in its own voice, beside others who assert it, makes no origin.
 */
export function groupsByStance(members: readonly Linkable[], edges: readonly Edge[] = []): Grouped {
  const opposed = opposedIn(members);
  const told = eachStance((stance) => {
    const mine = members.filter((m) => m.statement.stance === stance);
    return rootGroups(mine, { onlyTied: stance !== 'asserts' && mine.length < members.length, opposed });
  });
  const sure = sureGroups(
    STANCES.flatMap((s) => told[s]),
    edges,
  );
  return {
    groups: eachStance((stance) => surelyApart(told[stance], sure)),
    atMost: eachStance((stance) => told[stance].length + (told[stance].some(mayHoldAnother) ? 1 : 0)),
  };
}

/** Beside what a source is named for, an article tells it as its own: it may have it from somebody else. */
const mayHoldAnother = ({ roots }: RootGroup): boolean => {
  const sourced = new Set(roots.filter((r) => r.hold !== 'free').map((r) => r.link.statement.article));
  return sourced.size > 0 && roots.some((r) => r.hold === 'free' && !sourced.has(r.link.statement.article));
};

const CLEAR: readonly Stance[] = ['asserts', 'denies'];

/** Tells of two sources whether an article lets one assert what the other denies: it tells them apart, however it calls them. */
function opposedIn(members: readonly Linkable[]): (a: Root, b: Root) => boolean {
  const stances = new Map<string, Map<string, Set<Stance>>>();
  for (const { statement, sources } of members) {
    const source = statement.source === null ? undefined : sources.get(statement.source);
    if (!source || !CLEAR.includes(statement.stance)) continue;
    const inArticle = stances.get(statement.article) ?? new Map<string, Set<Stance>>();
    stances.set(statement.article, inArticle);
    const id = idOfSource(statement.article, source);
    inArticle.set(id, (inArticle.get(id) ?? new Set()).add(statement.stance));
  }
  const pairs = new Set<string>();
  for (const inArticle of stances.values())
    for (const [a, x] of inArticle)
      for (const [b, y] of inArticle)
        if (a !== b && x.size === 1 && y.size === 1 && [...x][0] !== [...y][0]) pairs.add(`${a} ${b}`);
  return (a, b) => a.ids.some((x) => b.ids.some((y) => pairs.has(`${x} ${y}`)));
}

/** Probability from which two groups surely tell of one thing. */
const SURE = 0.75;

/**
 * Groups that surely tell of the same thing: the one with the statement that has most links, and on from there each that surely
 * tells what one of them does. Where a group has sources, their statements show it, not what stands beside them.
 */
function sureGroups(groups: readonly RootGroup[], edges: readonly Edge[]): ReadonlySet<RootGroup> {
  if (groups.length < 2) return new Set(groups);
  const likeness = new Map<string, Map<string, number>>();
  for (const { a, b, kind, by, score } of edges) {
    if (kind !== 'same' || a === b) continue;
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const)
      likeness.set(x, (likeness.get(x) ?? new Map()).set(y, by === 'person' ? 1 : score));
  }
  if (likeness.size === 0) return new Set(groups);
  const degree = new Map([...likeness].map(([id, linked]) => [id, [...linked.values()].reduce((n, s) => n + s, 0)]));
  const first = groups
    .map((group) => ({ group, most: Math.max(...group.roots.map((r) => degree.get(r.link.statement.id) ?? 0)) }))
    .reduce<{ group: RootGroup; most: number } | null>((best, g) => (best && best.most >= g.most ? best : g), null);
  const sure = new Set(first ? [first.group] : []);
  const speaking = new Map(groups.map((g) => [g, tellingOf(g)]));
  const groupOf = new Map([...speaking].flatMap(([g, list]) => list.map((s) => [s.id, g] as const)));
  // A set that grows while it is walked: each new group is looked at in its turn.
  for (const known of sure) {
    const others = speaking.get(known)!;
    const linked = new Set(
      others.flatMap((s) => [...(likeness.get(s.id)?.keys() ?? [])]).flatMap((id) => groupOf.get(id) ?? []),
    );
    for (const group of linked)
      if (!sure.has(group) && together(speaking.get(group)!, others, likeness) >= SURE) sure.add(group);
  }
  return sure;
}

/** Statements by which a group is judged: those of named sources, else those with any, else all. */
function tellingOf({ roots }: RootGroup): LedgerStatement[] {
  const named = roots.filter(isNamed);
  const told = named.length ? named : roots.filter((r) => r.hold !== 'free');
  return (told.length ? told : roots).map((r) => r.link.statement);
}

/** How many wordings of a group may show together that it tells the same. */
const WORDINGS = 3;

/** Probability that two groups tell of one thing: that one of the likest links between them, each to another wording, is right. */
function together(
  group: readonly LedgerStatement[],
  others: readonly LedgerStatement[],
  likeness: ReadonlyMap<string, ReadonlyMap<string, number>>,
): number {
  const best = new Map<string, number>();
  for (const y of others) {
    const linked = likeness.get(y.id);
    if (!linked) continue;
    const wording = wordsOf(y).join(' ');
    for (const x of group) best.set(wording, Math.max(best.get(wording) ?? 0, linked.get(x.id) ?? 0));
  }
  const scores = [...best.values()].sort((a, b) => b - a).slice(0, WORDINGS);
  return 1 - scores.reduce((wrong, score) => wrong * (1 - score), 1);
}

/** Somebody or some body known by name, who is quoted as a source: two of these are two roots as far as a reader can know. */
const isNamed = ({ hold, source }: Root): boolean =>
  hold === 'firm' &&
  source !== null &&
  source.grade === 'named' &&
  (source.kind === 'person' || source.kind === 'organization') &&
  isKnown(source);

/** Told apart by more than one word that might be anything: by a full name, an acronym, or what the article says of who it is. */
const isKnown = ({ name, role, affiliation }: LedgerSource): boolean =>
  role !== null || affiliation !== null || /\S\s+\S/.test(name.replace(/^the\s/i, '')) || /^\p{Lu}{2,}$/u.test(name);

/** A body, and somebody of whom it is not told whose he or she is, or who may be of that body by its words: what one tells may be the other's. */
function mayBeOfIt(a: Root, b: Root): boolean {
  const [body, who] = a.person ? [b, a] : [a, b];
  if (body.person || !who.person || body.source?.kind !== 'organization') return false;
  return who.source?.affiliation === null || [...who.body].some((w) => body.body.has(w));
}

/**
 * Groups that surely have roots of their own: of named people or bodies, and surely of this claim. All others are not counted apart from
 * the first of these: nothing shows that they do not depend on it.
 */
function surelyApart(groups: readonly RootGroup[], isSure: ReadonlySet<RootGroup>): readonly RootGroup[] {
  if (groups.length < 2) return groups;
  const named = groups.filter((g) => isSure.has(g) && g.roots.some(isNamed));
  const [first = groups[0]!, ...others] = named.filter(
    (g, i) => !named.slice(0, i).some((known) => known.roots.some((a) => g.roots.some((b) => mayBeOfIt(a, b)))),
  );
  const rest = groups.filter((g) => g !== first && !others.includes(g));
  if (rest.length === 0) return groups;
  const why = rest.flatMap((g) => [
    ...g.why,
    isSure.has(g)
      ? {
          kind: 'not-told-apart',
          text: `${labelOf(g.roots[0]!.link)} names nobody who could not have it from the others`,
        }
      : { kind: 'not-sure', text: `what ${labelOf(g.roots[0]!.link)} tells may be something else` },
  ]);
  return [
    { roots: [...first.roots, ...rest.flatMap((g) => g.roots)], why: distinct([...first.why, ...why]) },
    ...others,
  ];
}

/** How many independent origins each clear stance has: at least the groups shown, at most those that nothing certain joins. */
export const independentOf = ({ groups, atMost }: Grouped): Claim['independent'] => {
  const interval = (stance: 'asserts' | 'denies'): Interval => ({
    atLeast: groups[stance].length,
    atMost: Math.max(groups[stance].length, atMost[stance]),
  });
  return { asserts: interval('asserts'), denies: interval('denies') };
};

/** Origins as the claim shows them, those with most articles first. Who withholds says nothing that could have one. */
export const originsOf = (groups: GroupsByStance): Claim['origins'] =>
  eachStance((stance): Origin[] => (stance === 'withholds' ? [] : groups[stance].map(originOf)));

function originOf({ roots, why }: RootGroup): Origin {
  const files = roots.flatMap((r) => r.link.publications.map((p) => p.file ?? p.url ?? p.article));
  return {
    root: rootId(roots),
    files: [...new Set(files)].sort(),
    statements: roots.map((r) => r.link.statement.id).sort(),
    why,
  };
}

/** The source that most statements of the surest kind name; without one the only outlet, else the first statement. */
function rootId(roots: readonly Root[]): string {
  const sure = roots.filter((r) => r.source && r.hold === roots[0]!.hold);
  const count = new Map<string, number>();
  for (const r of sure) count.set(r.ids[0]!, (count.get(r.ids[0]!) ?? 0) + 1);
  const [most] = [...count].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (most) return most[0];
  const outlets = new Set(
    roots.flatMap((r) =>
      r.link.publications.flatMap((p) => (p.outlet === null ? [] : outletSourceId(p.outletId, p.outlet))),
    ),
  );
  if (outlets.size === 1) return [...outlets][0]!;
  const first = [...roots].sort(
    (a, b) => compareTimes(timeOf(a.link), timeOf(b.link)) || (a.link.statement.id < b.link.statement.id ? -1 : 1),
  );
  return first[0]!.link.statement.id;
}
