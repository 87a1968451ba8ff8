import { STANCES, type Stance } from '../records/attribution.ts';
import type { Claim, Origin } from '../records/claim.ts';
import type { Edge, Linkable } from '../records/ledger.ts';
import { compareTimes, idOfSource, timeOf } from './positions.ts';
import { distinct, type RootGroup, rootGroups } from './root-groups.ts';
import type { Root } from './roots.ts';
import { outletSourceId } from './source-id.ts';
import { labelOf } from './ties.ts';

/** Groups of every stance, for origins and drift. */
export type GroupsByStance = Readonly<Record<Stance, readonly RootGroup[]>>;

const eachStance = <T>(of: (stance: Stance) => T): Readonly<Record<Stance, T>> =>
  Object.fromEntries(STANCES.map((s) => [s, of(s)])) as Record<Stance, T>;

/**
 * Statements of each stance by their roots. `edges`: the `same` edges among them, which tell how surely they state one thing;
 * without any, all do. What an article denies, doubts or leaves open in its own voice, beside others who assert it, makes no origin.
 */
export function groupsByStance(members: readonly Linkable[], edges: readonly Edge[] = []): GroupsByStance {
  const isSure = sureOf(edges);
  const opposed = opposedIn(members);
  return eachStance((stance) => {
    const mine = members.filter((m) => m.statement.stance === stance);
    const onlyTied = stance !== 'asserts' && mine.length < members.length;
    return surelyApart(rootGroups(mine, { onlyTied, opposed }), isSure);
  });
}

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

/** Likeness to the statement at the heart of a claim from which another one surely states the same. */
const SURE = 0.8;

/** Tells of a statement whether it surely states the claim: it is the one with most links, or surely the same as that. */
function sureOf(edges: readonly Edge[]): (statement: string) => boolean {
  const same = edges
    .filter((e) => e.kind === 'same' && e.a !== e.b)
    .map((e) => ({ ...e, score: e.by === 'person' ? 1 : e.score }))
    .sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1));
  if (same.length === 0) return () => true;
  const degree = new Map<string, number>();
  for (const { a, b, score } of same) for (const id of [a, b]) degree.set(id, (degree.get(id) ?? 0) + score);
  const heart = [...degree].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];
  const sure = new Set([heart]);
  for (const { a, b, score } of same) if (score >= SURE && (a === heart || b === heart)) sure.add(a).add(b);
  return (id) => sure.has(id);
}

/** A group of which no statement surely states the claim is not counted apart from the first that does. */
function surelyApart(groups: readonly RootGroup[], isSure: (id: string) => boolean): readonly RootGroup[] {
  const sure = groups.filter((g) => g.roots.some((r) => isSure(r.link.statement.id)));
  const [first = groups[0], ...others] = sure;
  const rest = groups.filter((g) => g !== first && !sure.includes(g));
  if (!first || rest.length === 0) return groups;
  const why = rest.flatMap((g) => [
    ...g.why,
    { kind: 'not-sure', text: `what ${labelOf(g.roots[0]!.link)} tells may be something else` },
  ]);
  return [
    { roots: [...first.roots, ...rest.flatMap((g) => g.roots)], why: distinct([...first.why, ...why]) },
    ...others,
  ];
}

/** Origins as the claim shows them, those with most articles first. */
export const originsOf = (groups: GroupsByStance): Claim['origins'] =>
  Object.fromEntries(STANCES.map((stance) => [stance, groups[stance].map(originOf)])) as Record<Stance, Origin[]>;

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
