import { meanWeight } from './compare.ts';
import { cosine, shared } from './story.ts';
import type { StoryArticle } from './story-article.ts';
import { STORY_WEIGHTS } from './story-weights.ts';
import { copyLikeness } from './text-facts.ts';

/** What is seen of two articles, by name; each is the same whichever of the two comes first. */
export interface StoryTraits {
  /** Cosines of what sets their stories apart. */
  readonly names: number;
  readonly numbers: number;
  readonly words: number;
  /** Share of the weight of all these that they share, and the logarithm of what they share. */
  readonly all: number;
  readonly sum: number;
  /** 1 where they share no name. */
  readonly nameless: number;
  /** How many of the three weightiest names of each the other one has. */
  readonly topNames: number;
  /** Likeness of their first statements, in words and by the vectors that fit best. */
  readonly lead: number;
  readonly meaning: number;
  /** Cosine of the means of all vectors. */
  readonly centre: number;
  /** Share of words in the same order: copies. */
  readonly copy: number;
  /** Whether they speak of the same weekday, day or year, or both of others. */
  readonly sameWeekday: number;
  readonly otherWeekday: number;
  readonly sameDay: number;
  readonly otherDay: number;
  readonly sameYear: number;
  readonly otherYear: number;
}

/** Meaning of statements without vectors, and names of texts without any: of two such texts nothing is known. */
const UNKNOWN = 0.3;

/** What is seen of two articles. */
export function storyTraits(a: StoryArticle, b: StoryArticle): StoryTraits {
  const names = cosine(a.story.names, b.story.names);
  const sum = shared(a.story.all, b.story.all, (w) => w);
  const [sameWeekday, otherWeekday] = compared(a.weekdays, b.weekdays);
  const [sameDay, otherDay] = compared(a.days, b.days);
  const [sameYear, otherYear] = compared(a.years, b.years);
  return {
    names,
    numbers: cosine(a.story.numbers, b.story.numbers),
    words: cosine(a.words, b.words),
    all: sum / meanWeight(a.story.all.sum, b.story.all.sum),
    sum: Math.log1p(sum),
    nameless: names === 0 ? 1 : 0,
    topNames: topNames(a, b),
    lead: cosine(a.lead, b.lead),
    meaning: meaning(a.vectors, b.vectors),
    centre: centreCosine(a.text.centre, b.text.centre),
    copy: copyLikeness(a.text, b.text),
    sameWeekday,
    otherWeekday,
    sameDay,
    otherDay,
    sameYear,
    otherYear,
  };
}

/** In the order in which weights are summed. */
export const STORY_TRAITS = Object.keys(STORY_WEIGHTS).filter((key): key is keyof StoryTraits => key !== 'bias');

/** How likely two articles tell one story, in thousandths, whole: sums over them do not depend on any order. */
export function storyScore(
  a: StoryArticle,
  b: StoryArticle,
  weights: Readonly<Record<keyof StoryTraits | 'bias', number>> = STORY_WEIGHTS,
): number {
  // In one order, so that rounding is the same whichever comes first.
  const traits = a.article < b.article ? storyTraits(a, b) : storyTraits(b, a);
  let x = weights.bias;
  for (const key of STORY_TRAITS) x += weights[key] * traits[key];
  return Math.round(1000 / (1 + Math.exp(-x)));
}

function topNames({ text: a }: StoryArticle, { text: b }: StoryArticle): number {
  const share = (of: readonly string[], among: readonly string[]): number =>
    of.filter((w) => among.includes(w)).length / of.length;
  const [x, y] = [a.story.names.slice(0, 3), b.story.names.slice(0, 3)];
  return x.length && y.length ? (share(x, b.story.names) + share(y, a.story.names)) / 2 : UNKNOWN;
}

/** Whether two sets share something, and whether both have something and share nothing. */
function compared(a: ReadonlySet<string>, b: ReadonlySet<string>): [same: number, other: number] {
  const same = [...a].some((x) => b.has(x));
  return [Number(same), Number(!same && a.size > 0 && b.size > 0)];
}

/** Mean cosine of each vector with the one on the other side that fits it best. */
function meaning(a: readonly Float32Array[], b: readonly Float32Array[]): number {
  if (!a.length || !b.length) return UNKNOWN;
  const cosines = a.map((x) => b.map((y) => dot(x, y)));
  const best = (rows: readonly (readonly number[])[]): number =>
    rows.reduce((sum, row) => sum + Math.max(...row), 0) / rows.length;
  return (best(cosines) + best(b.map((_, j) => cosines.map((row) => row[j]!)))) / 2;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function centreCosine(a: readonly number[], b: readonly number[]): number {
  if (!a.length || !b.length) return 0;
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b) || 1);
}
