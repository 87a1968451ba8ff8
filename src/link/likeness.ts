import type { Linkable } from '../records/ledger.ts';
import { LIGHT_VERBS } from '../rules/en/light-verbs.ts';
import { cosine, meanWeight, type Overlap, overlap, prepare, sameVerb } from './compare.ts';
import { compareDates } from './fact-dates.ts';
import { compareNumbers } from './fact-numbers.ts';
import { type StoryLikeness, storyLikeness } from './story.ts';

/** What a pair of statements has in common, by name; each 0..1, and the same in both orders; `meaning` null where a vector is missing. */
export interface Likeness {
  /** Share of the weight of both statements' words that they share: words of one group of paraphrases count as one, words that recur in both texts less. */
  readonly overlap: number;
  /** Weight of what they share, 1 for as much as two rare words or more: one common word is little even where it is half of a statement. */
  readonly shared: number;
  /** The same with what stands beside them. */
  readonly around: number;
  /** Cosine of the statement vectors, which lie close where statements are of one claim. */
  readonly meaning: number | null;
  /** 1 where numbers of the same agree. */
  readonly numbers: number;
  /** 1 where all numbers of the same are apart. */
  readonly otherNumbers: number;
  /** 1 where all dates that compare are apart. */
  readonly otherDates: number;
  /** 1 where the main verbs are in one group. */
  readonly predicate: number;
  /** How far their texts name the same people and places. */
  readonly storyNames: number;
  /** How far their texts have the same numbers. */
  readonly storyNumbers: number;
  /** How far their texts tell one story. */
  readonly story: number;
}

/** How alike the vectors of two statements are, 0..1; null where one has none. */
export function meaningOf(a: Linkable, b: Linkable): number | null {
  const [x, y] = [prepare(a).vector, prepare(b).vector];
  return x && y ? Math.max(0, cosine(x, y)) : null;
}

/** What stands in the reasons beside the likeness. */
export interface Common {
  readonly cosine: number;
  readonly names: boolean;
  readonly speaker: boolean;
}

/** Weight of two rare words. */
export const MUCH = 16;
/** Likeness of two texts' stories from which on they tell one: reports of one event have as much and more, and how much more says nothing. */
const ONE_STORY = { names: 0.35, numbers: 0.25, all: 0.2 };
/** What two statements say in the same words: enough to part most pairs that have little in common. */
export function wording(a: Linkable, b: Linkable): Pick<Likeness, 'overlap' | 'shared'> {
  const x = prepare(a);
  const y = prepare(b);
  const words = overlap(x.words, y.words, x.topic, y.topic);
  return { overlap: share(words), shared: Math.min(1, words.shared / MUCH) };
}

/** Likeness of two statements: a pure function of both with their texts. `words`: their `wording`, `meaning`: their `meaningOf`, where they are known. */
export function likeness(a: Linkable, b: Linkable, words = wording(a, b), meaning = meaningOf(a, b)): Likeness {
  const x = prepare(a);
  const y = prepare(b);
  const numbers = compareNumbers(a.statement.facts.numbers, b.statement.facts.numbers);
  const dates = compareDates(a.statement.facts.dates, b.statement.facts.dates);
  return {
    overlap: words.overlap,
    shared: words.shared,
    around: share(overlap(x.around, y.around, x.topic, y.topic)),
    meaning,
    numbers: numbers > 0 ? 1 : 0,
    otherNumbers: numbers < 0 ? 1 : 0,
    otherDates: dates < 0 ? 1 : 0,
    predicate: sameVerb(a, b) && !LIGHT_VERBS.has(a.statement.facts.predicate!) ? 1 : 0,
    ...oneStory(storyLikeness(a.text, b.text)),
  };
}

/** What two statements have in common beside, for the reasons of an edge. */
export function commonOf(a: Linkable, b: Linkable): Common {
  const x = prepare(a);
  const y = prepare(b);
  return {
    cosine: cosine(x.vector, y.vector),
    names: [...x.names].some((n) => y.names.has(n)),
    speaker: sameSpeaker(a, b),
  };
}

const share = ({ a, b, shared }: Overlap): number => shared / meanWeight(a, b);

/** How far texts of this likeness tell one story. */
export const oneStory = ({
  names,
  numbers,
  all,
}: StoryLikeness): Pick<Likeness, 'storyNames' | 'storyNumbers' | 'story'> => ({
  storyNames: Math.min(1, names / ONE_STORY.names),
  storyNumbers: Math.min(1, numbers / ONE_STORY.numbers),
  story: Math.min(1, all / ONE_STORY.all),
});

/** One id across articles, or, before sources are joined, a name in common. */
function sameSpeaker(a: Linkable, b: Linkable): boolean {
  const x = a.statement.source === null ? undefined : a.sources.get(a.statement.source);
  const y = b.statement.source === null ? undefined : b.sources.get(b.statement.source);
  if (!x || !y || x.grade !== 'named' || y.grade !== 'named') return false;
  const names = new Set([x.name, ...x.aliases].map((n) => n.toLowerCase()));
  return [y.name, ...y.aliases].some((n) => names.has(n.toLowerCase()));
}
