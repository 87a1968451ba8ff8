import type { Evidence } from '../records/claim.ts';
import type { Linkable } from '../records/ledger.ts';
import { GRADES } from '../records/source.ts';
import { SAYING_WORDS } from '../rules/en/source-classes.ts';
import { timeOf } from './positions.ts';
import { apart, nearness, oneRoot, type Root, rootOf } from './roots.ts';
import { wordsAlike, wordsOf } from './said-words.ts';
import { agenciesOf, isQuoted, labelOf, sameUtterance, type Tie, tiesBetween } from './ties.ts';
import { Union } from './union.ts';

/** Statements of one stance that have one root, with what shows it. */
export interface RootGroup {
  readonly roots: readonly Root[];
  readonly why: readonly Evidence[];
}

interface Group {
  roots: Root[];
  why: Evidence[];
}

/** How much a tie of two texts says for one root. */
const WEIGHT: Readonly<Record<Tie['kind'], number>> = {
  'same-utterance': 8,
  cites: 6,
  links: 5,
  'near-copy': 5,
  'same-relay': 4,
  'same-credit': 3,
};
/** Statements of a group that a further one is compared with. */
const MOST = 60;
const SAME_ARTICLE = 3;
/** Weight of wholly equal words. */
const WORDING = 3;
/** Likeness of words from which an article's own voice says again what it has just attributed. */
const ALIKE = 0.5;

export interface RootOptions {
  /** What no source is given for makes no group of its own, as where others take another stance. */
  readonly onlyTied?: boolean;
  /** True of two sources that one article lets take opposite stances: they are two. */
  readonly opposed?: (a: Root, b: Root) => boolean;
}

/**
 * Groups statements of one stance by their roots. Two sources that are told apart by name are two roots, unless they are one
 * source, a body and who speaks for it, or give one utterance. A source told only by category, post or country goes to the one
 * root that it is likest and not told apart from. What no source is given for (the article's own voice, outlets) is never a
 * root beside others. So a root is counted as independent only where the texts show it. The order of members changes nothing.
 */
export function rootGroups(
  members: readonly Linkable[],
  { onlyTied = false, opposed = () => false }: RootOptions = {},
): RootGroup[] {
  // Most claims have members of one stance, and are asked for all.
  if (members.length === 0) return [];
  const roots = members.map(rootOf).sort(inOrder);
  const groups = firmGroups(roots.filter((r) => r.hold === 'firm'));
  const told = (a: Root, b: Root): boolean => apart(a, b) || opposed(a, b);
  attachAll(
    groups,
    roots.filter((r) => r.hold === 'loose'),
    told,
  );
  const free = roots.filter((r) => r.hold === 'free');
  if (groups.length === 0 && !onlyTied) attachAll(groups, free, reportsApart);
  else attachFree(groups, free, onlyTied);
  return groups.map(({ roots, why }) => ({ roots: roots.sort(inOrder), why: distinct(why) })).sort(byWeight);
}

/** Firm sources by their roots: all of one source at once, then pairs of what is left. */
function firmGroups(firm: readonly Root[]): Group[] {
  const sets = new Union(firm.length);
  const why = new Map<number, Evidence[]>();
  const join = (i: number, j: number, evidence: Evidence): void => {
    sets.join(i, j);
    why.set(i, [...(why.get(i) ?? []), evidence]);
  };
  const first = new Map<string, number>();
  const kept: number[] = [];
  for (const [i, r] of firm.entries()) {
    const at = first.get(r.ids[0]!);
    if (at !== undefined) join(i, at, { kind: 'same-source', text: r.source!.name });
    else first.set(r.ids[0]!, i);
    if (at === undefined || r.tellers.size > 0 || isQuoted(r.link)) kept.push(i);
  }
  for (const [n, i] of kept.entries())
    for (const j of kept.slice(0, n)) {
      if (sets.root(i) === sets.root(j)) continue;
      const evidence = oneRoot(firm[j]!, firm[i]!) ?? wordForWord(firm[j]!, firm[i]!);
      if (evidence) join(i, j, evidence);
    }
  return sets.sets().map((set) => ({ roots: set.map((i) => firm[i]!), why: set.flatMap((i) => why.get(i) ?? []) }));
}

