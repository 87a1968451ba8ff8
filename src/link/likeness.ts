import type { Linkable } from '../records/ledger.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { cosine, type Overlap, overlap, prepare } from './compare.ts';
import { oppositeWords } from './conflict.ts';
import { compareDates } from './fact-dates.ts';
import { compareNumbers } from './fact-numbers.ts';

export { comparable } from './fact-numbers.ts';

/** What a pair of statements has in common, by name; each 0..1 unless said otherwise, and the same in both orders. */
export interface Likeness {
  /** Share of the weight of both statements' words that they share, words of one group of paraphrases counting as one. */
  readonly overlap: number;
  /** The same by the shorter statement's weight. */
  readonly containment: number;
  /** Share of shared weight that is the very same words. */
  readonly literal: number;
  /** Cosine of the sentence vectors; 0 without. */
  readonly cosine: number;
  /** The same of the vectors less the means of their texts. */
  readonly centred: number;
  readonly names: number;
  /** 1 where both have names and share none. */
  readonly otherNames: number;
  readonly numbers: number;
  readonly otherNumbers: number;
  readonly dates: number;
  readonly otherDates: number;
  /** 1 where a word of one is the opposite of a word of the other. */
  readonly opposite: number;
  readonly predicate: number;
  /** Likeness of the statements with what stands beside them. */
  readonly around: number;
  /** Likeness of what the two articles are about. */
  readonly topic: number;
  /** How little the two articles have in common, 1 for nothing at all; 0 where they are about one thing or too short to tell. */
  readonly foreign: number;
  readonly speaker: number;
  /** 1 where one of them denies. */
  readonly polarity: number;
  readonly sameText: number;
  /** Weight of the shorter statement, in tens, at most 5. */
  readonly size: number;
}

export function likeness(a: Linkable, b: Linkable): Likeness {
  const x = prepare(a);
  const y = prepare(b);
  const words = overlap(x.words, y.words, x.topic, y.topic);
  const around = overlap(x.around, y.around, x.topic, y.topic);
  const less = Math.max(1, Math.min(words.a, words.b));
  const names = common(x.names, y.names);
  const numbers = compareNumbers(a.statement.facts.numbers, b.statement.facts.numbers);
  const dates = compareDates(a.statement.facts.dates, b.statement.facts.dates);
  const topic = topicLikeness(a, b);
  const p = a.statement.facts.predicate;
  const q = b.statement.facts.predicate;
  return {
    overlap: share(words),
    containment: Math.min(1, words.shared / less),
    literal: common(x.stems, y.stems) / Math.max(1, Math.min(x.stems.size, y.stems.size)),
    cosine: cosine(x.vector, y.vector),
    centred: cosine(x.centred, y.centred),
    names: names > 0 ? names / Math.sqrt(x.names.size * y.names.size) : 0,
    otherNames: x.names.size > 0 && y.names.size > 0 && names === 0 ? 1 : 0,
    numbers: numbers > 0 ? 1 : 0,
    otherNumbers: numbers < 0 ? 1 : 0,
    dates: dates > 0 ? 1 : 0,
    otherDates: dates < 0 ? 1 : 0,
    opposite: oppositeWords(a, b) ? 1 : 0,
    predicate: p !== null && q !== null && groupOf(p) === groupOf(q) ? 1 : 0,
    around: share(around),
    topic,
    foreign: enough(a) && enough(b) ? Math.max(0, 1 - topic / RELATED) : 0,
    speaker: sameSpeaker(a, b) ? 1 : 0,
    polarity: (a.statement.stance === 'denies') !== (b.statement.stance === 'denies') ? 1 : 0,
    sameText: a.text.article === b.text.article ? 1 : 0,
    size: Math.min(5, less / 10),
  };
}

const share = ({ a, b, shared }: Overlap): number => shared / Math.sqrt(Math.max(1, a) * Math.max(1, b));

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let n = 0;
  for (const k of a) if (b.has(k)) n++;
  return n;
}

/** Share of the words of a topic from which on two articles are about related things: reports of one event have more, others less. */
const RELATED = 0.25;
/** A shorter list of words tells too little. */
const ENOUGH = 8;

const enough = ({ text }: Linkable): boolean => text.topic.length >= ENOUGH;

function topicLikeness(a: Linkable, b: Linkable): number {
  if (a.text.article === b.text.article) return 1;
  const other = new Set(b.text.topic.map(([w]) => w));
  const same = a.text.topic.filter(([w]) => other.has(w)).length;
  return same / Math.max(1, Math.min(a.text.topic.length, b.text.topic.length));
}

/** One id across articles, or, before sources are joined, a name in common. */
export function sameSpeaker(a: Linkable, b: Linkable): boolean {
  const x = a.statement.source === null ? undefined : a.sources.get(a.statement.source);
  const y = b.statement.source === null ? undefined : b.sources.get(b.statement.source);
  if (!x || !y || x.grade !== 'named' || y.grade !== 'named') return false;
  const names = new Set([x.name, ...x.aliases].map((n) => n.toLowerCase()));
  return [y.name, ...y.aliases].some((n) => names.has(n.toLowerCase()));
}
