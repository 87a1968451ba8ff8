/** A likeness of two articles, in thousandths. */
export interface StoryEdge {
  readonly a: string;
  readonly b: string;
  readonly score: number;
}

/** What makes one story, fitted by `training/stories/fit.ts`. */
export interface StoryBorders {
  /** Average likeness of all pairs between two groups from which on they may be one, in thousandths. */
  readonly least: number;
  /** Share of the likeness within the looser of two groups that the likeness between them must reach. */
  readonly part: number;
}

/** Pairs that one article is compared in, at most, as averages count them: in a long story nobody is like everybody. */
const EACH = 12;
/** Articles from which on a group has a likeness within it that means something. */
const GROUP = 4;

interface Group {
  readonly members: number[];
  /** Summed likeness of the pairs within. */
  within: number;
  /** The same towards each other group, by its least member. */
  readonly sums: Map<number, number>;
}

/**
 * Stories of articles that hang together by edges: again and again the two groups that are most alike on average are joined, as long as they are nearly
 * as much alike as the articles within the looser of them (so two events of one kind stay two, each with its own words). Scores are
 * whole numbers and ties go by `members`, which are sorted: the result is a function of the sets alone. Members of each story are sorted, stories by
 * their first member.
 */
export function storyGroups(
  articles: readonly string[],
  edges: readonly StoryEdge[],
  borders: StoryBorders,
): string[][] {
  const members = [...new Set(articles)].sort();
  const place = new Map(members.map((id, i) => [id, i]));
  const all = new Map(members.map((_, i): [number, Group] => [i, { members: [i], within: 0, sums: new Map() }]));
  for (const { a, b, score } of edges) {
    const [x, y] = [place.get(a), place.get(b)];
    if (x === undefined || y === undefined || x === y) continue;
    all.get(x)!.sums.set(y, score);
    all.get(y)!.sums.set(x, score);
  }
  joinMostAlike(all, borders);
  return [...all.values()]
    .map((g) => g.members.sort((x, y) => x - y).map((i) => members[i]!))
    .sort((x, y) => (x[0]! < y[0]! ? -1 : 1));
}

/** How many pairs two groups are averaged over. */
const between = (a: number, b: number): number => Math.min(a, b) * Math.min(Math.max(a, b), EACH);
const within = (n: number): number => (n * Math.min(n - 1, EACH)) / 2;

function joinMostAlike(all: Map<number, Group>, { least, part }: StoryBorders): void {
  const best = new Map<number, { readonly other: number; readonly score: number }>();
  const inner = (g: Group): number => (g.members.length < GROUP ? 0 : g.within / within(g.members.length));
  /** The likest group of greater key: each pair is looked at from its lesser key. */
  const look = (key: number): void => {
    const mine = all.get(key)!;
    let found: { other: number; score: number } | null = null;
    for (const [other, sum] of mine.sums) {
      if (other < key) continue;
      const theirs = all.get(other)!;
      const score = sum / between(mine.members.length, theirs.members.length);
      if (score < least || score < part * Math.min(inner(mine), inner(theirs))) continue;
      if (!found || score > found.score || (score === found.score && other < found.other)) found = { other, score };
    }
    if (found) best.set(key, found);
    else best.delete(key);
  };
  for (const key of all.keys()) look(key);
  for (;;) {
    let top: { key: number; other: number; score: number } | null = null;
    for (const [key, { other, score }] of best)
      if (!top || score > top.score || (score === top.score && key < top.key)) top = { key, other, score };
    if (!top) return;
    const touched = join(all, top.key, top.other);
    best.delete(top.other);
    for (const key of touched) look(key);
  }
}

/** Puts one group into another of lesser key; gives the keys of all whose neighbours have changed. */
function join(all: Map<number, Group>, key: number, other: number): ReadonlySet<number> {
  const mine = all.get(key)!;
  const theirs = all.get(other)!;
  mine.within += theirs.within + mine.sums.get(other)!;
  mine.members.push(...theirs.members);
  mine.sums.delete(other);
  all.delete(other);
  for (const [third, sum] of theirs.sums) {
    if (third === key) continue;
    const both = sum + (mine.sums.get(third) ?? 0);
    mine.sums.set(third, both);
    const { sums } = all.get(third)!;
    sums.delete(other);
    sums.set(key, both);
  }
  return new Set([key, ...mine.sums.keys()]);
}

/**
 * The article of a story that is most like its others, by the sum of its edges within: of those with a headline (`titled`), if there are any. Of equals the
 * first in the order given.
 */
export function centralOf(
  members: readonly string[],
  edges: readonly StoryEdge[],
  titled: ReadonlySet<string>,
): string {
  const sums = new Map(members.map((id) => [id, 0]));
  for (const { a, b, score } of edges) {
    if (!sums.has(a) || !sums.has(b)) continue;
    sums.set(a, sums.get(a)! + score);
    sums.set(b, sums.get(b)! + score);
  }
  const some = members.filter((id) => titled.has(id));
  const among = some.length ? some : members;
  return among.reduce((best, id) => (sums.get(id)! > sums.get(best)! ? id : best));
}