/** The same words given to two names: one of them tells of the other's. */
function wordForWord(a: Root, b: Root): Evidence | null {
  const tie = sameUtterance(a.link, b.link);
  return tie ? { kind: tie.kind, text: tie.text } : null;
}

const SURE: Readonly<Record<Root['hold'], number>> = { firm: 0, loose: 1, free: 2 };

/** What says most about its root first; of equals the earliest, then by id. */
function inOrder(a: Root, b: Root): number {
  const grade = (r: Root): number => GRADES.indexOf(r.source?.grade ?? 'none');
  return (
    SURE[a.hold] - SURE[b.hold] ||
    Number(b.country !== null) - Number(a.country !== null) ||
    grade(a) - grade(b) ||
    compareDays(a, b) ||
    (a.link.statement.id < b.link.statement.id ? -1 : 1)
  );
}

const compareDays = (a: Root, b: Root): number => {
  const [x, y] = [timeOf(a.link)?.slice(0, 10) ?? '~', timeOf(b.link)?.slice(0, 10) ?? '~'];
  return x < y ? -1 : x > y ? 1 : 0;
};

type Apart = (a: Root, b: Root) => boolean;

interface Standing {
  readonly score: number;
  readonly why: Evidence;
}

/** Score from which something ties a root to a group, more than that nothing tells them apart. */
const STRONG = 3;

/**
 * Sources told only by category, post or country: those that something ties first, the likest before the others; then one by one
 * those that are apart from all groups, each a group of its own; at last, where nothing ties them, the rest.
 */
function attachAll(groups: Group[], loose: readonly Root[], isApart: Apart): void {
  const left = loose.map((root): Waiting => {
    const stands = new Map(groups.map((g) => [g, standing(g.roots, root, isApart)]));
    return { root, stands, best: bestOf(stands) };
  });
  while (left.length) {
    let top = -1;
    let alone = -1;
    for (const [i, { best }] of left.entries())
      if (best === null) alone = alone < 0 ? i : alone;
      else if (top < 0 || best.standing.score > left[top]!.best!.standing.score) top = i;
    const isTied = top >= 0 && (alone < 0 || left[top]!.best!.standing.score >= STRONG);
    const [{ root, best }] = left.splice(isTied ? top : alone, 1) as [Waiting];
    const group = isTied ? best!.group : { roots: [], why: [] };
    if (isTied) group.why.push(best!.standing.why);
    else groups.push(group);
    group.roots.push(root);
    for (const other of left) update(other, group, both(other.stands.get(group), group, root, other.root, isApart));
  }
}

interface Placement {
  readonly group: Group;
  readonly standing: Standing;
}

/** A root that is in no group yet, how it stands to each, and the one that it goes best with. */
interface Waiting {
  readonly root: Root;
  readonly stands: Map<Group, Standing | null>;
  best: Placement | null;
}

function update(waiting: Waiting, group: Group, now: Standing | null): void {
  const { stands, best } = waiting;
  stands.set(group, now);
  if (now !== null && (best === null || best.group === group || now.score > best.standing.score))
    waiting.best = { group, standing: now };
  else if (now === null && best?.group === group) waiting.best = bestOf(stands);
}

/** How a root stands to a group that has got one member more. */
function both(known: Standing | null | undefined, group: Group, fresh: Root, root: Root, isApart: Apart) {
  if (known === null || group.roots.length > MOST) return known ?? null;
  const more = standing([fresh], root, isApart);
  if (more === null || known === undefined) return more;
  return more.score > known.score || (more.score === known.score && !isTie(known.why)) ? more : known;
}

function bestOf(stands: ReadonlyMap<Group, Standing | null>): Placement | null {
  let best: Placement | null = null;
  for (const [group, found] of stands)
    if (
      found &&
      (best === null ||
        found.score > best.standing.score ||
        (found.score === best.standing.score && larger(group, best.group)))
    )
      best = { group, standing: found };
  return best;
}

/**
 * The article's own voice, outlets and what nobody is named for go with the group that something ties them to; all others go with
 * one and the same group, that they are likest to together: nothing shows that they have different roots.
 */
