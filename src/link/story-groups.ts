import { type Group, joinAll } from './cohesion.ts';

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

/**
 * Stories of articles that hang together by edges: again and again the two groups that are most alike on average are joined, as long as they are nearly
 * as much alike as the articles within the looser of them (so two events of one kind stay two, each with its own words). Scores are
 * whole numbers and ties go by `members`, which are sorted: the result is a function of the sets alone. Members of each story are sorted, stories by
 * their first member.
 */
export function storyGroups(
  articles: readonly string[],
  edges: readonly StoryEdge[],
  { least, part }: StoryBorders,
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
  const fits = (a: Group, b: Group, score: number): boolean => score >= part * Math.min(inner(a), inner(b));
  joinAll(all, { least, pairs: between, fits });
  return [...all.values()]
    .map((g) => g.members.sort((x, y) => x - y).map((i) => members[i]!))
    .sort((x, y) => (x[0]! < y[0]! ? -1 : 1));
}

/** How many pairs two groups are averaged over. */
const between = (a: number, b: number): number => Math.min(a, b) * Math.min(Math.max(a, b), EACH);
const within = (n: number): number => (n * Math.min(n - 1, EACH)) / 2;
/** How alike the articles of a group are on average. */
const inner = (g: Group): number => (g.members.length < GROUP ? 0 : g.within / within(g.members.length));

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