function attachFree(groups: readonly Group[], free: readonly Root[], onlyTied: boolean): void {
  const untied: { root: Root; stands: ReadonlyMap<Group, Standing | null> }[] = [];
  const likeness = new Map<Group, number>();
  for (const root of free) {
    const stands = new Map(groups.map((g) => [g, standing(g.roots, root, apart)]));
    const best = bestOf(stands);
    if (best && (isTie(best.standing.why) || best.group.roots.some((r) => saysAgain(root, r)))) put(best, root);
    else if (!onlyTied) {
      untied.push({ root, stands });
      for (const [group, found] of stands) likeness.set(group, (found?.score ?? 0) + (likeness.get(group) ?? 0));
    }
  }
  const [main] = [...likeness].sort(([a, x], [b, y]) => y - x || byWeight(a, b)).map(([group]) => group);
  for (const { root, stands } of untied) {
    const found = main && stands.get(main);
    if (main && found) put({ group: main, standing: found }, root);
  }
}

function put({ group, standing: { why } }: Placement, root: Root): void {
  group.roots.push(root);
  group.why.push(why);
}

const articlesOf = (g: { readonly roots: readonly Root[] }): number =>
  new Set(g.roots.map((r) => r.link.statement.article)).size;
const larger = (a: Group, b: Group): boolean => articlesOf(a) > articlesOf(b);

/** How well a root goes with others of one group, and by what; null where the words tell it apart from one of them. */
function standing(others: readonly Root[], root: Root, isApart: Apart): Standing | null {
  let score = 0;
  let why: Evidence = notTold(root);
  // The first of a group are its surest sources: what is told of them all shows there.
  for (const other of others.slice(0, MOST)) {
    if (isApart(root, other)) return null;
    const near = nearness(root, other);
    let here = near + WORDING * wordsAlike(stemsOf(root), stemsOf(other));
    // What both have from one teller may have no source of its own.
    const name = other.source?.name ?? root.source?.name;
    let evidence: Evidence | null = near >= 8 && name !== undefined ? { kind: 'same-source', text: name } : null;
    if (saysAgain(root, other)) here += SAME_ARTICLE;
    for (const tie of tiesBetween(root.link, other.link)) {
      here += WEIGHT[tie.kind];
      evidence ??= { kind: tie.kind, text: tie.text };
    }
    if (here > score || (here === score && evidence && !isTie(why))) {
      score = here;
      why = evidence ?? notTold(root);
    }
  }
  return { score, why };
}

/** The article's own voice in the words of what it attributes elsewhere. */
const saysAgain = (root: Root, other: Root): boolean =>
  root.hold === 'free' &&
  root.link.statement.article === other.link.statement.article &&
  wordsAlike(wordsOf(root.link.statement), wordsOf(other.link.statement)) >= ALIKE;

const stemsOf = ({ link: { statement } }: Root): readonly string[] => [
  ...statement.facts.stems,
  ...statement.facts.names,
];

/** The voice of two articles, each the report of an agency of its own: agencies gather themselves what they tell in their own words. */
function reportsApart(a: Root, b: Root): boolean {
  const [mine, others] = [agenciesOf(a.link), agenciesOf(b.link)];
  return (
    a.source === null &&
    b.source === null &&
    mine.size > 0 &&
    others.size > 0 &&
    ![a, b].some(({ link }) => wordsOf(link.statement).some((w) => SAYING_WORDS.has(w))) &&
    [...mine].every((x) => !others.has(x)) &&
    tiesBetween(a.link, b.link).length === 0
  );
}

const notTold = ({ link, source }: Root): Evidence =>
  source && source.kind !== 'outlet'
    ? { kind: 'not-told-apart', text: `"${source.name}" in ${labelOf(link)} is not told apart from the others` }
    : {
        kind: 'no-root',
        text: `${source ? `${source.name}, as told in ${labelOf(link)},` : labelOf(link)} names no root of its own`,
      };

/** False of what only says that nothing tells a root. */
const isTie = ({ kind }: Evidence): boolean => kind !== 'no-root' && kind !== 'not-told-apart';

export const distinct = (list: readonly Evidence[]): Evidence[] => {
  const by = new Map(list.map((e) => [`${e.kind} ${e.text}`, e]));
  return [...by].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, e]) => e);
};

/** Most articles first, then the earliest. */
const byWeight = (a: RootGroup, b: RootGroup): number =>
  articlesOf(b) - articlesOf(a) ||
  compareDays(a.roots[0]!, b.roots[0]!) ||
  (a.roots[0]!.link.statement.id < b.roots[0]!.link.statement.id ? -1 : 1);
